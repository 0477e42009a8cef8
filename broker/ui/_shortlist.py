"""A broker's own view of suggestions: kept, declined with a reason, and notes.

All of it belongs to the visitor's session; who is kept and who is left out also stands in the
address, so that a list can be shared. Notes and reasons never do.
"""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from broker.model import Recommendation
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import choose, chosen, note, recall
from broker.ui._tables import aside, table
from broker.wording import Words

_LONGEST = 2_000
_KEPT, _DECLINED = "keep", "not"


def recall_shortlist(setting: Setting) -> None:
    """Put kept and declined organisations in place: the address first, then the session."""
    for key in (_KEPT, _DECLINED):
        recall(key, default=[], allowed=setting.evidence.position)
        note(key)


def kept() -> tuple[str, ...]:
    """Return the ids on the shortlist."""
    return tuple(chosen(_KEPT) or ())


def declined() -> tuple[str, ...]:
    """Return the ids that are not to be suggested again."""
    return tuple(chosen(_DECLINED) or ())


def note_of(key: str) -> str:
    """Return the note on an organisation (id); empty where there is none."""
    return str(_notes().get(key, ""))


def opinion(key: str, *, setting: Setting, place: str) -> None:
    """Show the buttons with which a suggestion is kept, declined or noted."""
    words = setting.words
    is_kept = key in kept()
    st.button(
        words.say("On the shortlist: take off") if is_kept else words.say("Keep"),
        icon=":material/bookmark_added:" if is_kept else ":material/bookmark_add:",
        key=f"keep {place} {key}",
        on_click=_leave if is_kept else _keep,
        args=(key,),
    )
    box = st.popover(
        words.say("Not this one, or a note"),
        icon=":material/edit_note:",
        key=f"opinion {place} {key}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        reasons = _reasons(words)
        st.selectbox(
            words.say("Not this one, because …"),
            list(reasons),
            index=None,
            format_func=reasons.__getitem__,
            key=f"because {place} {key}",
            placeholder=words.say("Choose a reason"),
            on_change=_decline,
            args=(key, place),
        )
        st.text_area(
            words.say("Your note"),
            value=note_of(key),
            max_chars=_LONGEST,
            height=80,
            key=f"note {place} {key}",
            on_change=_write,
            args=(key, place),
            help=words.say("Only you see it, until you close this window."),
        )


def without(
    suggestions: Sequence[Recommendation], *, left_out: Collection[str], setting: Setting
) -> list[Recommendation]:
    """Return suggestions without some organisations (ids), numbered anew."""
    names = {setting.evidence.organisation(key).name for key in left_out}
    left = (one for one in suggestions if one.member not in names)
    return [one.model_copy(update={"rank": rank}) for rank, one in enumerate(left, start=1)]


def show_declined(setting: Setting) -> None:
    """Show who was declined and why, with a way back."""
    words = setting.words
    if not declined():
        return
    st.subheader(words.say("Not suggested any more"), anchor=False)
    reasons = _reasons(words)
    for key in declined():
        why = reasons.get(_because().get(key, ""), "")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(setting.evidence.organisation(key).name)}**"
                + (f" · {plain(why)}" if why else "")
            )
            st.button(
                words.say("Suggest again"),
                key=f"again {key}",
                type="tertiary",
                on_click=_again,
                args=(key,),
            )


def show_kept(setting: Setting, *, more: Callable[[str], None]) -> None:
    """Show the shortlist with its notes.

    Args:
        setting: Evidence and language.
        more: Shows what can be done with one organisation (id).
    """
    words, evidence = setting.words, setting.evidence
    if not kept():
        st.info(words.say("Nobody is on the shortlist yet. Press “Keep” beside a suggestion."))
        show_declined(setting)
        return
    st.write(
        words.count(
            "%(number)s organisation is on your shortlist.",
            "%(number)s organisations are on your shortlist.",
            len(kept()),
        )
    )
    rows = []
    for key in kept():
        one = evidence.organisation(key)
        rows.append(
            (
                one.name,
                setting.label("kind", one.kind),
                setting.label("country", one.country),
                note_of(key) or "–",
            )
        )
    header = (
        words.say("Organisation"),
        words.say("Kind"),
        words.say("Country"),
        words.say("Your note"),
    )
    table(header, rows, alt=words.say("Your shortlist"), stacks=True)
    aside(plain(_how_to_share(words)))
    for key in kept():
        with st.container(border=True, gap="small"):
            st.subheader(plain(evidence.organisation(key).name), anchor=False)
            with st.container(horizontal=True, vertical_alignment="center"):
                opinion(key, setting=setting, place="kept")
            more(key)
    show_declined(setting)


def _how_to_share(words: Words) -> str:
    if chosen("example"):
        return words.say("Copy the address of this page to come back to this list or share it.")
    return words.say(
        "The address of this page holds this list, but not your text: whoever opens it pastes the "
        "text again."
    )


def _reasons(words: Words) -> dict[str, str]:
    return {
        "busy": words.say("it has no capacity now"),
        "theme": words.say("it works on something else"),
        "place": words.say("it works elsewhere"),
        "asked": words.say("it was asked before and said no"),
        "known": words.say("we work with it already"),
        "old": words.say("what is on record is out of date"),
        "other": words.say("another reason"),
    }


def _notes() -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault("notes", {})
    return found


def _because() -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault("because", {})
    return found


def _keep(key: str) -> None:
    choose(_KEPT, [*kept(), key])


def _leave(key: str) -> None:
    choose(_KEPT, [one for one in kept() if one != key])


def _decline(key: str, place: str) -> None:
    reason = st.session_state[f"because {place} {key}"]
    if reason:
        _because()[key] = reason
        choose(_DECLINED, list(dict.fromkeys((*declined(), key))))
        _leave(key)


def _again(key: str) -> None:
    _because().pop(key, None)
    choose(_DECLINED, [one for one in declined() if one != key])


def _write(key: str, place: str) -> None:
    _notes()[key] = st.session_state[f"note {place} {key}"].strip()
