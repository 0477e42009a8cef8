"""Suggestions as cards."""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from broker.model import Recommendation, UnknownNameError
from broker.rank import shares
from broker.ui._links import member_link
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import aside
from broker.ui._view import evidence_line, shown_reasons
from broker.ui._waterfall import waterfall
from broker.wording import odds

_REASONS = 2
"""Reasons that stand on a card; the others open on demand."""

_ALL = 3
"""Suggestions from which on what holds for each is said once, above them."""


def shared_cautions(suggestions: Sequence[Recommendation]) -> tuple[str, ...]:
    """Return the cautions that hold for all of several suggestions."""
    if len(suggestions) < _ALL:
        return ()
    return tuple(
        caution
        for caution in suggestions[0].cautions
        if all(caution in one.cautions for one in suggestions)
    )


def card(
    one: Recommendation,
    *,
    setting: Setting,
    place: str,
    reasons: int = _REASONS,
    said: Collection[str] = (),
    more: Callable[[str], None] | None = None,
) -> None:
    """Show one suggestion: who, how well it fits, why, and what to keep in mind.

    Args:
        one: The suggestion.
        setting: Evidence and language.
        place: Where on the page the card is, to tell equal cards apart.
        reasons: How many reasons stand on it; the others open on demand.
        said: Cautions that stand above all cards already.
        more: Shows what can be done with the organisation, given its id.
    """
    words = setting.words
    with st.container(border=True, gap="small"):
        st.subheader(f"{one.rank}. {plain(one.member)}", anchor=False)
        facts = [setting.label("kind", one.kind)]
        if one.country:
            facts.append(setting.label("country", one.country))
        facts.append(words.say("fit: %(odds)s", odds=odds(one.score, words=words)))
        aside(" · ".join(plain(fact) for fact in facts))
        if one.reasons:
            st.markdown(shown_reasons(one.reasons, most=reasons, words=words))
        for caution in (caution for caution in one.cautions if caution not in said):
            st.markdown(f":material/info: {plain(caution)}")
        _all_reasons(one, setting=setting, key=f"why {place} {one.rank}")
        try:
            key = setting.evidence.find(one.member).id
        except UnknownNameError:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            if more:
                more(key)
            member_link(key, label=words.say("See what it runs and with whom"))


def _all_reasons(one: Recommendation, *, setting: Setting, key: str) -> None:
    """Show every reason with what it adds, once somebody asks: a weak line carries no more."""
    words = setting.words
    label = words.count(
        "%(number)s reason, and what it adds",
        "All %(number)s reasons, and what each adds",
        len(one.reasons),
    )
    opened = st.expander(label, key=key, on_change="rerun")
    if not opened.open:
        return
    with opened:
        waterfall(one.reasons, setting=setting, key=f"steps {key}")
        lines = []
        for reason, share in zip(one.reasons, shares(one.reasons), strict=True):
            rests_on = evidence_line(reason, words=words)
            below = f"  \n  :gray[{rests_on}]" if rests_on else ""
            lines.append(f"**{plain(words.percent(share))}** · {plain(reason.text)}{below}")
        st.markdown("\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1)))
