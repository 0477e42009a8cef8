"""What every page stands on: the evidence, the language, and calm when something goes wrong."""

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

import streamlit as st

from broker._load import load
from broker.evidence import Evidence
from broker.export import Labels
from broker.intake import read_shipped
from broker.introduce import holds_on
from broker.model import BrokerError, CatalogueError, digest
from broker.store import Catalogue, find_catalogue, open_catalogue
from broker.ui._plain import plain
from broker.ui._speech import spoken
from broker.ui._tables import aside
from broker.vocabulary import What
from broker.wording import Words

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a page shows, and to whom."""

    evidence: Evidence
    words: Words
    stamp: tuple[str, ...]
    """Changes when the catalogue, the day or the language does."""

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
        try:
            setting = _setting(words)
            if setting.evidence.organisations:
                show(setting)
            else:
                _nobody(words)
            st.divider()
            aside(plain(_thanks(words)))
        except BrokerError as error:
            st.error(plain(str(error)))
        except Exception:
            _LOG.exception("A page failed")
            st.error(
                words.say(
                    "Something unforeseen happened; nothing was changed. Load the page again. If "
                    "it stays so, tell whoever runs this service: their log says more."
                )
            )

    return shown


def _setting(words: Words) -> Setting:
    address = os.environ.get("BROKER_CATALOGUE") or None
    encoder = os.environ.get("BROKER_ENCODER") or None
    today = dt.date.today()
    with st.spinner(words.say("Reading what every member does …")):
        with opened_catalogue() as catalogue:
            stamp = (catalogue.url, catalogue.digest, today.isoformat(), encoder or "")
            book = catalogue.introductions
            holds = holds_on(today, holds=book.holds(), introductions=book.all())
        evidence = _evidence(*stamp, _address=address).with_holds(holds)
    apart = digest(*(hold.model_dump_json() for hold in holds))
    return Setting(evidence=evidence, words=words, stamp=(*stamp, apart, words.language))


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
                f"The catalogue {address or 'in your data folder'} is no longer there. Nothing was "
                "written. Put it back from a copy and load this page again; or start this service "
                "anew to begin with a new one."
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
def _evidence(url: str, digest: str, day: str, encoder: str, _address: str | None) -> Evidence:
    """Load a catalogue once for all visitors; anew when its content or the day changes."""
    return load(_address, encoder=encoder or None, on=dt.date.fromisoformat(day))


def _thanks(words: Words) -> str:
    """Return whose work the names of places build on, as `Vocabulary.attribution` asks."""
    return words.say(
        "Mountain ranges: %(ranges)s. Names of countries and languages: %(names)s.",
        ranges="GMBA Mountain Inventory v2, Snethlage et al. 2022, CC BY 4.0",
        names="Unicode CLDR, Unicode License v3",
    )


def _nobody(words: Words) -> None:
    st.info(
        words.say(
            "This catalogue holds no organisation yet. Fill it from a folder of CSV files first: "
            "the README tells how under “Your own data”. Then load this page again."
        )
    )
