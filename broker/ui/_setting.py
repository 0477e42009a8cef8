"""What every page stands on: the evidence, the language, and calm when something goes wrong."""

import datetime as dt
import gc
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

import streamlit as st

from broker._load import load
from broker._thanks import named_ranges, of_the_inventory, thanks
from broker.evidence import Evidence
from broker.export import Labels
from broker.intake import read_shipped
from broker.introduce import holds_on
from broker.model import BrokerError, CatalogueError, Hold, Said, digest
from broker.store import Catalogue, find_catalogue, open_catalogue
from broker.ui._plain import plain
from broker.ui._speech import spoken
from broker.ui._state import once_for_all
from broker.ui._tables import aside
from broker.ui._trouble import tell_of_catalogue, tell_of_unforeseen
from broker.vocabulary import What, load_vocabulary, own_vocabulary
from broker.wording import Words

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a page shows, and to whom."""

    words: Words
    stamp: tuple[str, ...]
    """Changes when the catalogue, what is confirmed of it, the day or the language does."""
    ready: Callable[[], Evidence]
    """Gives the evidence; the first time it takes seconds where the alliance is large."""

    @cached_property
    def evidence(self) -> Evidence:
        """What the alliance knows. A page that can do without it for a moment is there at once."""
        return self.ready()

    @cached_property
    def names(self) -> Labels:
        """Names for people of what answers hold."""
        return Labels(self.words, vocabulary=self.evidence.vocabulary)

    def label(self, what: What, key: str | None) -> str:
        """Return the name of a term for people; a key that nobody knows stays as it is."""
        return self.names.term(what, key)

    def labels(self, what: What, keys: tuple[str, ...]) -> str:
        """Return the names of several terms as one list."""
        return self.names.terms(what, keys)


def page(show: Callable[[Setting], None]) -> Callable[[], None]:
    """Make a page of a function: it gets its setting, and an error becomes a message."""

    @wraps(show)
    def shown() -> None:
        words = spoken()
        top = st.container()
        try:
            setting = _setting(words)
            if setting is None:
                _nobody(words)
            else:
                show(setting)
            _end(words)
            if setting is not None:
                # Somebody who is still writing does not notice how long this takes.
                setting.ready()
        except CatalogueError as error:
            with top:
                tell_of_catalogue(words.tell(error.said), words=words)
        except BrokerError as error:
            st.error(plain(words.tell(error.said)))
            _end(words)
        except Exception:
            _LOG.exception("A page failed")
            tell_of_unforeseen(words)

    return shown


def _setting(words: Words) -> Setting | None:
    """Return what a page stands on; None where the catalogue holds nobody."""
    address = os.environ.get("BROKER_CATALOGUE") or None
    encoder = os.environ.get("BROKER_ENCODER") or None
    today = dt.date.today()
    with opened_catalogue() as catalogue:
        # What is confirmed without a correction changes no record, and yet how old it counts.
        confirmed = str(catalogue.confirmations.count())
        stamp = (catalogue.url, catalogue.digest, confirmed, today.isoformat(), encoder or "")
        if once_for_all("anybody", key=stamp, make=lambda: _is_empty(catalogue)):
            return None
        book = catalogue.introductions
        holds = holds_on(today, holds=book.holds(), introductions=book.all())
    apart = digest(*(hold.model_dump_json() for hold in holds))

    def ready() -> Evidence:
        with st.spinner(words.say("Reading what every member does …")):
            return _kept_apart(*stamp, apart, _address=address, _holds=holds)

    return Setting(words=words, stamp=(*stamp, apart, words.language), ready=ready)


def _is_empty(catalogue: Catalogue) -> bool:
    return not catalogue.counts()["members"]


def opened_catalogue() -> Catalogue:
    """Open the catalogue that the pages show; it is made on the first visit alone.

    Raises:
        CatalogueError: If it was there before and is gone: a new one would hide the loss.
    """
    address = os.environ.get("BROKER_CATALOGUE") or None
    if address in _met():
        found = find_catalogue(address)
        if found is None:
            raise CatalogueError(
                "The catalogue %(name)s is no longer there. Nothing was written. Put it "
                "back from a copy and load this page again; or start this service anew to "
                "begin with a new one.",
                name=address or Said("in your data folder"),
            )
        return found
    opened = open_catalogue(address, fill=read_shipped)
    _met().add(address)
    return opened


@st.cache_resource(show_spinner=False)
def _met() -> set[str | None]:
    """Return the addresses under which a catalogue was found since the service began."""
    return set()


@st.cache_resource(max_entries=2, show_spinner=False)
def _evidence(
    url: str, digest: str, confirmed: str, day: str, encoder: str, _address: str | None
) -> Evidence:
    """Load a catalogue once for all visitors; anew when its content or the day changes."""
    found = load(_address, encoder=encoder or None, on=dt.date.fromisoformat(day))
    # What is known of ten thousand members is millions of objects that stay: looking through them
    # for garbage again and again takes a third of each answer. What was replaced is let go first.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return found


@st.cache_resource(max_entries=2, show_spinner=False)
def _kept_apart(
    url: str,
    digest: str,
    confirmed: str,
    day: str,
    encoder: str,
    apart: str,
    _address: str | None,
    _holds: tuple[Hold, ...],
) -> Evidence:
    """Return the evidence with the wishes of today; the same while neither changes."""
    loaded = _evidence(url, digest, confirmed, day, encoder, _address=_address)
    return loaded.with_holds(_holds)


def _end(words: Words) -> None:
    st.divider()
    aside(plain(thanks(ranges=_shows_ranges(), words=words)))


def _shows_ranges() -> bool:
    """Tell whether mountain ranges are spoken of: by the alliance, or by what a visitor asks.

    Looked up only for an alliance with a vocabulary of its own.
    """
    asked = st.session_state.get("places") or ()
    if any(str(place).startswith("range:") for place in asked):
        return True
    try:
        own = own_vocabulary()
        if own is None:
            return True
        with opened_catalogue() as catalogue:
            return once_for_all(
                "ranges",
                key=(catalogue.url, catalogue.digest, str(own)),
                make=lambda: of_the_inventory(
                    named_ranges(catalogue.load()), vocabulary=load_vocabulary()
                ),
            )
    except BrokerError:
        return True  # the page itself tells what is wrong


def _nobody(words: Words) -> None:
    st.info(
        words.say(
            "This catalogue holds no member yet, and only members are suggested. Bring the list of "
            "members in with broker import FILE --kind members; the README tells more under “Your "
            "own data”. Then load this page again."
        )
    )
