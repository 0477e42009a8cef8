"""Questions of forms as names of columns: `In which country is your headquarters located?`."""

import re
from collections.abc import Mapping, Sequence

from broker.intake.columns._composed import plain, without_owner

_REMARK = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LONGEST = 200
_ASKS = frozenset(
    "what which please select choose enter provide indicate specify state list describe your "
    "quel quelle quels quelles veuillez indiquez precisez decrivez votre vos "
    "cual cuales que indique describa describan su sus vuestra vuestro "
    "quale quali che qual indicare indichi descriva descrivete vostra vostro vostre vostri "
    "quais descreva sua seu suas seus vossa "
    "welche welcher welches welchem welchen wie bitte nennen beschreiben ihre ihr "
    "ihrer ihres wahlen choisir choisissez selectionnez ou seleccione elija selezionare "
    "selezionate scegliere selecione escolha".split()
)
"""Words that ask for something; `Do you have a website?` asks for yes or no."""
_BESIDE = _ASKS | frozenset(
    "is are it the main best describes from of in on at a an s to for do does you we us work "
    "works working located based "
    "registered situated active cover covers called operate operates all that apply few "
    "sentences briefly short comment come como est sont le la les l d de du des en dans sur a "
    "vous travaillez travaille trouve situe situee se quelques phrases es son el los del esta "
    "estan ubicada ubicado trabaja trabajan trabajais favor por unas pocas frases e il lo gli i "
    "della dello dell delle di su nel nella in siete lavorate lavora si trova per favore o os "
    "as da do das dos em no na fica trabalha trabalham localizada localizado sao ist sind der "
    "die das dem den von an um es sich handelt hat haben ihren ihrem sie arbeiten arbeitet "
    "lautet befindet liegt mit kurz".split()
)
"""Words of a question that do not tell what is asked for."""
_MEANT = dict.fromkeys("called heisst llama appelle chiama chama".split(), "name") | dict.fromkeys(
    "describe decrivez describa describan descriva descrivete descreva beschreiben".split(),
    "description",
)
_YES_OR_NO = re.compile(r"(?:est ce|do|does|did|are|is|have|has|can)\b")
_OF_PERSONS = frozenset(
    "name nom nombre nome full complet completo title titre titulo titolo titel".split()
)
"""What a form asks of whom fills it in, unless it speaks of the organisation."""


_ROLES = frozenset({"role", "scope", "as_of", "source_url"})
"""Columns that no question of a form is about: `What is your role?` asks a person."""


def asked(header: str, *, names: Mapping[str, tuple[str, str]], owned: bool) -> str | None:
    """Return the name of a column that we know for what a question asks, or None.

    Args:
        header: The question, as the table writes it.
        names: The names that we know, as `as_asked` gives them.
        owned: Whether words for an organisation may stand beside what is asked.
    """
    text = plain(_REMARK.sub(" ", header)) if len(header) <= _LONGEST else ""
    parts = text.split()
    if len(parts) < 2 or not _ASKS.intersection(parts) or _YES_OR_NO.match(text):
        return None
    rest = [_MEANT.get(one, one) for one in parts if one in _MEANT or one not in _BESIDE]
    alone = without_owner(" ".join(rest)) if owned else ""
    if not rest or (not alone and _OF_PERSONS.issuperset(rest)):
        return None
    for one in (" ".join(rest), alone):
        if one in names:
            return names[one][0]
    left = alone.split() or rest
    meant = {names[one][1] if one in names else "" for one in left}
    return names[left[0]][0] if len(meant) == 1 and "" not in meant else None


def as_asked(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str]]:
    """Return names of columns and what they stand for, by what is left of them in a question.

    `type of institution` is left as `type institution`.
    """
    found: dict[str, tuple[str, str]] = {}
    for name, (column, *_) in words.items():
        left = " ".join(one for one in name.split() if one not in _BESIDE)
        if left and column not in _ROLES:
            found.setdefault(left, (name, column))
    return found
