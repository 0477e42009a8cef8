"""Who does not want to be introduced: wishes to keep and to take back, never to be listed."""

import datetime as dt

import streamlit as st

from broker.introduce import wish
from broker.model import Hold, InputError
from broker.store import Catalogue
from broker.ui._introduction import DATES
from broker.ui._people import choose_once
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import draw_anew


def ask_wishes(catalogue: Catalogue, *, setting: Setting) -> None:
    """Show a form with which a wish not to be introduced is kept or taken back.

    No list tells which wishes there are, and taking one back does not tell whether there was one.

    Args:
        catalogue: Where they are kept.
        setting: Evidence and language.
    """
    words = setting.words
    draw_anew("wishes")
    opened = st.expander(words.say("Do not introduce"), key="wishes", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.write(
            words.say(
                "Suggestions, teams and introductions respect this wish, and no page tells of it."
            )
        )
        one, other = _ask_who(setting)
        with st.form("keep apart", border=False):
            until = st.date_input(
                words.say("Until (empty: for good)"), value=None, key="apart until", format=DATES
            )
            with st.container(horizontal=True):
                asked = st.form_submit_button(words.say("Keep this wish"))
                back = st.form_submit_button(words.say("Take this wish back"))
    if not (asked or back):
        return
    if not one:
        st.warning(words.say("Choose an organisation first."))
        return
    book = catalogue.introductions
    try:
        if back:
            book.release(Hold(one=one, other=other or ""))
            st.success(words.say("This wish is not on record any more."))
        else:
            last = _one_day(until)
            book.hold(wish(one, other=other or "", until=last, on=dt.date.today()))
            st.success(words.say("Noted. It is respected from now on."))
    except InputError as error:
        st.warning(plain(words.tell(error.said)))


def _ask_who(setting: Setting) -> tuple[str | None, str | None]:
    """Ask who does not want to be introduced, and to whom."""
    words = setting.words
    one = choose_once(
        words.say("Organisation"),
        key="apart one",
        empty=words.say("Choose an organisation"),
        setting=setting,
    )
    other = choose_once(
        words.say("Not to be introduced to"),
        key="apart other",
        empty=words.say("Nobody at all"),
        setting=setting,
    )
    return one, other


def _one_day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
