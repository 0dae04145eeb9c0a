"""Find where a role begins: capitals, possessives and modifiers before its noun."""

from __future__ import annotations

from verify.parse.people import roles
from verify.parse.people.block_words import BlockWords


def role_start(line: BlockWords, start: int) -> int:
    """Return where the role begins, with capitals and modifiers: "former CSTO Secretary"."""
    at = start
    while at > 0 and start - at < 8 and line.joined(at - 1):
        if not _belongs(line, at - 1) and not _joins_fields(line, at - 1, start):
            break
        at -= 1
    while at < start and not _opens_role(line, at, start):
        at += 1
    return at


def _joins_fields(line: BlockWords, at: int, start: int) -> bool:
    """Return whether "ve" joins two fields of a Turkish ministry: "Tarım ve Orman Bakanı".

    In "Mirziyoyev ve Kırgızistan Cumhurbaşkanı", it joins a name and a country instead.
    """
    if line.code != "tr" or line.words[at].lower != "ve" or not 0 < at < start - 1:
        return False
    fields = (line.words[at - 1], *line.words[at + 1 : start])
    return line.joined(at - 1) and not any(
        roles.is_territory(w.lower) or roles.can_open_role(w.lower, "tr", followed=False)
        for w in fields
    )


def _opens_role(line: BlockWords, at: int, start: int) -> bool:
    """Return whether the role can begin with this word.

    A capital at the start of a sentence is no evidence: "Then President …", "Приехал бывший …",
    "Toplantıya Kırgızistan … Bakanı".
    """
    word = line.words[at]
    if line.is_adjective(at) or (
        word.lower in roles.role_modifiers(line.code) and not word.capital
    ):
        return True
    if not word.capital or word.lower in roles.DIRECTIONS:
        return word.capital
    if _is_possessed(line, at, start):
        return True
    if not line.opens_sentence(at) or roles.is_territory(word.lower) or word.text.isupper():
        return True
    place = any(roles.is_territory(w.lower) for w in line.words[at + 1 : start])
    return (
        not place
        and line.code not in ("ru", "uk")
        and roles.can_open_role(word.lower, line.code, at + 1 < start)
    )


def _is_possessed(line: BlockWords, at: int, start: int) -> bool:
    """Return whether a Turkish possessive ending needs a word before the role.

    E.g. "Güvenlik Uzmanı".
    """
    role = line.words[start].lower
    return (
        line.code == "tr"
        and at + 1 == start
        and role.endswith(("manı", "kanı", "cüsü", "sisi", "reteri"))
    )


def _belongs(line: BlockWords, at: int) -> bool:
    word = line.words[at]
    if word.lower in roles.not_name_words():
        return False
    return word.capital or word.lower in roles.role_modifiers(line.code) or line.is_adjective(at)
