"""Organisations on a map of the world, by the country of their seat."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from broker.model import Place
from broker.ui._picture import Spec, colours, draw
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import aside, table
from broker.wording import Words

_FOLDER = Path(__file__).parent / "world"
_NAMES = 6
"""Names that a mark tells; the table tells more."""
_LISTED = 30
"""Names that the table tells of a country; the list under the facet of the country has all."""
_POSITION: Spec = {
    "longitude": {"field": "lon", "type": "quantitative"},
    "latitude": {"field": "lat", "type": "quantitative"},
}


def show_map(
    people: Sequence[tuple[str, str | None]],
    *,
    setting: Setting,
    key: str,
    places: Sequence[Place] = (),
) -> None:
    """Show where organisations have their seat: a sentence, a map and a table.

    Args:
        people: Name and country (ISO 3166 alpha-3) of each.
        setting: Evidence and language.
        key: Tells equal maps of a page apart.
        places: Places that are asked for; they are marked, too.
    """
    words = setting.words
    by_country: dict[str, list[str]] = {}
    for name, country in people:
        if country:
            by_country.setdefault(country, []).append(name)
    if not by_country:
        st.info(words.say("No source tells in which countries these have their seats."))
        return
    ordered = sorted(by_country.items(), key=lambda item: (-len(item[1]), item[0]))
    told = _told(ordered, setting=setting)
    st.write(plain(told))
    with st.container(key=f"world {key}"):
        drawn = _spec(ordered, setting=setting, places=places)
        draw(drawn, told=told, key=f"map {key}", height="stretch")
    aside(plain(_remarks(people, asked=bool(places), setting=setting)))
    with st.expander(words.say("The map as a table"), key=f"map table {key}"):
        table(
            (words.say("Country"), words.say("Number"), words.say("Organisations")),
            [
                (setting.label("country", code), str(len(names)), _few(names, words=words))
                for code, names in ordered
            ],
            alt=told,
        )


def _few(names: list[str], *, words: Words) -> str:
    more = len(names) - _LISTED
    said = ", ".join(names[:_LISTED])
    if more <= 0:
        return said
    return f"{said} {words.count('and %(number)s more', 'and %(number)s more', more)}"


def _told(ordered: list[tuple[str, list[str]]], *, setting: Setting) -> str:
    """Say in how many countries they are, and where most of them are if that is one country."""
    words = setting.words
    (first, names), *others = ordered
    country = setting.label("country", first)
    if not others:
        return words.say(
            "All with a known seat are in one country, %(country)s: %(number)s.",
            country=country,
            number=len(names),
        )
    told = words.say("Their seats are in %(number)s countries.", number=len(ordered))
    if len(names) == len(others[0][1]):
        return told
    most = words.say(
        "The largest number is in %(country)s: %(number)s.", country=country, number=len(names)
    )
    return f"{told} {most}"


def _remarks(people: Sequence[tuple[str, str | None]], *, asked: bool, setting: Setting) -> str:
    words = setting.words
    said = [words.say("A mark stands in the middle of a country, not where an office is.")]
    if asked:
        said.append(words.say("Diamonds stand where the work is wanted."))
    missing = sum(country is None for _, country in people)
    if missing:
        said.append(
            words.count(
                "%(number)s has no country on record.",
                "%(number)s have no country on record.",
                missing,
            )
        )
    return " ".join(said)


def _spec(
    ordered: list[tuple[str, list[str]]], *, setting: Setting, places: Sequence[Place]
) -> Spec:
    asked = _spots(places, setting=setting)
    return {
        "projection": {"type": "equalEarth"},
        "layer": [
            _ground(),
            _seats(_marks(ordered, setting=setting), words=setting.words),
            *([_asked_for(asked, words=setting.words)] if asked else []),
        ],
    }


def _marks(ordered: list[tuple[str, list[str]]], *, setting: Setting) -> list[dict[str, object]]:
    """Return a mark for each country: where it stands and what it tells."""
    marks: list[dict[str, object]] = []
    for code, names in ordered:
        if (where := _middles().get(code)) is None:
            continue
        more = len(names) - _NAMES
        few = names[:_NAMES] + ([f"+ {more}"] if more > 0 else [])
        marks.append(
            {
                "lon": where[0],
                "lat": where[1],
                "country": setting.label("country", code),
                "number": len(names),
                "names": ", ".join(few)[:400],
            }
        )
    return marks


def _spots(places: Sequence[Place], *, setting: Setting) -> list[dict[str, object]]:
    """Return where the places lie that are asked for, as far as that is one spot."""
    return [
        {"lon": spot[0], "lat": spot[1], "name": setting.label(place.kind, place.key)}
        for place in places
        if (spot := _spot(place, setting=setting)) is not None
    ]


def _ground() -> Spec:
    """Return the land below everything else."""
    shades = colours()
    return {
        "data": {
            "values": _land(),
            "format": {"type": "topojson", "feature": "land"},
        },
        "mark": {
            "type": "geoshape",
            "fill": shades.land,
            "stroke": shades.shore,
            "aria": False,
        },
    }


def _seats(marks: list[dict[str, object]], *, words: Words) -> Spec:
    """Return the marks of countries, the larger the more have their seat there."""
    shades = colours()
    return {
        "data": {"values": marks},
        "mark": {
            "type": "circle",
            "color": shades.mark,
            "opacity": 0.85,
            "stroke": shades.text,
            "strokeWidth": 0.6,
        },
        "encoding": {
            **_POSITION,
            "size": {
                "field": "number",
                "type": "quantitative",
                "legend": None,
                "scale": {"domainMin": 1, "range": [60, 700]},
            },
            "tooltip": [
                {"field": "country", "title": words.say("Country"), "type": "nominal"},
                {"field": "number", "title": words.say("Number"), "type": "quantitative"},
                {"field": "names", "title": words.say("Organisations"), "type": "nominal"},
            ],
        },
    }


def _asked_for(asked: list[dict[str, object]], *, words: Words) -> Spec:
    """Return the diamonds where the work is wanted."""
    return {
        "data": {"values": asked},
        "mark": {
            "type": "point",
            "shape": "diamond",
            "size": 130,
            "color": colours().second,
            "strokeWidth": 2.5,
        },
        "encoding": {
            **_POSITION,
            "tooltip": [{"field": "name", "title": words.say("Asked for"), "type": "nominal"}],
        },
    }


def _spot(place: Place, *, setting: Setting) -> tuple[float, float] | None:
    if place.kind == "country":
        return _middles().get(place.key)
    if place.kind == "range":
        found = setting.evidence.vocabulary.ranges[place.key]
        if found.longitude is not None and found.latitude is not None:
            return found.longitude, found.latitude
    return None


@cache
def _land() -> dict[str, object]:
    found: dict[str, object] = json.loads((_FOLDER / "land.json").read_text("utf-8"))
    return found


@cache
def _middles() -> dict[str, tuple[float, float]]:
    found = json.loads((_FOLDER / "countries.json").read_text("utf-8"))
    return {code: (float(lon), float(lat)) for code, (lon, lat) in found.items()}
