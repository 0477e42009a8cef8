"""Runs the steps in `versions/` in the transaction of the connection that is handed over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="catalogue_version",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
