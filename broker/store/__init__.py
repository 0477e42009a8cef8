"""The catalogue: SQLite by default, PostgreSQL by URL."""
