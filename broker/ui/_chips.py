"""What was understood of a proposal, as chips that can be added and removed."""

from collections.abc import Mapping
from typing import cast

import streamlit as st

from broker._compose import title_of
from broker.model import Place, PlaceKind, Proposal
from broker.ui._people import choose_one
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import choose, chosen, note, once_for_all, recall
from broker.ui._tables import aside
from broker.ui._view import choices, place_choices
from broker.wording import lasting

_CHIPS = ("themes", "places", "kinds")


def corrected(read: Proposal, *, setting: Setting) -> Proposal:
    """Show what was understood and return the proposal as it was corrected.

    Args:
        read: The proposal as it was read.
        setting: Evidence and language.
    """
    words, vocabulary = setting.words, setting.evidence.vocabulary
    themes = choices(vocabulary, "theme", words=words)
    kinds = choices(vocabulary, "kind", words=words)
    places = all_places(setting)
    _start_over(read)
    st.header(words.say("What was understood"), anchor=False)
    aside(plain(_facts(read, setting=setting)))
    left, right = st.columns(2, gap="medium")
    with left:
        _chips("themes", label=words.say("Themes"), names=themes, setting=setting)
        _chips("kinds", label=words.say("Kinds of partner wanted"), names=kinds, setting=setting)
    with right:
        _chips("places", label=words.say("Places"), names=places, setting=setting)
        choose_one(
            words.say("Who leads (if known)"),
            key="lead",
            empty=words.say("Nobody yet"),
            setting=setting,
            in_address=bool(chosen("example")),
        )
    return read.model_copy(
        update={
            "themes": tuple(st.session_state["themes"]),
            "places": tuple(place_of(key, setting=setting) for key in st.session_state["places"]),
            "kinds": tuple(st.session_state["kinds"]),
            "lead": st.session_state["lead"],
        }
    )


def all_places(setting: Setting) -> dict[str, str]:
    """Return the labels of all places by `kind:key`, made once for each language."""
    return once_for_all(
        "place choices",
        key=setting.stamp,
        make=lambda: place_choices(setting.evidence.vocabulary, words=setting.words),
    )


def place_of(key: str, *, setting: Setting) -> Place:
    """Return the place that `kind:key` names."""
    what, _, name = key.partition(":")
    kind = cast(PlaceKind, what)
    return Place(kind=kind, key=name, name=setting.evidence.vocabulary.label(kind, name))


def _chips(key: str, *, label: str, names: Mapping[str, str], setting: Setting) -> None:
    as_read = st.session_state["as read"].get(key)
    recall(key, default=list(as_read or []), allowed=names)
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=setting.words.say("Add …"),
        select_all=False,
        wrap=True,
    )
    own = st.session_state[key] != as_read
    # An address can name an example, but not a text of one's own.
    note(key, in_address=own and bool(chosen("example")))


def _start_over(read: Proposal) -> None:
    """Fill the chips anew when there is another text.

    What was corrected stays where the same example is only told in another language.
    """
    if st.session_state.get("understood") == read.text:
        return
    st.session_state["understood"] = read.text
    example = chosen("example")
    same = bool(example) and st.session_state.get("understood example") == example
    st.session_state["understood example"] = example
    before = st.session_state.get("as read", {})
    found = {
        "themes": list(read.themes),
        "places": [f"{place.kind}:{place.key}" for place in read.places],
        "kinds": list(read.kinds),
    }
    st.session_state["as read"] = found
    for key in _CHIPS:
        if not (same and chosen(key) != before.get(key)):
            choose(key, found[key])


def _facts(read: Proposal, *, setting: Setting) -> str:
    words = setting.words
    language = setting.label("language", read.language) if read.language else None
    budget = read.budget and words.amount(read.budget.amount, currency=read.budget.currency)
    facts = [
        words.quote(title_of(read)),
        words.say("Language: %(language)s", language=language or words.say("not recognised")),
        words.say("Budget: %(budget)s", budget=budget or words.say("not stated")),
        lasting(read.months, words=words),
        words.say("Correct what is wrong here: what stands below follows."),
    ]
    return " · ".join(facts)
