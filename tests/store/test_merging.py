"""What stands beside the records follows an organisation into another, and comes back with it."""

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broker.identity import merge, standing_merges, unmerge
from broker.introduce import move, propose
from broker.model import CatalogueError, Confirmation, Contact, Hold, InputError
from broker.store import open_catalogue
from tests.store.worlds import alliance

DAY = dt.date(2026, 6, 1)
LATER = dt.date(2027, 6, 1)


@pytest.fixture(autouse=True)
def key(monkeypatch, tmp_path):
    monkeypatch.delenv("BROKER_CONTACT_KEY", raising=False)
    monkeypatch.setenv("BROKER_CONTACT_KEY_FILE", str(tmp_path / "settings" / "contact.key"))
    return tmp_path / "settings" / "contact.key"


@pytest.fixture
def catalogue(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as opened:
        yield opened


def united(catalogue, *, kept="m0", gone="m1"):
    number = len(catalogue.merges.all()) + 1
    after, done = merge(catalogue.load(), kept=kept, gone=gone, on=DAY, by="hub", number=number)
    return catalogue.save_merge(after, merge=done, note="merged")


def parted(catalogue):
    (last,) = standing_merges(catalogue.merges.all())[-1:]
    before, undone = unmerge(catalogue.load(), merge=last)
    return catalogue.save_merge(before, merge=undone, note="taken back")


def counted(done):
    return sorted((one.what, one.after is None) for one in done.followed)


def names(one):
    return one.one, one.other, one.introducer


def test_introductions_go_along_and_come_back_with_what_was_done_since(catalogue):
    book = catalogue.introductions
    one = propose("m1", "m2", on=DAY, introducer="n0", purpose="Water")
    other = propose("m2", "n0", on=DAY, introducer="m1")
    book.add(one)
    book.add(other)
    united(catalogue)
    assert {names(each) for each in book.all()} == {("m0", "m2", "n0"), ("m2", "n0", "m0")}
    book.change(move(book.get(one.id), on=DAY, stage="sent"))
    parted(catalogue)
    assert names(book.get(one.id)) == names(one)
    assert book.get(one.id).stage == "sent"
    assert names(book.get(other.id)) == names(other)
    stages = [step.introduction.one for step in book.steps(one.id)]
    assert stages == ["m1", "m0", "m0", "m1"]


def test_nobody_is_introduced_to_itself(catalogue):
    book = catalogue.introductions
    between = propose("m0", "m1", on=DAY)
    by_itself = propose("m1", "m2", on=DAY, introducer="m0")
    book.add(between)
    book.add(by_itself)
    done = united(catalogue)
    assert [names(one) for one in book.all()] == [("m0", "m2", None)]
    assert counted(done) == [("introduction", False), ("introduction", True)]
    parted(catalogue)
    assert {names(one) for one in book.all()} == {names(between), names(by_itself)}


def test_of_two_open_introductions_of_the_same_two_the_furthest_goes_on(catalogue):
    book = catalogue.introductions
    first, second = propose("m0", "m2", on=DAY), propose("m2", "m1", on=DAY)
    book.add(first)
    book.add(second)
    book.change(move(second, on=DAY, stage="sent"))
    united(catalogue)
    assert [(one.id, one.stage) for one in book.all()] == [(second.id, "sent")]
    with pytest.raises(InputError, match="already"):
        book.add(propose("m0", "m2", on=LATER))
    parted(catalogue)
    assert {(one.id, *names(one), one.stage) for one in book.all()} == {
        (first.id, "m0", "m2", None, "proposed"),
        (second.id, "m2", "m1", None, "sent"),
    }


def test_what_has_come_furthest_goes_on_though_something_moved_later(catalogue):
    book = catalogue.introductions
    far, late = propose("m0", "m2", on=DAY), propose("m2", "m1", on=LATER)
    book.add(far)
    book.add(late)
    book.change(move(far, on=DAY, stage="sent"))
    united(catalogue)
    assert [(one.id, one.stage) for one in book.all()] == [(far.id, "sent")]


def test_two_who_are_introduced_anew_are_not_introduced_twice(catalogue):
    book = catalogue.introductions
    first, second = propose("m0", "m2", on=DAY), propose("m2", "m1", on=DAY)
    book.add(first)
    book.add(second)
    book.change(move(second, on=DAY, stage="sent"))
    united(catalogue)
    book.change(move(book.get(second.id), on=DAY, stage="declined", reason="No time"))
    anew = propose("m0", "m2", on=LATER)
    book.add(anew)
    parted(catalogue)
    assert {(one.id, *names(one)) for one in book.all()} == {
        (anew.id, "m0", "m2", None),
        (second.id, "m2", "m1", None),
    }
    assert [step.introduction.id for step in book.steps(first.id)] == [first.id]


def test_who_is_kept_apart_stays_so(catalogue):
    book = catalogue.introductions
    alone, short = Hold(one="m1"), Hold(one="m2", other="m1", until=DAY)
    long, itself = Hold(one="m0", other="m2", until=LATER), Hold(one="m0", other="m1")
    for hold in (alone, short, long, itself):
        book.hold(hold)
    before = book.holds()
    united(catalogue)
    assert {one.id: one.until for one in book.holds()} == {
        Hold(one="m0").id: None,
        long.id: LATER,
    }
    parted(catalogue)
    assert book.holds() == before


def test_the_longer_of_two_wishes_holds(catalogue):
    book = catalogue.introductions
    book.hold(Hold(one="m0", other="m2", until=DAY))
    book.hold(Hold(one="m1", other="m2"))
    united(catalogue)
    assert [one.until for one in book.holds()] == [None]


def test_a_wish_that_was_taken_back_since_comes_back_for_the_one_that_had_it(catalogue):
    book = catalogue.introductions
    book.hold(Hold(one="m1", other="m2"))
    united(catalogue)
    book.release(Hold(one="m0", other="m2"))
    parted(catalogue)
    assert [one.id for one in book.holds()] == [Hold(one="m1", other="m2").id]


def test_contacts_go_along_sealed_and_what_was_deleted_stays_so(catalogue):
    mine = Contact(id="a", organisation="m0", name="Ana")
    yours = [Contact(id=key, organisation="m1", email=f"{key}@example.org") for key in "bc"]
    for one in (mine, *yours):
        catalogue.contacts.put(one)
    done = united(catalogue)
    assert [one.id for one in catalogue.contacts.of("m0")] == ["a", "b", "c"]
    assert catalogue.contacts.of("m1") == ()
    assert "example.org" not in done.model_dump_json(include={"followed"})
    catalogue.contacts.forget("m0", contact="b")
    parted(catalogue)
    assert catalogue.contacts.of("m0") == (mine,)
    assert catalogue.contacts.of("m1") == (yours[1],)


def test_only_what_really_comes_back_is_said_to_do_so(catalogue):
    for key in ("m1", "m0"):
        contact = Contact(id=f"c-{key}", organisation=key, email=f"{key}@example.org")
        catalogue.contacts.put(contact)
    catalogue.introductions.hold(Hold(one="m1", other="m2"))
    catalogue.introductions.add(propose("m1", "m2", on=DAY))
    done = united(catalogue)
    assert counted(done) == [
        *[("contact", False), ("hold", False), ("hold", True), ("introduction", False)]
    ]
    catalogue.contacts.forget("m0", contact="c-m1")
    catalogue.introductions.release(Hold(one="m0", other="m2"))
    before, undone = unmerge(catalogue.load(), merge=done)
    told = catalogue.what_follows(undone, alliance=before)
    assert counted(undone.model_copy(update={"followed": told})) == [
        *[("hold", True), ("introduction", False)]
    ]
    assert parted(catalogue).followed == told
    assert catalogue.contacts.counts() == {"m0": 1}


def test_confirmations_go_along_and_come_back(catalogue):
    said = [
        Confirmation(part="around", record="n0", on=DAY, by="focal point"),
        Confirmation(part="members", record="m0", on=DAY, by="focal point"),
        Confirmation(part="activities", record="a0", on=DAY, by="focal point"),
    ]
    catalogue.confirmations.add(*said)
    united(catalogue, gone="n0")
    assert [(one.part, one.record) for one in catalogue.confirmations.all()] == [
        ("members", "m0"), ("members", "m0"), ("activities", "a0"),
    ]  # fmt: skip
    parted(catalogue)
    assert catalogue.confirmations.all() == tuple(said)


def test_the_end_of_a_membership_does_not_end_that_of_the_member_it_became_part_of(catalogue):
    told = {"part": "members", "on": DAY, "by": "hub"}
    catalogue.confirmations.add(
        Confirmation(**told, record="m0", outcome="renewed"),
        Confirmation(**told, record="n0", outcome="renewed"),
        Confirmation(**told, record="n0", outcome="confirmed"),
        Confirmation(**told, record="n0", outcome="left"),
    )
    before = catalogue.confirmations.all()
    united(catalogue, gone="n0")
    now = catalogue.confirmations.all()
    of_kept = [one.outcome for one in now if one.record == "m0"]
    assert of_kept == ["renewed", "confirmed"]
    parted(catalogue)
    assert catalogue.confirmations.all() == before


def test_without_the_key_of_the_contacts_nothing_is_merged(catalogue, key):
    catalogue.contacts.put(Contact(id="b", organisation="m1"))
    catalogue.introductions.hold(Hold(one="m1"))
    before, held = catalogue.load(), catalogue.introductions.holds()
    key.unlink()
    with pytest.raises(CatalogueError):
        united(catalogue)
    assert catalogue.load() == before
    assert catalogue.introductions.holds() == held
    assert catalogue.merges.all() == ()


def test_a_merge_that_fails_at_its_end_leaves_everything_as_it_was(catalogue, monkeypatch):
    book = catalogue.introductions
    book.add(propose("m1", "m2", on=DAY))
    before, proposed = catalogue.load(), book.all()

    def fails(connection, entries):
        raise CatalogueError("no room left")

    monkeypatch.setattr("broker.store._catalogue.append", fails)
    with pytest.raises(CatalogueError):
        united(catalogue)
    assert catalogue.load() == before
    assert book.all() == proposed


def test_what_would_follow_is_told_without_changing_anything(catalogue):
    catalogue.introductions.hold(Hold(one="m1"))
    content = catalogue.load()
    after, done = merge(content, kept="m0", gone="m1", on=DAY, by="hub", number=1)
    told = catalogue.what_follows(done, alliance=after)
    assert [one.what for one in told] == ["hold", "hold"]
    assert catalogue.load() == content
    assert catalogue.introductions.holds() == (Hold(one="m1"),)


PEOPLE = ("m0", "m1", "m2", "n0")
pairs = st.sampled_from(list(itertools.permutations(PEOPLE, 2)))
dates = st.sampled_from([None, DAY, LATER])


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(pairs, dates), max_size=5),
    st.lists(st.tuples(pairs, st.sampled_from([None, *PEOPLE])), max_size=5),
    st.lists(st.sampled_from(["m1", "m2", "n0"]), min_size=1, max_size=3, unique=True),
)
def test_any_merges_are_taken_back_to_the_letter(tmp_path_factory, held, proposed, gone):
    path = tmp_path_factory.mktemp("merging") / "c.sqlite"
    with open_catalogue(str(path), fill=alliance) as catalogue:
        book = catalogue.introductions
        for (one, other), until in held:
            book.hold(Hold(one=one, other=other, until=until))
        for number, ((one, other), by) in enumerate(proposed):
            try:
                day = DAY + dt.timedelta(days=number)
                book.add(propose(one, other, on=day, introducer=by))
            except InputError:
                continue  # they are being introduced already, or by one of them
        states = []
        for each in gone:
            states.append((catalogue.load(), book.holds(), *map(names, book.all())))
            united(catalogue, gone=each)
        for state in reversed(states):
            parted(catalogue)
            assert (catalogue.load(), book.holds(), *map(names, book.all())) == state
