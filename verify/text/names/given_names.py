"""Forms of one given name in several languages: Volodymyr, Владимир, Vladimir.

Only the East Slavic ones, whose bearers the press names now in one language, now in another,
with the English forms that are used of them. Keys are folded romanizations.
"""

from __future__ import annotations

from functools import cache

_GROUPS = """
vladimir volodymyr uladzimir
aleksandr oleksandr aliaksandr alexander
aleksei oleksii aliaksei alexei alexey
nikolai mykola mikalai nicholas
sergei serhii serhiy siarhei
andrei andrii andriy
dmitri dmytro dzmitry
mikhail mykhailo mikhail michael
yuri yurii yuriy yury
vasili vasyl vasil
pavel pavlo
petr pyotr petro peter
evgeni yevhen yevgeny evgeny eugene
georgi heorhii georgy
oleg oleh aleh
igor ihor
denis denys
grigori hryhorii grigory
elena olena alena helen
natalia nataliia natallia natalya
anna hanna
konstantin kostiantyn
viktor victor viktar
svetlana svitlana sviatlana
vitali vitalii vitaly
anatoli anatolii anatoly
maksim maksym maxim
tatiana tetiana tatsiana tatyana
"""


@cache
def _classes() -> dict[str, int]:
    from verify.text.names.romanize import fold_roman

    lines = [line.split() for line in _GROUPS.strip().splitlines()]
    return {fold_roman(name): number for number, line in enumerate(lines) for name in line}


def given_names(keys: frozenset[str]) -> set[int]:
    """The numbers of the given names of which a set of folded keys holds a form."""
    classes = _classes()
    return {classes[key] for key in keys if key in classes}


def same_given_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of folded keys hold forms of one given name."""
    return bool(given_names(a) & given_names(b))
