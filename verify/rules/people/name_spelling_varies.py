"""A person's name is spelled in two ways.

What it finds
-------------
Two spellings of one name in the same script, with the number of times each is used. They count
as one name if the given name or the office is the same, or if the second spelling never has a
given name and fits nobody else in the article. If one of the spellings appears only inside
quotations, the flag is an info.

Why it matters
--------------
Readers think of two people, and a search finds only some of the mentions.

Example
-------
`President Emomali Rahmon` once, `President Rahman` five times.

Not flagged
-----------
- Case endings, possessives, capitals, and accents (Erdoğan, Erdogan).
- Words that a text uses in two forms: Labour and Labor, Africa and African, Democrat and Democrats.
- The German genitive (Merkel, Merkels).
- Names in other scripts, and short forms.
- The spelling in cited titles.
- Different people with similar names, and a letter that makes another name in use (Thomson, Thompson)
  or a place (near Langton).
- Articles in languages whose word endings `verify` does not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from verify.languages import load_languages
from verify.model import Confidence, Dossier, Finding, Person, Severity
from verify.rules._places import place
from verify.rules._wording import number_word, times
from verify.rules.people._spellings import (
    Spelling,
    given_name_spellings,
    role_stems,
    single_names,
    spellings,
)
from verify.text.names.comparison import name_key, same_name
from verify.text.names.romanize import consonant_skeleton

CODE = "P502"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False


NumberedPerson = tuple[int, Person]


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for every person with two spellings."""
    if dossier.article.language not in load_languages():
        return  # the word endings of this language are not known: Polska, Polskę
    done: set[tuple[str, ...]] = set()
    alone = single_names(dossier) if dossier.people else []
    for people in _same_person_candidates(dossier):
        found = spellings(dossier, people, alone)
        if not found and len(people) == 1:
            found = given_name_spellings(dossier, people[0])
        words = tuple(sorted(spelling.word for spelling in found))
        if len(found) > 1 and words not in done:
            done.add(words)
            yield _finding(dossier, found)


def _same_person_candidates(dossier: Dossier) -> Iterator[tuple[Person, ...]]:
    """Yield each person alone, then pairs who are very likely one person."""
    for person in dossier.people:
        yield (person,)
    for first, second in _similar_names(dossier):
        alike = same_name(first[1].name, second[1].name).verdict == "variant"
        if alike and _likely_one_person(dossier, first, second):
            yield (first[1], second[1])


def _similar_names(dossier: Dossier) -> Iterator[tuple[NumberedPerson, NumberedPerson]]:
    """Yield pairs of people whose surnames have the same consonants, or whose given names agree."""
    groups: dict[tuple[str, str], list[NumberedPerson]] = defaultdict(list)
    for index, person in enumerate(dossier.people):
        words = name_key(person.name).split()
        if words:
            groups["consonants", consonant_skeleton(words[-1])].append((index, person))
        if len(words) > 1:
            groups[words[0], words[-1][:1]].append((index, person))
    pairs = {
        (first[0], second[0]): (first, second)
        for group in groups.values()
        for first, second in combinations(group, 2)
    }
    yield from (pairs[key] for key in sorted(pairs))


def _likely_one_person(dossier: Dossier, first: NumberedPerson, second: NumberedPerson) -> bool:
    """Whether two people with similar surnames have the same given name or the same office."""
    names = first[1].name.split(), second[1].name.split()
    if all(len(words) > 1 for words in names):
        return same_name(names[0][0], names[1][0]).verdict == "same"
    return bool(role_stems(dossier, first[0]) & role_stems(dossier, second[0]))


def _finding(dossier: Dossier, found: list[Spelling]) -> Finding:
    counts = ", ".join(f"{spelling.word} ({times(spelling.count)})" for spelling in found)
    own_words = sum(1 for spelling in found if not spelling.quoted)
    return Finding(
        rule="name-spelling-varies",
        severity=SEVERITY if own_words > 1 else Severity.INFO,
        confidence=CONFIDENCE if own_words > 1 else Confidence.LOW,
        message=f"Name spelled {number_word(len(found))} ways: {counts}",
        places=tuple(place(dossier.article, spelling.first) for spelling in found),
    )
