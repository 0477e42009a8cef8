"""The front end's page map: `streamlit run app.py` opens it."""

import streamlit as st
from starlette.middleware import Middleware

from broker.compressed import Compressed
from broker.crowded import open_many_files


def show() -> None:
    """Show a visitor the page that the address asks for."""
    # The picture of a network makes itself known to the server where a visitor first needs it.
    from broker import ui

    words = ui.speech()
    first = words.say("Find partners")
    page = st.navigation(
        [
            st.Page(ui.partners_page, title=first, url_path="", default=True),
            # Who types the name of the first page gets it too.
            st.Page(ui.partners_page, title=first, url_path="partners", visibility="hidden"),
            st.Page(ui.members_page, title=words.say("Who works on this?"), url_path="members"),
            st.Page(ui.assemble_page, title=words.say("Assemble a team"), url_path="team"),
            st.Page(ui.weave_page, title=words.say("Where to weave"), url_path="weave"),
            st.Page(
                ui.introductions_page, title=words.say("Introductions"), url_path="introductions"
            ),
        ],
        position="top",
    )
    st.set_page_config(page_title=page.title, layout="wide")
    ui.arrive(page.url_path)
    ui.heading(page.title)
    page.run()


# Streamlit imports this file once to serve it, and runs it whenever a page is drawn.
if __name__ == "__main__":
    show()
else:
    open_many_files()
    app = st.App(__file__, middleware=[Middleware(Compressed)])
