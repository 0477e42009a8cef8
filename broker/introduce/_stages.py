"""How an introduction moves on."""

import datetime as dt
from collections.abc import Iterable, Mapping

from broker.introduce._apart import COOL_OFF, require_free
from broker.introduce._words import stage_label
from broker.model import REASONED, Hold, InputError, Introduction, Said, Stage, digest

NEXT: Mapping[Stage, tuple[Stage, ...]] = {
    "proposed": ("sent", "declined"),
    "sent": ("accepted", "declined"),
    "accepted": ("met", "declined"),
    "met": ("joint_work", "declined"),
    "joint_work": ("funded", "ended"),
    "funded": (),
    "ended": ("joint_work",),
    "declined": ("proposed",),
}
"""The stages that may follow each. What was declined may be proposed anew once it cooled off; joint
work that ended may be taken up again."""

_PATIENCE: Mapping[Stage, int] = {
    "proposed": 14,
    "sent": 21,
    "accepted": 45,
    "met": 120,
    "joint_work": 365,
}
"""Days after which an introduction without a date for its next step should have moved on."""


def propose(
    one: str,
    other: str,
    *,
    on: dt.date,
    introducer: str | None = None,
    purpose: str = "",
    owner: str = "",
    holds: Iterable[Hold] = (),
) -> Introduction:
    """Return a new introduction.

    Args:
        one: Id of an organisation; so are `other` and `introducer`.
        other: The other.
        on: Today.
        introducer: Who makes it; None for the Secretariat.
        purpose: What the two could do together.
        owner: Office that follows it.
        holds: Who is kept apart today.

    Raises:
        InputError: If the two are the same, or are not to be introduced; it does not say why.
    """
    made = Introduction(
        id=digest(*sorted((one, other)), on.isoformat()),
        one=one,
        other=other,
        introducer=introducer,
        purpose=purpose,
        owner=owner,
        made_on=on,
        moved_on=on,
    )
    require_free(made, stage="proposed", on=on, holds=holds)
    return made


def move(
    introduction: Introduction,
    *,
    on: dt.date,
    stage: Stage | None = None,
    reason: str | None = None,
    purpose: str | None = None,
    next_step: str | None = None,
    owner: str | None = None,
    due: dt.date | None = None,
) -> Introduction:
    """Return an introduction with what changed; what is None stays as it is.

    Whether the two may be brought together today is asked of `require_free` before.

    A new stage without a new next step or date empties both, for they belonged to the stage before.

    Args:
        introduction: What was read.
        on: Today.
        stage: The stage it comes to; one of `NEXT` of the present stage.
        reason: Why it was declined, or why the joint work ended; asked for then, and only then.
        purpose: What the two could do together.
        next_step: What is to be done next.
        owner: Office that follows it.
        due: Day by which the next step is to be done.

    Raises:
        InputError: If the stage does not follow, or a reason is missing.
    """
    moved = stage is not None and stage != introduction.stage
    if stage is not None and moved and stage not in NEXT[introduction.stage]:
        raise InputError(
            "An introduction at the stage “%(now)s” cannot become “%(wanted)s” at once; after "
            "that comes: %(possible)s.",
            now=stage_label(introduction.stage),
            wanted=stage_label(stage),
            possible=tuple(map(stage_label, NEXT[introduction.stage])) or Said("nothing further"),
        )
    reached = stage or introduction.stage
    why = (introduction.reason if reason is None and not moved else reason or "").strip()
    require_reason(reached, why)
    if reached == "proposed" and moved and on <= introduction.moved_on + COOL_OFF:
        raise InputError("These two are not introduced at present. Try again later.")
    changes: dict[str, object] = {
        "stage": reached,
        "reason": why,
        "moved_on": on if moved else introduction.moved_on,
        "purpose": _or(purpose, introduction.purpose),
        "next_step": _or(next_step, "" if moved else introduction.next_step),
        "owner": _or(owner, introduction.owner),
        "due": due if due or moved else introduction.due,
    }
    # Validated anew: a copy would take texts of any length.
    return Introduction.model_validate({**introduction.model_dump(), **changes})


def require_reason(stage: Stage, reason: str) -> None:
    """Refuse a stage without the reason that it needs, or with one that it has not.

    Raises:
        InputError: If it is so.
    """
    if stage == "declined" and not reason:
        raise InputError("Say why it was declined, in a few words: it helps the next time.")
    if stage == "ended" and not reason:
        raise InputError("Say why the joint work ended, in a few words: it helps the next time.")
    if stage not in REASONED and reason:
        raise InputError(
            "Only a declined introduction, or joint work that ended, has a reason: choose that "
            "stage too, or leave the reason out."
        )


def require_ahead(due: dt.date | None, *, on: dt.date, was: dt.date | None = None) -> None:
    """Refuse a new day for a next step that is over: in January many write last year's date.

    Args:
        due: The day that somebody names.
        on: Today.
        was: The day that was named before, which may stay.

    Raises:
        InputError: If it is over.
    """
    if due is not None and due != was and due < on:
        raise InputError("%(day)s is over. Name a later day for the next step.", day=due)


def is_stale(introduction: Introduction, *, on: dt.date) -> bool:
    """Tell whether something should have happened: the date has passed, or it rests too long."""
    if not introduction.is_open:
        return False
    if introduction.due is not None:
        return on > introduction.due
    return on > introduction.moved_on + dt.timedelta(days=_PATIENCE[introduction.stage])


def _or(given: str | None, kept: str) -> str:
    return kept if given is None else given
