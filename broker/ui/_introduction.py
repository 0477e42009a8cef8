"""One introduction: what is known of it, how it moves on, and what it went through."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from broker.introduce import (
    NEXT,
    holds_on,
    is_stale,
    move,
    require_ahead,
    require_free,
    stage_name,
    waiting_words,
)
from broker.model import REASONED, InputError, Introduction, Stage
from broker.store import Catalogue, ChangedMeanwhileError
from broker.ui._links import member_link
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import draw_anew
from broker.ui._tables import aside, table
from broker.wording import Words

DATES = "DD/MM/YYYY"
"""How a day is typed: as all three languages of the pages write it."""

_FIELDS = ("stage", "reason", "purpose", "next_step", "owner", "due")


def show_introduction(
    one: Introduction, *, names: Mapping[str, str], catalogue: Catalogue, setting: Setting
) -> None:
    """Show an introduction with a form to carry it on.

    Args:
        one: What the catalogue holds now.
        names: Names of organisations by id.
        catalogue: Where it is kept.
        setting: Evidence and language.
    """
    words = setting.words
    both = (names.get(one.one, one.one), names.get(one.other, one.other))
    st.header(plain(words.list(both)), anchor=False)
    facts = [stage_name(one.stage, words=words), words.day(one.moved_on)]
    if one.introducer:
        name = names.get(one.introducer, one.introducer)
        facts.append(words.say("Introduced by: %(name)s", name=name))
    aside(" · ".join(plain(fact) for fact in facts))
    if is_stale(one, on=dt.date.today()):
        st.warning(waiting_words(one.stage, words=words))
    with st.container(horizontal=True):
        for key, name in zip((one.one, one.other), both, strict=True):
            if key in setting.evidence.position:
                member_link(key, label=plain(name))
    # What this visitor saw when the form was opened: nobody overwrites what they have not seen.
    seen = st.session_state.setdefault(f"seen {one.id}", one)
    _form(seen, catalogue=catalogue, words=words)
    _conflict(catalogue, key=one.id, words=words)
    _steps(catalogue, one, words=words)


def _form(seen: Introduction, *, catalogue: Catalogue, words: Words) -> None:
    key = seen.id
    for field in _FIELDS:
        st.session_state.setdefault(f"{field} {key}", getattr(seen, field))
    draw_anew(f"stage {key}")
    with st.form(f"introduction {key}"):
        stages: tuple[Stage, ...] = (seen.stage, *NEXT[seen.stage])
        st.selectbox(
            words.say("Stage"),
            stages,
            format_func=lambda stage: stage_name(stage, words=words),
            key=f"stage {key}",
        )
        st.text_input(
            words.say("Why was it declined, or why did the joint work end? (only then)"),
            key=f"reason {key}",
            max_chars=1000,
        )
        st.text_area(
            words.say("What could they do together?"), key=f"purpose {key}", max_chars=4000
        )
        st.text_input(words.say("Next step"), key=f"next_step {key}", max_chars=1000)
        st.text_input(
            words.say("Office in charge (no names of persons)"), key=f"owner {key}", max_chars=200
        )
        st.date_input(words.say("Next step until"), key=f"due {key}", format=DATES)
        asked = st.form_submit_button(words.say("Save"))
    if asked:
        _save(seen, catalogue=catalogue, words=words)


def _save(base: Introduction, *, catalogue: Catalogue, words: Words) -> None:
    """Write what stands in the form upon what was read."""
    key, today = base.id, dt.date.today()
    mine = {field: st.session_state[f"{field} {key}"] for field in _FIELDS}
    if mine["stage"] != base.stage:
        # What belongs to the stage before.
        if mine["reason"] == base.reason:
            mine["reason"] = ""
        if mine["stage"] in REASONED:
            if mine["next_step"] == base.next_step:
                mine["next_step"] = ""
            if mine["due"] == base.due:
                mine["due"] = None
    try:
        if mine["stage"] != base.stage:
            book = catalogue.introductions
            # Whether this very one cooled off is asked when it moves.
            others = (one for one in book.all() if one.id != key)
            holds = holds_on(today, holds=book.holds(), introductions=others)
            require_free(base, stage=mine["stage"], on=today, holds=holds)
        require_ahead(mine["due"], on=today, was=base.due)
        changed = move(base, on=today, **mine)
        # To move, no date says that it stays; in a form, it says that it was taken out.
        changed = changed.model_copy(update={"due": mine["due"]})
        saved = catalogue.introductions.change(changed)
    except ChangedMeanwhileError as error:
        st.session_state[f"conflict {key}"] = error
        return
    except InputError as error:
        st.warning(plain(words.tell(error.said)))
        return
    _forget(key)
    st.session_state[f"seen {key}"] = saved
    st.toast(words.say("Saved."))
    st.rerun()


def _conflict(catalogue: Catalogue, *, key: str, words: Words) -> None:
    """Show what somebody else wrote meanwhile beside what stands in the form."""
    error = st.session_state.get(f"conflict {key}")
    if not isinstance(error, ChangedMeanwhileError):
        return
    st.error(
        words.say(
            "Somebody else changed this introduction while you worked on it. Nothing was "
            "overwritten, and what you wrote is still here."
        )
    )
    labels = {
        "stage": words.say("Stage"),
        "reason": words.say("Reason"),
        "purpose": words.say("Purpose"),
        "next_step": words.say("Next step"),
        "owner": words.say("In charge"),
        "due": words.say("Next step until"),
    }
    table(
        (words.say("Field"), words.say("As it is now"), words.say("As you wrote it")),
        [
            (
                labels[field],
                _shown(getattr(error.now, field), field=field, words=words),
                _shown(getattr(error.wanted, field), field=field, words=words),
            )
            for field in error.differing
            if field in labels
        ],
        alt=words.say("What differs"),
    )
    with st.container(horizontal=True):
        if st.button(words.say("Write mine over it"), key=f"mine {key}"):
            del st.session_state[f"conflict {key}"]
            st.session_state[f"seen {key}"] = error.now
            _save(error.now, catalogue=catalogue, words=words)
        st.button(
            words.say("Keep it as it is now"), key=f"theirs {key}", on_click=_forget, args=(key,)
        )


def _forget(key: str) -> None:
    """Let go of what stands in the form, so that it shows the catalogue again."""
    for field in (*_FIELDS, "seen", "conflict"):
        st.session_state.pop(f"{field} {key}", None)


def _shown(value: object, *, field: str, words: Words) -> str:
    if field == "stage":
        return next((stage_name(one, words=words) for one in NEXT if one == value), "–")
    if isinstance(value, dt.date):
        return words.day(value)
    return str(value or "–")


def _steps(catalogue: Catalogue, one: Introduction, *, words: Words) -> None:
    st.subheader(words.say("What happened so far"), anchor=False)
    rows = [
        (
            words.day(step.day),
            stage_name(step.introduction.stage, words=words),
            words.clauses(filter(None, (step.introduction.reason, step.introduction.next_step)))
            or "–",
            step.introduction.owner or "–",
        )
        for step in reversed(catalogue.introductions.steps(one.id))
    ]
    table(
        (
            words.say("Day"),
            words.say("Stage"),
            words.say("Reason or next step"),
            words.say("In charge"),
        ),
        rows,
        alt=words.say("What happened so far"),
        named=True,
    )
