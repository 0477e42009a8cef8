"""What the engine says in English is said in the reader's language by the faces."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.intake import read_text
from broker.model import BrokerError, InputError, Rule, Said, UnknownNameError, joined
from broker.wording import LANGUAGES, Words
from broker.wording.update import ROOT, messages

ERRORS = {"BrokerError", "CatalogueError", "InputError"}


@given(st.text(), st.text())
def test_in_english_it_is_said_as_it_was_made(name: str, other: str) -> None:
    said = Said("There is no file %(label)s. Check the name and the folder.", label=name)
    assert Words().tell(said) == str(said)
    assert Words().tell(joined(said, other)) == str(joined(said, other))


@given(st.text())
def test_a_text_that_was_not_made_here_stays_as_it_is(text: str) -> None:
    assert all(Words(language).tell(text) == text for language in LANGUAGES)


def test_values_are_said_in_the_same_language() -> None:
    said = Said("%(where)s: %(what)s", where=Said("row %(row)s", row=3), what=Said("theme"))
    assert str(said) == "row 3: theme"
    assert Words("fr").tell(said) == "ligne 3\xa0: thème"
    assert Words("es").tell(Said("Did you mean %(names)s?", names=("a", "b", "o"))) == (
        "¿Quiso decir a, b u o?"
    )
    assert Words("fr").tell(Said("%(lines)s", lines=[Said("theme"), "x"])) == "thème\nx"


def test_a_percent_sign_needs_doubling_only_beside_values() -> None:
    assert str(Said("25% of it")) == "25% of it"
    assert str(Said("25%% of %(name)s", name="it")) == "25% of it"


def error_of(make) -> BrokerError:
    with pytest.raises(BrokerError) as caught:
        make()
    return caught.value


@pytest.mark.parametrize(
    ("make", "french"),
    [
        (lambda: read_text("nowhere.docx"), "Il n’y a pas de fichier nowhere.docx."),
        (lambda: read_text(b""), "Le texte est vide."),
        (lambda: read_text(b"%PDF-1.7 nothing"), "Le texte est endommagé, ou n’est pas un PDF"),
        (lambda: Rule.read("many"), "'many' n’est pas une règle."),
    ],
)
def test_errors_of_the_engine_speak_french(make, french: str) -> None:
    error = error_of(make)
    assert Words("fr").tell(error.said).startswith(french)
    assert Words("fr").tell(error.said) != str(error) == str(error.said)


def test_a_name_that_is_not_known_is_told_with_guesses() -> None:
    error = UnknownNameError("theme", "forestz", nearest=("Forests", "Water"))
    assert str(error) == "No theme is called 'forestz'. Did you mean 'Forests' or 'Water'?"
    assert Words("es").tell(error.said) == (
        "Ningún tema se llama 'forestz'. ¿Quiso decir 'Forests' o 'Water'?"
    )


def test_a_message_that_was_made_before_is_taken_as_it_is() -> None:
    said = Said("theme")
    assert InputError(said).said is said


def test_the_catalogues_know_what_errors_say() -> None:
    assert "There is no file %(label)s. Check the name and the folder." in messages()
    assert "Did you mean %(names)s?" in messages()


def test_no_error_that_people_meet_hides_its_pattern() -> None:
    """A message that is put together beforehand could never be said in another language."""
    hidden = []
    for path in sorted(ROOT.glob("broker/**/*.py")):
        where = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_bytes())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "")
            if name in {*ERRORS, "Said"} and isinstance(node.args[0], ast.JoinedStr):
                hidden.append(f"{where}:{node.lineno}")
    assert not hidden
