"""Named seats: asked for in plain words, kept in the address."""

from typing import cast

import streamlit as st
from pydantic import ValidationError

from broker.model import BrokerError, Place, PlaceKind, Seat
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import choose, chosen, draw_anew, note, recall
from broker.ui._view import choices

_MOST = 8
_LONGEST = 60
_FIELD, _ENTRY = "~", ","
"""What stands between the fields of a seat, and between entries of one, in the address."""


def ask_seats(setting: Setting) -> tuple[Seat, ...]:
    """Show the named seats and a form for one more; return them."""
    words = setting.words
    recall("seat", default=[])
    note("seat")
    seats = named_seats(setting)
    with st.expander(
        words.say("Seats with a name (%(number)s)", number=len(seats))
        if seats
        else words.say("Seats with a name, if you want some"),
        key="seats box",
    ):
        st.write(
            words.say(
                "A seat says what whoever takes it must be, work on, or where. With seats, "
                "everybody but the lead and those who must be in takes exactly one."
            )
        )
        for at, seat in enumerate(seats):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(seat.name)}** · {plain(_said(seat, setting=setting))}")
                st.button(
                    words.say("Remove"),
                    key=f"remove seat {at}",
                    type="tertiary",
                    on_click=_remove,
                    args=(seat.name,),
                )
        if len(seats) < _MOST:
            _form(setting)
    return seats


def named_seats(setting: Setting) -> tuple[Seat, ...]:
    """Return the seats of the session; what an old address got wrong is left out."""
    found: dict[str, Seat] = {}
    for text in (chosen("seat") or [])[:_MOST]:
        seat = _read(text, setting=setting)
        if seat is not None:
            found.setdefault(seat.name, seat)
    return tuple(found.values())


def set_seat_number(name: str, number: int) -> None:
    """Ask for another number of members in a seat; with 0 it goes."""
    kept = []
    for text in chosen("seat") or []:
        fields = text.split(_FIELD)
        if fields[0] != name:
            kept.append(text)
        elif number > 0:
            kept.append(_FIELD.join((*fields[:4], str(number))))
    choose("seat", kept)


def _form(setting: Setting) -> None:
    words, vocabulary = setting.words, setting.evidence.vocabulary
    kinds = choices(vocabulary, "kind", words=words)
    themes = choices(vocabulary, "theme", words=words)
    places = _places(setting)
    for key in ("seat kinds", "seat themes", "seat places"):
        draw_anew(key)
    with st.form("seat form", clear_on_submit=True, border=False):
        left, right = st.columns(2, gap="medium")
        with left:
            st.text_input(words.say("Name of the seat"), key="seat name", max_chars=_LONGEST)
            st.multiselect(
                words.say("Of one of these kinds"),
                list(kinds),
                format_func=kinds.__getitem__,
                key="seat kinds",
                placeholder=words.say("Any"),
            )
        with right:
            st.multiselect(
                words.say("Working on one of these"),
                list(themes),
                format_func=themes.__getitem__,
                key="seat themes",
                placeholder=words.say("Any"),
            )
            st.multiselect(
                words.say("Working in one of these"),
                list(places),
                format_func=places.__getitem__,
                key="seat places",
                placeholder=words.say("Any"),
            )
        st.number_input(
            words.say("How many members take it"),
            min_value=1,
            max_value=5,
            step=1,
            key="seat number",
        )
        sent = st.form_submit_button(words.say("Add this seat"), on_click=_add)
    if sent and st.session_state.pop("seat refused", False):
        st.warning(words.say("Give the seat a name that no other seat has."))


def _places(setting: Setting) -> dict[str, str]:
    vocabulary, words = setting.evidence.vocabulary, setting.words
    regions = choices(vocabulary, "region", words=words)
    countries = choices(vocabulary, "country", words=words)
    return {f"region:{key}": name for key, name in regions.items()} | {
        f"country:{key}": name for key, name in countries.items()
    }


def _add() -> None:
    state = st.session_state
    name = state["seat name"].replace(_FIELD, " ").strip()
    taken = {text.split(_FIELD)[0] for text in chosen("seat") or []}
    if not name or name in taken:
        state["seat refused"] = True
        return
    fields = (
        name,
        _ENTRY.join(state["seat kinds"]),
        _ENTRY.join(state["seat themes"]),
        _ENTRY.join(state["seat places"]),
        str(state["seat number"]),
    )
    choose("seat", [*(chosen("seat") or []), _FIELD.join(fields)])


def _remove(name: str) -> None:
    set_seat_number(name, 0)


def _read(text: str, *, setting: Setting) -> Seat | None:
    vocabulary = setting.evidence.vocabulary
    fields = text.split(_FIELD)
    if len(fields) != 5 or not (fields[4].isascii() and fields[4].isdigit()):
        return None
    name, kinds, themes, places, number = fields
    try:
        return Seat(
            name=name[:_LONGEST],
            kinds=tuple(map(vocabulary.kind, _entries(kinds))),
            themes=tuple(map(vocabulary.theme, _entries(themes))),
            places=tuple(_place(one, setting=setting) for one in _entries(places)),
            minimum=int(number),
            maximum=int(number),
        )
    except (BrokerError, ValidationError, ValueError):
        return None


def _entries(text: str) -> list[str]:
    return [one for one in text.split(_ENTRY) if one]


def _place(text: str, *, setting: Setting) -> Place:
    what, _, key = text.partition(":")
    if what not in {"region", "country"}:
        raise ValueError(text)
    kind = cast(PlaceKind, what)
    return Place(kind=kind, key=key, name=setting.evidence.vocabulary.label(kind, key))


def _said(seat: Seat, *, setting: Setting) -> str:
    words = setting.words
    facts = [words.count("%(number)s member", "%(number)s members", seat.minimum)]
    if seat.kinds:
        kinds = tuple(setting.label("kind", key) for key in seat.kinds)
        facts.append(words.say("of the kind %(kinds)s", kinds=words.either(kinds)))
    if seat.themes:
        themes = tuple(setting.label("theme", key) for key in seat.themes)
        facts.append(words.say("working on %(themes)s", themes=words.either(themes)))
    if seat.places:
        places = tuple(setting.label(place.kind, place.key) for place in seat.places)
        facts.append(words.say("working in %(places)s", places=words.either(places)))
    return ", ".join(facts)
