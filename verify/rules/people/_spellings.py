"""Spellings of a person's surname or given name in one script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verify.languages import load_languages
from verify.model import BlockKind, Dossier, Field, Person, QuotationKind, Span
from verify.parse.people.words import slavic_stem
from verify.rules._blocks import kind_at
from verify.rules.people._name_words import (
    are_forms_of_one_word,
    differ_by_ending,
    is_common_word,
    is_misspelled,
)
from verify.text.fold import fold_words
from verify.text.names.comparison import find_names, same_name, word_agreement
from verify.text.names.inflection import strip_possessive
from verify.text.scripts import main_script

# What a place follows; “of”, “from” and «у» precede people just as often.
_LOCATIVE = re.compile(
    r"(?<!\w)(?:in|near|at|bei|nahe|im|à|в|во|під|под|близ|біля)\s(?:der\s)?$", re.IGNORECASE
)
SHORTEST_SURNAME = 6  # letters: shorter surnames are similar by chance
SKIPPED_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.NOTES, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name, its first mention, and how often it appears."""

    word: str
    first: Span
    count: int
    quoted: bool  # appears only in other people's quotations


NamePart = Callable[[Field], str]  # returns the surname or the given name of a form
SingleNames = Sequence[tuple[str, Span]]


def spellings(
    dossier: Dossier, people: Iterable[Person], alone: SingleNames = ()
) -> list[Spelling]:
    """Return the spellings of the surname of one person, or of people who are taken for one.

    ``alone``: names of one word (``single_names``), some of which may mean these people.
    Empty if there are fewer than two. Case endings, possessives, capitals, accents, and
    other scripts do not count as different spellings.
    """
    together = list(people)
    forms = [form for person in together for form in person.forms if _is_own_prose(dossier, form)]
    return _varying_spellings(
        dossier, [*forms, *stray_spellings(dossier, together, alone)], surname
    )


def given_name_spellings(dossier: Dossier, person: Person) -> list[Spelling]:
    """Return the spellings of one person's given name; empty if there are fewer than two."""
    forms = [f for f in person.forms if _is_own_prose(dossier, f) and len(f.value.split()) > 1]
    return _varying_spellings(dossier, forms, given_name)


def _varying_spellings(dossier: Dossier, forms: Iterable[Field], part: NamePart) -> list[Spelling]:
    groups: list[list[Field]] = []
    for form in sorted(forms, key=lambda f: f.span):
        same = (g for g in groups if word_agreement(part(g[0]), part(form)) == "same")
        group = next(same, None)
        if group is None:
            groups.append([form])
        else:
            group.append(form)
    language = dossier.article.language
    varying = [
        g
        for g in groups
        if any(_spelled_differently(g[0], o[0], part, language) for o in groups if o is not g)
    ]
    return [_spelling(dossier, group, part) for group in varying]


def stray_spellings(dossier: Dossier, people: Sequence[Person], alone: SingleNames) -> list[Field]:
    """Return single names in the prose that can only be another spelling of these people's surname.

    “Sharsheyev declined” in an article on Ularbek Sharsheev: a name that always appears without a
    given name, belongs to nobody else, and is neither a common word nor a country.
    """
    surnames = {surname(p.forms[0]) for p in people if p.forms and len(p.name.split()) > 1}
    return [
        Field(word, span)
        for word, span in alone
        if any(_is_spelling_variant(dossier, word, name) for name in surnames)
        and not is_common_word(word, dossier.article.language)
    ]


def _is_spelling_variant(dossier: Dossier, word: str, name: str) -> bool:
    language = dossier.article.language
    if word[0] != name[0] or abs(len(word) - len(name)) > 2 or differ_by_ending(word, name):
        return False
    if are_forms_of_one_word(word, name, language):
        return False
    if word_agreement(word, name) == "variant":
        return True
    return is_misspelled(word, name, language) and not _is_place(dossier, word)


def _is_place(dossier: Dossier, name: str) -> bool:
    """Whether the article once says that something is in it, or near it."""
    text = dossier.article.text
    before = (text[max(0, at.start - 12) : at.start] for at in _mentions(dossier, {name}))
    return any(_LOCATIVE.search(words) for words in before)


