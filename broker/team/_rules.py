"""Rules of a team as people write them."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from broker.evidence import Evidence
from broker.fund import CallIndex
from broker.model import InputError, Rule, UnknownNameError
from broker.team._traits import safe_name


def parse_rule(text: str | Rule, *, evidence: Evidence, seats: Collection[str] = ()) -> Rule:
    """Read a rule as a person writes it; names are resolved through the vocabulary.

    Args:
        text: The rule, or one that an answer holds.
        evidence: The alliance, for names.
        seats: Names of the seats that rules may be about.

    Raises:
        InputError: If it is no rule; the message shows how one looks.
        UnknownNameError: If it names an unknown kind, country, theme, organisation, call or seat.
    """
    text = str(text)
    rule = Rule.read(text)
    if not rule.key:
        return rule
    if rule.what == "call" and not (rule.at_least and rule.number <= 1):
        raise InputError(
            "%(text)r is no rule: a team can apply to a call or not. Write call:%(call)s>=1.",
            text=text,
            call=rule.key,
        )
    return rule.model_copy(update={"key": _resolve(rule, evidence=evidence, seats=seats)})


def rules_for(
    evidence: Evidence,
    *,
    apart: Sequence[str] = (),
    large_at_most: int | None = None,
    cover: Sequence[str] = (),
    call: str | None = None,
) -> tuple[str, ...]:
    """Return further wishes as rules, as `assemble` reads them.

    Args:
        evidence: The alliance, for names.
        apart: Names, two by two, of those who must not be in together.
        large_at_most: Most large organisations: those that work worldwide, and the one in twenty
            with most partners.
        cover: Themes that somebody must work on; what is no theme is taken for a skill, which
            somebody has whose offers or work come close to it in words and meaning.
        call: A call to which the team must be able to apply, as far as its rules can tell.

    Raises:
        InputError: If somebody has nobody to be apart from, or should be apart from themselves.
        UnknownNameError: If a name is not known.
    """
    rules: list[Rule] = []
    if len(apart) % 2:
        raise InputError(
            "Name two who must not be in together; %(name)r stands alone.", name=apart[-1]
        )
    for one, other in zip(apart[::2], apart[1::2], strict=True):
        rule = parse_rule(
            f"any:{_plain(one, evidence)}|{_plain(other, evidence)}<=1", evidence=evidence
        )
        if len(rule.names) < 2:
            raise InputError(
                "%(one)r and %(other)r are the same; name two who must be apart.",
                one=one,
                other=other,
            )
        rules.append(rule)
    if large_at_most is not None:
        rules.append(Rule(what="large", at_least=False, number=large_at_most))
    rules += [_cover(name, evidence=evidence) for name in cover]
    if call is not None:
        key = _call(call, evidence=evidence)
        rules.append(Rule(what="call", key=key, at_least=True, number=1))
    return tuple(str(rule) for rule in rules)


def _cover(name: str, *, evidence: Evidence) -> Rule:
    try:
        return Rule(what="theme", key=evidence.vocabulary.theme(name), at_least=True, number=1)
    except UnknownNameError:
        return parse_rule(f"skill:{name}>=1", evidence=evidence)


def _plain(name: str, evidence: Evidence) -> str:
    """Return the id of an organisation, which holds no sign that a rule is read by."""
    return evidence.find(name).id


def _resolve(rule: Rule, *, evidence: Evidence, seats: Collection[str]) -> str:
    vocabulary = evidence.vocabulary
    resolve: dict[str, Callable[[str], str]] = {
        "kind": vocabulary.kind,
        "theme": vocabulary.theme,
        # Some regions share their name with a range, and the rule says which of both is meant.
        "region": vocabulary.region,
        "country": partial(_place, "country", evidence=evidence),
        "range": partial(_place, "range", evidence=evidence),
        "member": partial(_names, evidence=evidence),
        "any": partial(_names, evidence=evidence),
        "around": partial(_names, evidence=evidence),
        "call": partial(_call, evidence=evidence),
        "seat": partial(_seat, seats=seats),
        "busy": _busy,
    }
    return resolve.get(rule.what, str)(rule.key)


def _names(names: str, *, evidence: Evidence) -> str:
    found = (evidence.find(name) for name in names.split("|") if name.strip())
    return "|".join(dict.fromkeys(safe_name(one, evidence=evidence) for one in found))


def _call(name: str, *, evidence: Evidence) -> str:
    index = CallIndex(evidence)
    return index.name(index.find(name))


def _seat(name: str, *, seats: Collection[str]) -> str:
    if name not in seats:
        raise UnknownNameError("seat", name, nearest=tuple(seats)[:3])
    return name


def _busy(least: str) -> str:
    if not re.fullmatch("0*[1-9][0-9]{0,8}", least):
        raise InputError(
            "busy:%(least)s is no rule. Write busy:3<=0 for nobody who takes part in "
            "three or more running initiatives.",
            least=least,
        )
    return str(int(least))


def _place(what: str, key: str, *, evidence: Evidence) -> str:
    place = evidence.vocabulary.place(key)
    if place.kind != what:
        raise InputError(
            "%(key)r is a %(kind)s, not a %(what)s. Write %(kind)s:%(key)s instead.",
            key=key,
            kind=place.kind,
            what=what,
        )
    return place.key
