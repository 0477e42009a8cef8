"""How a proposal comes in: typed, from a file, or an example."""

from pathlib import Path

import streamlit as st

from broker._compose import title_of
from broker._load import read_proposal
from broker.intake import read_text, shipped_folder
from broker.model import BrokerError, Proposal
from broker.ui._chips import corrected
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import choose, chosen, gone_back, note, once, recall
from broker.vocabulary import load_vocabulary, shipped_vocabulary
from broker.wording import Words

_FILES = ("txt", "md", "docx", "pdf")
_HEIGHT = 210
_OF_A_TEXT = frozenset({"view", "keep", "themes", "places", "kinds", "lead"})
"""Parameters of an address that mean nothing without a proposal."""


def ask(setting: Setting, *, button: str) -> Proposal | None:
    """Show how to give a proposal, and what was understood of it, to be corrected.

    Args:
        setting: Evidence and language.
        button: What the button says that reads the text.

    Returns:
        The proposal with all corrections; None as long as there is none.
    """
    examples = example_files(setting.words.language)
    recall("example", allowed=examples)
    _take_example(examples)
    with st.expander(
        setting.words.say("Your proposal"), expanded=True, key="proposal open", on_change="rerun"
    ):
        left, right = st.columns([2, 1], gap="medium")
        with left:
            _text_form(setting, button=button)
        with right:
            _other_ways(setting, examples=examples)
    note("example")
    asked = chosen("asked")
    if not asked:
        if _OF_A_TEXT & set(st.query_params):
            _ask_again(setting.words)
        return None
    read = once(
        "read",
        key=(setting.stamp, asked),
        make=lambda: read_proposal(asked.encode(), evidence=setting.evidence),
    )
    return corrected(read, setting=setting)


def _ask_again(words: Words) -> None:
    """Ask for the text that an address does not hold; which of the two is shown, a script settles.

    What a window of a browser still holds of a text is not known here.
    """
    with st.container(key="text-gone"):
        st.info(
            words.say(
                "This link was made for a text that it does not hold, since texts stay with "
                "those who wrote them. Paste the text again to go on."
            )
        )
    with st.container(key="text-there"):
        st.info(
            words.say(
                "This link was made for a text that it does not hold. If it is the text that "
                "stands above, press the button below it to go on."
            )
        )


def example_files(language: str) -> dict[str, Path]:
    """Return the proposals that come with the program; none for an alliance on another subject.

    They say something only where the themes are those that ship.

    Args:
        language: The reader's; a proposal that is not translated stays as it was written.

    Returns:
        Files by the name that an address gives the proposal, the same in every language.
    """
    # The vocabulary is asked for itself: the first page is drawn before there is any evidence.
    shipped = load_vocabulary(shipped_vocabulary())
    if load_vocabulary().themes.keys() != shipped.themes.keys():
        return {}
    folder = shipped_folder() / "proposals"
    written = (path for path in sorted(folder.glob("*.md")) if path.stem != "README")
    translated = folder / "translations" / language
    return {
        path.stem: next(one for one in (translated / path.name, path) if one.exists())
        for path in written
    }


def title_of_example(path: Path) -> str:
    """Return the title of a proposal that comes with the program."""
    return title_of(Proposal(text=path.read_text(encoding="utf-8")))


def _text_form(setting: Setting, *, button: str) -> None:
    words = setting.words
    recall("text", default="", allowed=None)
    with st.form("proposal form", border=False):
        st.text_area(
            words.say("What is the work about, where is it, and who is wanted?"),
            key="text",
            height=_HEIGHT,
            placeholder=words.say(
                "A sentence is enough to begin with; a page is better. In English, French, "
                "Spanish, Italian, Portuguese or German."
            ),
        )
        sent = st.form_submit_button(button, type="primary", on_click=_take_text)
    note("text", in_address=False)
    if sent and not chosen("asked"):
        st.warning(words.say("Write a sentence or two first, or choose a file or an example."))


def _other_ways(setting: Setting, *, examples: dict[str, Path]) -> None:
    words = setting.words
    st.file_uploader(
        words.say("Or a file (Word, PDF or text, up to 20 MB)"),
        type=list(_FILES),
        key="file",
        on_change=_take_file,
    )
    if problem := st.session_state.get("file problem"):
        st.error(plain(words.tell(problem)))
    if not examples:
        return
    st.selectbox(
        words.say("Or an example"),
        list(examples),
        index=None,
        format_func=lambda stem: title_of_example(examples[stem]),
        key="example",
        placeholder=words.say("Choose an example"),
    )


def _take_example(examples: dict[str, Path]) -> None:
    """Read an example as soon as it is chosen, also when the address names it.

    It follows the reader into another language, but not while its text is unfolded: what somebody
    writes there is not known here until they send it.
    """
    name = st.session_state["example"]
    before, was = st.session_state.get("example taken") or (None, "")
    text = examples[name].read_text(encoding="utf-8").strip() if name else ""
    st.session_state["example taken"] = (name, text)
    if not name:
        if before and gone_back() and chosen("text") == was:
            _take("")
        return
    folded = not st.session_state.get("proposal open")
    if name != before:
        _take(text)
    elif text != was and folded and chosen("text") == was:
        choose("text", text)
        choose("asked", text)


def _take_text() -> None:
    text = st.session_state["text"].strip()
    if text != chosen("asked"):
        choose("example", None)
    _take(text)


def _take_file() -> None:
    file = st.session_state["file"]
    st.session_state.pop("file problem", None)
    if file is None:
        return
    try:
        text = read_text(file.getvalue(), name=file.name)
    except BrokerError as error:
        st.session_state["file problem"] = error.said
        return
    choose("example", None)
    _take(text)


def _take(text: str) -> None:
    choose("text", text)
    choose("asked", text)
    st.session_state["proposal open"] = not text