def single_names(dossier: Dossier) -> list[tuple[str, Span]]:
    """Return names of one word with their first span: never part of a longer name, not the name of
    a known person, and long enough not to resemble another name by chance."""
    taken = {surname(form).casefold() for p in dossier.people for form in p.forms}
    first: dict[str, Span] = {}
    within: set[str] = set()
    for block in dossier.article.blocks:
        if block.kind in SKIPPED_KINDS:
            continue
        text = dossier.article.text[block.span.start : block.span.end]
        for name in find_names(text, block.language):
            words = name.text.split()
            start = block.span.start + name.span.start
            if len(words) > 1:
                within.update(strip_possessive(word) for word in words)
            else:
                word = strip_possessive(name.text)
                first.setdefault(word, Span(start, start + len(word)))
    return [
        (word, span)
        for word, span in first.items()
        if len(word) >= SHORTEST_SURNAME and word not in within and word.casefold() not in taken
    ]


def surname(form: Field) -> str:
    """Return the last word of a form, without a possessive or case suffix after an apostrophe."""
    return strip_possessive(form.value.split()[-1])


def given_name(form: Field) -> str:
    """Return the first word of a form."""
    return strip_possessive(form.value.split()[0])


def _is_own_prose(dossier: Dossier, form: Field) -> bool:
    """Whether the form is in the article's own prose; cited titles keep their own spelling."""
    if kind_at(dossier.article, form.span.start) in SKIPPED_KINDS or not form.value.split():
        return False
    titles = (q for q in dossier.quotations if q.kind is QuotationKind.TITLE)
    return not any(q.span.start <= form.span.start < q.span.end for q in titles)


def _spelled_differently(a: Field, b: Field, part: NamePart, language: str | None) -> bool:
    """Whether two forms spell this part of a name differently in one script."""
    if main_script(a.value) != main_script(b.value) or differ_by_ending(part(a), part(b)):
        return False
    if are_forms_of_one_word(part(a), part(b), language):
        return False
    verdict = word_agreement(part(a), part(b))
    full = len(a.value.split()) > 1 and len(b.value.split()) > 1
    nearly = full and verdict == "near" and same_name(a.value, b.value).verdict == "variant"
    return verdict == "variant" or nearly or is_misspelled(part(a), part(b), language)


def _spelling(dossier: Dossier, group: list[Field], part: NamePart) -> Spelling:
    words = {part(form) for form in group}
    found = list(_mentions(dossier, words))
    spans = found or [form.span for form in group]
    quoted = all(_is_quoted(dossier, span) for span in spans)
    return Spelling(part(group[0]), group[0].span, len(spans), quoted)


def _mentions(dossier: Dossier, words: set[str]) -> Iterator[Span]:
    """Yield every place in the article's prose that has one of these surnames."""
    shape = "|".join(re.escape(word) for word in sorted(words))
    for block in dossier.article.blocks:
        if block.kind not in SKIPPED_KINDS:
            text = dossier.article.text[block.span.start : block.span.end]
            for match in re.finditer(rf"(?<!\w)(?:{shape})(?!\w)", text):
                yield Span(block.span.start + match.start(), block.span.start + match.end())


def _is_quoted(dossier: Dossier, span: Span) -> bool:
    said = (q for q in dossier.quotations if q.kind is QuotationKind.STATEMENT)
    return any(q.span.start <= span.start < q.span.end for q in said)


def role_stems(dossier: Dossier, person: int) -> set[str]:
    """Return the stems of the role nouns a person is called by: president, министр, başkan."""
    roles = [fold_words(la.role.value) for la in dossier.labels if la.person == person]
    return {
        slavic_stem(word)
        for role in roles
        for word in role.split()
        if slavic_stem(word) in _role_stems()
    }


@cache
def _role_stems() -> frozenset[str]:
    nouns = (noun for language in load_languages().values() for noun in language.roles.nouns)
    return frozenset(slavic_stem(fold_words(noun)) for noun in nouns if " " not in noun)
