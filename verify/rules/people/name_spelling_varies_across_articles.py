"""Two articles spell a person's surname in two ways.

What it finds
-------------
A person with the same given name and the same office whose surname is spelled differently in
another article of the collection, in the same script.

Why it matters
--------------
A publication should spell a person's name in one way. Readers and search engines rely on it.

Example
-------
`President Emomali Rahmon` in one article, `President Emomali Rahman` in another.

Not flagged
-----------
- Everything that name-spelling-varies does not flag.
- Articles in different scripts.
- People who have a given name in common but no office.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from verify.languages import load_languages
from verify.model import Confidence, Dossier, Evidence, Field, Finding, Person, Severity
from verify.rules._blocks import is_outside
from verify.rules._places import article_name, place
from verify.rules._repeated import repeated
from verify.rules.people._name_words import are_forms_of_one_word, differ_by_ending
from verify.rules.people._spellings import role_stems
from verify.text.names.comparison import name_key, same_name
from verify.text.names.index import NameIndex
from verify.text.scripts import main_script

CODE = "P512"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "collection"
NEEDS_SOURCES = False

NamedPerson = tuple[Dossier, Person, Field, frozenset[str]]


def check(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    """Yield one finding for every pair of spellings, in the second article."""
    for group in _by_given_name(dossiers).values():
        done: set[frozenset[str]] = set()
        for first, second in _with_one_office(group):
            pair = frozenset((first[1].name, second[1].name))
            if first[0] is second[0] or pair in done or not _is_spelled_two_ways(first, second):
                continue
            done.add(pair)
            yield _finding(first, second)


def _with_one_office(group: Sequence[NamedPerson]) -> Iterator[tuple[NamedPerson, NamedPerson]]:
    """Yield the pairs that share an office and may agree, in the order of the articles."""
    index = NameIndex(one[2].value for one in group)
    pairs = {
        (min(number, other), max(number, other))
        for number, person in enumerate(group)
        for other in index.of_as_many_words(person[2].value)
        if other != number and person[3] & group[other][3]
    }
    yield from ((group[first], group[second]) for first, second in sorted(pairs))


def _by_given_name(dossiers: Sequence[Dossier]) -> dict[str, list[NamedPerson]]:
    """Return given name → the people who have it with a surname, and their offices."""
    shared = repeated(name_key(one[2].value.split()[0]) for d in dossiers for one in _people(d))
    found: dict[str, list[NamedPerson]] = defaultdict(list)
    met: Counter[tuple[str, frozenset[str]]] = Counter()
    for dossier in dossiers:
        for one in _people(dossier):
            _, _, first, roles = one
            given = name_key(first.value.split()[0])
            if given in shared:
                met[first.value, roles] += 1
                if met[first.value, roles] <= 2:  # two are enough: a president is in every article
                    found[given].append(one)
    return found


def _people(dossier: Dossier) -> Iterator[NamedPerson]:
    """Yield the people with an office; without one, no two names are taken for one person."""
    if dossier.article.language not in load_languages():
        return  # the word endings of this language are not known
    for index, person in enumerate(dossier.people):
        first = next((f for f in person.forms if len(f.value.split()) > 1), None)
        if first is None or is_outside(dossier.article, first.span):
            continue
        if roles := frozenset(role_stems(dossier, index)):
            yield dossier, person, first, roles


def _is_spelled_two_ways(first: NamedPerson, second: NamedPerson) -> bool:
    a, b = first[2].value, second[2].value
    if main_script(a) != main_script(b) or not first[3] & second[3]:
        return False
    one, other = a.split()[-1], b.split()[-1]
    language = first[0].article.language
    if differ_by_ending(one, other) or are_forms_of_one_word(one, other, language):
        return False
    return same_name(a, b).verdict == "variant"


def _finding(first: NamedPerson, second: NamedPerson) -> Finding:
    dossier, _, field, _ = first
    other_dossier, _, other, _ = second
    other_article = article_name(dossier.article)
    return Finding(
        rule="name-spelling-varies-across-articles",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message=f"Name spelled two ways: {other.value} here, {field.value} in {other_article}",
        places=(
            place(other_dossier.article, other.span, named=True),
            place(dossier.article, field.span, named=True),
        ),
        evidence=(Evidence(kind="article", text=field.value, label=other_article),),
    )
