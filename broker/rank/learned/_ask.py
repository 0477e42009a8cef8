"""Both lists for one question: likely partners, and newcomers beside them."""

from difflib import get_close_matches

from pydantic import Field

from broker.history import History
from broker.model import Recommendation, Record, fold
from broker.rank.learned._suggest import Suggester
from broker.wording import Words

_NEAR = 3


class Companions(Record):
    """Who could join a consortium.

    Attributes:
        lead: Name of the coordinator as the history has it; None if there is none, or if the
            history does not know it.
        recommendations: Likely partners, best first.
        newcomers: Organisations with one known work, best first.
        cautions: What the reader has to know.
        works: How many works the history holds.
        organisations: How many organisations took part in them.
        oddities: How often each oddity was met in the tables, when they were just read.
        took_ms: Milliseconds from the question to the answer.
    """

    lead: str | None
    recommendations: tuple[Recommendation, ...]
    newcomers: tuple[Recommendation, ...]
    cautions: tuple[str, ...]
    works: int
    organisations: int
    oddities: dict[str, int] = Field(default_factory=dict)
    took_ms: float


def companions(
    suggester: Suggester,
    text: str,
    *,
    lead: str | None = None,
    top: int = 10,
    newcomers: int = 3,
    words: Words | None = None,
) -> Companions:
    """Return who could join a consortium, in two lists.

    Args:
        suggester: Answers for one past.
        text: Title and summary of the proposal.
        lead: Name or id of the coordinator. One that is not known asks as somebody new, and the
            answer says so.
        top: How many likely partners.
        newcomers: How many newcomers that are not in the first list; may be none.
        words: The language of reasons; English by default.

    Raises:
        InputError: If `top` is below 1.
    """
    words = words or Words()
    history, past = suggester.past.history, suggester.past
    place = _place(lead, history=history, degrees=past.incidence.degrees.tolist()) if lead else None
    asked = lead if place is None else history.organisations[place]
    likely = suggester.suggest(text, lead=asked, top=top, words=words)
    named = {one.member for one in likely.recommendations}
    # Asked for so many, there are enough left without those who stand in the first list.
    most = newcomers + len(named)
    new = suggester.suggest_newcomers(text, lead=asked, top=max(most, 1), words=words)
    beside = [one for one in new.recommendations if one.member not in named][:newcomers]
    return Companions(
        lead=None if place is None else history.names[place],
        recommendations=likely.recommendations,
        newcomers=tuple(
            one.model_copy(update={"rank": rank}) for rank, one in enumerate(beside, start=1)
        ),
        cautions=(_unknown(lead, history=history, words=words),) if lead and place is None else (),
        works=int((past.history.known(past.day)).sum()),
        organisations=int(past.known.sum()),
        took_ms=likely.took_ms + new.took_ms,
    )


def _place(lead: str, *, history: History, degrees: list[int]) -> int | None:
    """Return where the coordinator stands: by id, else the most active one of that name."""
    if lead in history.position:
        return int(history.position[lead])
    same = [place for place, name in enumerate(history.names) if fold(name) == fold(lead)]
    return max(same, key=lambda place: degrees[place], default=None)


def _unknown(lead: str, *, history: History, words: Words) -> str:
    folded = {fold(name): name for name in history.names}
    near = [folded[one] for one in get_close_matches(fold(lead), folded, n=_NEAR)]
    if not near:
        return words.say("“%(name)s” is not known; it is treated as somebody new.", name=lead)
    return words.say(
        "“%(name)s” is not known; it is treated as somebody new. Names like it: %(names)s.",
        name=lead,
        names=words.list(tuple(near)),
    )
