"""'My mirror': why one is suggested or not, and what in the own profile would change it."""

from pathlib import Path

import streamlit as st

from broker._load import read_proposal
from broker.model import BrokerError, Member, Neighbour, Proposal
from broker.rank import IfChanged, Mirror, mirror
from broker.ui._asking import example_files, title_of_example
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import chosen, note, once, recall
from broker.ui._tables import aside
from broker.ui._view import bullets, shown_reasons
from broker.wording import odds

_REASONS = 3
_CHANGES = 5
_SHOWN = 10
"""Suggestions that a broker sees at first."""

_OWN = "own"


def show_mirror(one: Member | Neighbour, *, setting: Setting) -> None:
    """Ask for a proposal and show how an organisation looks to it."""
    words = setting.words
    st.subheader(words.say("My mirror"), anchor=False)
    st.write(words.say("Why am I suggested or not, and what in my profile would change it?"))
    examples = example_files(words.language)
    offered = {stem: title_of_example(path) for stem, path in examples.items()}
    if chosen("asked"):
        offered = {_OWN: words.say("The proposal on the first page")} | offered
    if not offered:
        st.info(words.say("Give a proposal under “Find partners” first, then come back here."))
        return
    recall("mirror", allowed=offered)
    st.selectbox(
        words.say("For which proposal?"),
        list(offered),
        index=None,
        format_func=offered.__getitem__,
        key="mirror",
        placeholder=words.say("Choose a proposal"),
    )
    note("mirror", in_address=st.session_state["mirror"] != _OWN)
    name = st.session_state["mirror"]
    if not name:
        return
    text = str(chosen("asked")) if name == _OWN else _text(examples[name])
    with st.spinner(words.say("Looking with the eyes of this proposal …")):
        try:
            found = once(
                "mirror",
                key=(setting.stamp, one.id, text),
                make=lambda: mirror(
                    setting.evidence, proposal=_read(text, setting), member=one.id, words=words
                ),
            )
        except BrokerError as error:
            st.warning(plain(words.tell(error.said)))
            return
    _show(found, setting=setting)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _read(text: str, setting: Setting) -> Proposal:
    return read_proposal(text.encode(), evidence=setting.evidence)


def _show(found: Mirror, *, setting: Setting) -> None:
    words = setting.words
    st.markdown(f"**{plain(_standing(found, setting=setting))}**")
    if found.reasons:
        st.write(words.say("What speaks for you:"))
        st.markdown(shown_reasons(found.reasons, most=_REASONS, words=words))
    elif not found.leads:
        st.write(words.say("Nothing on record ties you to this proposal."))
    if found.changes:
        st.write(words.say("What would change it, if it is true and you had it on record:"))
        st.markdown(
            bullets(plain(_change(one, setting=setting)) for one in found.changes[:_CHANGES])
        )
        aside(
            plain(
                words.say(
                    "Each line was computed by changing only this in your profile. Nothing was "
                    "saved. To correct your profile, write to the Secretariat."
                )
            )
        )


def _standing(found: Mirror, *, setting: Setting) -> str:
    words = setting.words
    if found.leads:
        return words.say("You lead this proposal, so you are not suggested to yourself.")
    if isinstance(found.organisation, Neighbour):
        return words.say("Only members are suggested; you are not a member on record.")
    if found.rank is None:
        return words.say("You are not suggested.")
    fit = odds(found.score, words=words)
    if found.rank <= _SHOWN:
        return words.say(
            "You are suggested: place %(rank)s of %(number)s (fit: %(odds)s).",
            rank=found.rank,
            number=found.listed,
            odds=fit,
        )
    return words.say(
        "You stand at place %(rank)s of %(number)s (fit: %(odds)s); the first %(shown)s are shown "
        "at first.",
        rank=found.rank,
        number=found.listed,
        odds=fit,
        shown=_SHOWN,
    )


def _change(one: IfChanged, *, setting: Setting) -> str:
    words = setting.words
    what = {
        "theme": words.say("the theme “%(name)s” in your profile", name=one.name),
        "place": words.say("the place “%(name)s” in your profile", name=one.name),
        "language": words.say("%(name)s among your languages", name=one.name),
        "work": words.say("work that you run now on these themes and places"),
    }[one.what]
    return words.say(
        "With %(what)s: place %(rank)s (fit: %(odds)s).",
        what=what,
        rank=one.rank,
        odds=odds(one.score, words=words),
    )
