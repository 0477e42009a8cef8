"""What somebody would bring to a membership that few in it stand for."""

from broker.evidence import Evidence, focus_of
from broker.model import FocusArea, Neighbour, Record
from broker.vocabulary import Vocabulary
from broker.wording import Words

_FEW = 3
"""Members up to which a combination counts as a gap."""

_MOST = 10
"""Gaps that are told."""


class Gap(Record):
    """A combination of theme, region and kind, and how many members already stand for it.

    A member stands for the themes and regions that any of its records states, as in
    `broker.weave.cells`.
    """

    theme: str
    region: str
    kind: str | None
    """None where the applicant's kind is not known."""
    members: int
    """Members of this kind that work on the theme in the region."""
    any_kind: int
    """Members of all kinds that do."""
    text: str
    """A sentence for people."""


def gaps_filled(
    evidence: Evidence, applicant: Neighbour, *, kind: str | None, words: Words
) -> list[Gap]:
    """Return what an applicant would bring, the rarest first; only what few members stand for.

    Args:
        evidence: The membership, with the applicant as a guest.
        applicant: Who asks.
        kind: Key of the kind of member it would be; None where that is not known.
        words: The language.
    """
    focus = applicant.focus[0]
    everybody = [(one, focus_of(evidence, one.id)) for one in evidence.alliance.members]
    regions = sorted(_regions(focus, vocabulary=evidence.vocabulary))
    found = []
    for theme in focus.themes:
        for region in regions:
            standing = [
                one for one, its in everybody if theme in its.themes and region in its.regions
            ]
            alike = [one for one in standing if kind is None or one.kind == kind]
            if len(alike) <= _FEW:
                text = _told(
                    len(alike),
                    theme=theme,
                    region=region,
                    kind=kind,
                    vocabulary=evidence.vocabulary,
                    words=words,
                )
                found.append(
                    Gap(
                        theme=theme,
                        region=region,
                        kind=kind,
                        members=len(alike),
                        any_kind=len(standing),
                        text=text,
                    )
                )
    rarest = sorted(found, key=lambda gap: (gap.members, gap.any_kind, gap.theme, gap.region))
    return rarest[:_MOST]


def _told(
    count: int,
    *,
    theme: str,
    region: str,
    kind: str | None,
    vocabulary: Vocabulary,
    words: Words,
) -> str:
    names = {
        "theme": vocabulary.label("theme", theme, language=words.language),
        "region": vocabulary.label("region", region, language=words.language),
    }
    if kind is None:
        if not count:
            return words.say("Nobody works on %(theme)s in %(region)s yet.", **names)
        return words.count(
            "Only one member works on %(theme)s in %(region)s.",
            "Only %(number)s members work on %(theme)s in %(region)s.",
            count,
            **names,
        )
    names["kind"] = vocabulary.label("kind", kind, language=words.language)
    if not count:
        return words.say("No member works on %(theme)s in %(region)s as %(kind)s yet.", **names)
    return words.count(
        "Only one member works on %(theme)s in %(region)s as %(kind)s.",
        "Only %(number)s members work on %(theme)s in %(region)s as %(kind)s.",
        count,
        **names,
    )


def _regions(focus: FocusArea, *, vocabulary: Vocabulary) -> set[str]:
    """Return the regions of a focus: those it names, and those that its countries lie in.

    Electoral groups count only where they are named: they hold the countries of other regions.
    """
    countries = set(focus.countries)
    around = {
        key
        for key, one in vocabulary.regions.items()
        if not one.electoral and not countries.isdisjoint(one.countries)
    }
    return (around | set(focus.regions)) - {"global"}
