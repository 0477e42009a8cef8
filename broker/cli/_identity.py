"""Who is who: duplicates, merges, and what people decided."""

import datetime as dt
from collections import Counter
from typing import Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.intake import read_shipped
from broker.model import Alliance, Decision, InputError, Member, Merge, Neighbour, Record, Said
from broker.store import Catalogue, open_catalogue
from broker.wording import Words


def _office(by: str) -> str:
    if not by.strip():
        raise InputError("--by names no office. Leave it out, or name one: --by 'Andes hub'.")
    return by.strip()


ByOption = Annotated[
    str,
    typer.Option(
        "--by", help="Office that decides; no person's name.", metavar="OFFICE", callback=_office
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show it, change nothing.")]
OneArgument = Annotated[str, typer.Argument(metavar="ONE", help="Name or id.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="Name or id.")]


class Merged(Record):
    """What a merge, or its undoing, did or would do."""

    merge: Merge
    """Without what followed: of those who are kept apart no answer tells."""
    followed: dict[str, int]
    """How many introductions, wishes to be kept apart, contacts and confirmations went along."""
    set_aside: dict[str, int]
    """How many were set aside, since both were of the same two; unmerge brings them back."""
    saved: bool


def duplicates(
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List records that may be of one organisation. With what speaks for it and against it."""
    from broker.identity import decisions_on, find_duplicates

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, noted, merges = opened.load(), opened.decisions.all(), opened.merges.all()
    decisions = decisions_on(alliance.by_id, decisions=noted, merges=merges)
    run.progress(Said("Comparing all records"))
    answer = find_duplicates(alliance.organisations(), decisions=decisions, words=words)
    if as_json:
        run.emit(answer)
        return
    console = Terminal()
    for pair in answer.duplicates:
        known = (
            words.say("very likely the same") if pair.verdict == "same"
            else words.say("a person decides")
        )  # fmt: skip
        likely = f"{words.percent(pair.score)}, {known}"
        console.print(
            f"\n[bold]{escape(' = '.join(pair.names))}[/bold] [dim]({escape(likely)})[/dim]"
        )
        console.print(f"   [dim]{escape(pair.one)}, {escape(pair.other)}[/dim]")
        for clue in pair.clues:
            if clue.part != "start":
                console.print(f"   {clue.contribution:+5.1f}  {escape(clue.text)}")
    if answer.duplicates:
        said = words.say(
            "If two are one: broker merge KEEP GONE. If not: broker distinct ONE OTHER, and nobody "
            "is asked again. Names or the ids will do."
        )
        console.print(f"\n{escape(said)}")
    else:
        console.print(words.say("No two records seem to be of one organisation."))


def merge(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="Name or id of the one that stays.")],
    gone: Annotated[str, typer.Argument(metavar="GONE", help="Name or id of the other.")],
    by: ByOption = "Secretariat",
    dry_run: DryRunOption = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Merge two records of one organisation. It can be taken back with unmerge."""
    from broker.identity import merge, organisation_called

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        digest, alliance = opened.digest, opened.load()
        one, other = organisation_called(alliance, keep), organisation_called(alliance, gone)
        apart = _told_apart(opened, alliance, one=one.id, other=other.id)
        number = max((done.number for done in opened.merges.all()), default=0) + 1
        today = dt.date.today()
        after, done = merge(alliance, kept=one.id, gone=other.id, on=today, by=by, number=number)
        if dry_run:
            followed = opened.what_follows(done, alliance=after)
            done = done.model_copy(update={"followed": followed})
        else:
            decision = _decision(one, other, verdict="same", by=by)
            note = f"merged {other.id} into {one.id}"
            done = opened.save_merge(
                after, merge=done, note=note, digest=digest, together=(decision,)
            )
    _say_merge(_merged(done, saved=not dry_run), as_json=as_json, words=words, text=words.count(
        "%(gone)s is now part of %(kept)s; one record was changed. To take it back: broker "
        "unmerge %(merge)s",
        "%(gone)s is now part of %(kept)s; %(number)s records were changed. To take it back: "
        "broker unmerge %(merge)s",
        len(done.changes), gone=other.name, kept=one.name, merge=done.number,
    ) if not dry_run else words.count(
        "%(gone)s would become part of %(kept)s; one record would be changed.",
        "%(gone)s would become part of %(kept)s; %(number)s records would be changed.",
        len(done.changes), gone=other.name, kept=one.name,
    ))  # fmt: skip
    if apart and not as_json:
        said = words.say(
            "Mind: on %(day)s it was noted that these are two organisations (%(by)s).",
            day=words.day(apart.on),
            by=words.known(apart.by),
        )
        Terminal().print(escape(said))


def unmerge(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Number of the merge.")],
    dry_run: DryRunOption = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Take a merge back: every record is again what it was."""
    from broker.identity import standing_merges, unmerge

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        standing = {one.number: one for one in standing_merges(opened.merges.all())}
        if number not in standing:
            if not standing:
                raise InputError("There is no merge to take back.")
            raise InputError(
                "There is no merge %(number)s to take back. There are: %(known)s.",
                number=number,
                known=", ".join(map(str, standing)),
            )
        digest = opened.digest
        before, undone = unmerge(opened.load(), merge=standing[number], standing=standing.values())
        if dry_run:
            back = opened.what_follows(undone, alliance=before)
            undone = undone.model_copy(update={"followed": back})
        else:
            note = f"took back merge {number}"
            undone = opened.save_merge(before, merge=undone, note=note, digest=digest)
    gone, kept = (before.by_id[key].name for key in (undone.gone, undone.kept))
    _say_merge(
        _merged(undone, saved=not dry_run),
        as_json=as_json,
        words=words,
        text=words.say("%(gone)s and %(kept)s would be two again.", gone=gone, kept=kept)
        if dry_run
        else words.say("%(gone)s and %(kept)s are two again.", gone=gone, kept=kept),
    )


def distinct(
    one: OneArgument,
    other: OtherArgument,
    by: ByOption = "Secretariat",
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Note that two records are of different organisations. Nobody is asked again."""
    from broker.identity import organisation_called

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance: Alliance = opened.load()
        first, second = organisation_called(alliance, one), organisation_called(alliance, other)
        if first.id == second.id:
            raise InputError(
                "Both names are those of %(name)s. Name two organisations.", name=first.name
            )
        opened.decisions.add(_decision(first, second, verdict="different", by=by))
    said = words.say(
        "Noted: %(one)s and %(other)s are two organisations.", one=first.name, other=second.name
    )
    Terminal().print(escape(said))


def _told_apart(opened: Catalogue, alliance: Alliance, *, one: str, other: str) -> Decision | None:
    """Return what somebody decided last about two, if it was that they are not one."""
    from broker.identity import decisions_on

    noted, merges = opened.decisions.all(), opened.merges.all()
    standing = decisions_on(alliance.by_id, decisions=noted, merges=merges)
    asked = tuple(sorted((one, other)))
    last = next((each for each in reversed(standing) if each.pair == asked), None)
    return last if last and last.verdict == "different" else None


def _decision(
    one: Member | Neighbour,
    other: Member | Neighbour,
    *,
    verdict: str,
    by: str,
) -> Decision:
    from broker.identity import find_duplicates

    found = find_duplicates([one, other]).duplicates
    first, second = sorted((one.id, other.id))
    return Decision.model_validate(
        {
            "one": first,
            "other": second,
            "verdict": verdict,
            "on": dt.date.today(),
            "by": by,
            "score": found[0].judged if found else None,
        }
    )


def _merged(done: Merge, *, saved: bool) -> Merged:
    followed = Counter[str](one.what for one in done.followed if one.after is not None)
    # A wish under a new name replaces the old one; only what nothing replaces is set aside.
    kept = Counter[str]({"hold": followed["hold"]})
    aside = Counter[str](one.what for one in done.followed if one.after is None) - kept
    return Merged(
        merge=done.model_copy(update={"followed": ()}),
        followed=dict(sorted(followed.items())),
        set_aside=dict(sorted(aside.items())),
        saved=saved,
    )


def _say_merge(done: Merged, *, as_json: bool, words: Words, text: str) -> None:
    if as_json:
        run.emit(done)
        return
    console = Terminal()
    console.print(escape(text))
    names = {
        "introduction": words.say("introductions"),
        "hold": words.say("wishes to be kept apart"),
        "contact": words.say("contacts"),
        "confirmation": words.say("confirmations"),
    }
    listed = {
        name: words.list(tuple(f"{names[what]} ({count})" for what, count in counts.items()))
        for name, counts in (("followed", done.followed), ("aside", done.set_aside))
        if counts
    }
    if "followed" in listed:
        what = listed["followed"]
        if not done.merge.undone:
            said = words.say("With it go: %(what)s.", what=what)
        elif done.saved:
            said = words.say("With it came back: %(what)s.", what=what)
        else:
            said = words.say("With it would come back: %(what)s.", what=what)
        console.print(escape(said))
    if "aside" in listed:
        what = listed["aside"]
        if not done.merge.undone:
            said = words.say(
                "Set aside until it is taken back, since both are of the same two: %(what)s.",
                what=what,
            )
        elif done.saved:
            said = words.say("Taken up again: %(what)s.", what=what)
        else:
            said = words.say("Would be taken up again: %(what)s.", what=what)
        console.print(escape(said))
