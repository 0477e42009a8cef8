"""Tiny worlds whose right answer is obvious."""

import datetime as dt
import zlib
from collections.abc import Sequence

import numpy as np

from broker.evidence import Evidence
from broker.model import (
    Activity,
    Alliance,
    Call,
    FocusArea,
    Funder,
    Initiative,
    Member,
    Neighbour,
    Proposal,
    Years,
    fold,
)
from broker.vocabulary import understand

TODAY = dt.date(2026, 6, 1)


class WordHash:
    """An encoder that knows nothing but whether words are the same."""

    name = "word-hash"
    dimensions = 512

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in fold(text.encode("utf-8", "replace").decode()).split():
                if len(word.strip(".,;:“”()")) > 3:
                    row[zlib.crc32(word.strip(".,;:“”()").encode()) % self.dimensions] += 1
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, norms, out=rows, where=norms > 0)


def member(key: str, **more: object) -> Member:
    area = {
        name: more.pop(name)
        for name in ("themes", "themes_inferred", "regions", "countries", "ranges", "confidence")
        if name in more
    }
    known = {
        "name": key.replace("-", " ").title(),
        "kind": "civil_society",
        "languages": ("en",),
        "summary": f"What {key} is.",
        "source": f"https://example.org/{key}",
        "as_of": 2024,
        **more,
    }
    return Member(id=key, focus=(FocusArea(**area),) if area else (), **known)


def neighbour(key: str, **more: object) -> Neighbour:
    made = member(key, **more).model_dump(
        exclude={"standing", "evidence", "scope", "roles", "steering"}
    )
    return Neighbour.model_validate(made)


def activity(key: str, *, of: str, **more: object) -> Activity:
    known = {
        "title": key.replace("-", " ").capitalize(),
        "kind": "project",
        "status": "running",
        "years": Years(start=2023, ongoing=True),
        "source": f"https://example.org/{of}/{key}",
        "as_of": 2024,
        **more,
    }
    return Activity(id=f"{of}/{key}", organisation=of, **known)


def initiative(key: str, *members: str, **more: object) -> Initiative:
    known = {
        "title": key.replace("-", " ").capitalize(),
        "type": "project",
        "status": "running",
        "source": f"https://example.org/{key}",
        "as_of": 2024,
        **more,
    }
    return Initiative(id=key, members=members, **known)


def call(key: str, **more: object) -> Call:
    known = {
        "funder": "payer",
        "title": key.replace("-", " ").capitalize(),
        "regions": ("global",),
        "kinds": ("civil_society",),
        "countries_note": "Worldwide",
        "pattern": "annual",
        "source": f"https://example.org/{key}",
        "as_of": 2026,
        **more,
    }
    return Call(id=key, **known)


PAYER = Funder(id="payer", name="Payer", kind="foundation", source="https://example.org/payer")


def evidence(alliance: Alliance) -> Evidence:
    return Evidence(alliance, encoder=WordHash(), on=TODAY)


def proposal(text: str, **more: object) -> Proposal:
    return understand(text, **more)


def water_world() -> Alliance:
    """Five members: who works on water in the Andes is plain to see."""
    return Alliance(
        members=(
            member("water-andes", country="PER", languages=("es",), kind="academic_research"),
            member("water-alps", country="ITA", languages=("it",)),
            member("music-andes", country="PER", languages=("es",)),
            member("quiet", country="KGZ", languages=("ru",)),
            member("lead", country="ECU", languages=("es",), kind="government"),
        ),
        around=(neighbour("water-outside", country="PER", summary="Watershed monitoring."),),
        activities=(
            activity(
                "monitoring-of-small-watersheds",
                of="water-andes",
                summary="Rain and stream flow are measured in small watersheds with villages.",
                themes=("watershed_management", "water"),
                countries=("PER", "ECU"),
                ranges=("andes",),
            ),
            activity(
                "watersheds-of-the-south",
                of="water-alps",
                summary="Stream flow is measured in small watersheds.",
                themes=("watershed_management",),
                countries=("ITA",),
                ranges=("alps",),
            ),
            activity(
                "songs-of-the-villages",
                of="music-andes",
                summary="Songs are recorded.",
                themes=("indigenous_peoples_culture",),
                countries=("PER",),
                ranges=("andes",),
            ),
        ),
    )


WATER = (
    "Measuring small watersheds of the Andes in Peru and Ecuador: rain and stream flow in ten "
    "watersheds, watershed management with villages."
)
