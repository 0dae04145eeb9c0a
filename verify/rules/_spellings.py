"""In how many spellings a person's surname stands, in one script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.model import BlockKind, Dossier, Field, Person, QuotationKind, Span
from verify.rules._blocks import kind_at
from verify.text.fold import fold_words
from verify.text.inflection import bare_word
from verify.text.names import same_name, word_agreement
from verify.text.scripts import main_script

# Endings of nouns and adjectives; a stem of three letters stays.
CYRILLIC_ENDING = re.compile(
    r"(?<=[а-яёіїєґ]{3})(?:[ое]го|[ое]му|[ыи]ми|[ыи]м|[ыи]х|[оеё][мйю]|[уюая][яю]|[ое]е|[ыи]й|[ая]ми"
    r"|[ая][мх]|[аеёиоуыэюяйь])$"
)
SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.NOTES, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a surname: the word, its first mention, how often, whose words."""

    word: str
    first: Span
    count: int
    quoted: bool  # stands in other people's quotations only


def spellings(dossier: Dossier, people: Iterable[Person]) -> list[Spelling]:
    """The spellings of the surname that these people (one person, or taken for one) share.

    Empty where there are fewer than two: case endings, possessives, capitals, accents and
    other scripts are no other spelling.
    """
    forms = [form for person in people for form in person.forms if _counts(dossier, form)]
    groups: list[list[Field]] = []
    for form in sorted(forms, key=lambda f: f.span):
        same = next((g for g in groups if _agree(surname(g[0]), surname(form)) == "same"), None)
        if same is None:
            groups.append([form])
        else:
            same.append(form)
    varying = [
        g for g in groups if any(_varies(g[0], other[0]) for other in groups if other is not g)
    ]
    return [_spelling(dossier, group) for group in varying]


def surname(form: Field) -> str:
    """The last word of a form without possessive or case suffix after an apostrophe."""
    return bare_word(form.value.split()[-1])


def _counts(dossier: Dossier, form: Field) -> bool:
    """Forms of the article's own prose; titles of cited works keep their own spelling."""
    if kind_at(dossier.article, form.span.start) in SKIPPED or not form.value.split():
        return False
    titles = (q for q in dossier.quotations if q.kind is QuotationKind.TITLE)
    return not any(q.span.start <= form.span.start < q.span.end for q in titles)


def _agree(a: str, b: str) -> str:
    return word_agreement(a, b)


def _varies(a: Field, b: Field) -> bool:
    """Whether two forms spell one name otherwise, in one script."""
    if main_script(a.value) != main_script(b.value) or _inflected(surname(a), surname(b)):
        return False
    verdict = _agree(surname(a), surname(b))
    full = len(a.value.split()) > 1 and len(b.value.split()) > 1
    return verdict == "variant" or (
        verdict == "near" and full and same_name(a.value, b.value).verdict == "variant"
    )


def _inflected(a: str, b: str) -> bool:
    """Whether two Cyrillic words differ in their case endings only: Яровая, Яровой."""
    return CYRILLIC_ENDING.sub("", a.casefold()) == CYRILLIC_ENDING.sub("", b.casefold())


def _spelling(dossier: Dossier, group: list[Field]) -> Spelling:
    words = {surname(form) for form in group}
    found = list(_mentions(dossier, words))
    spans = found or [form.span for form in group]
    quoted = all(_in_statement(dossier, span) for span in spans)
    return Spelling(surname(group[0]), group[0].span, len(spans), quoted)


def _mentions(dossier: Dossier, words: set[str]) -> Iterator[Span]:
    """Every place of the article's prose where one of these surnames stands."""
    shape = "|".join(re.escape(word) for word in sorted(words))
    for block in dossier.article.blocks:
        if block.kind not in SKIPPED:
            text = dossier.article.text[block.span.start : block.span.end]
            for match in re.finditer(rf"(?<!\w)(?:{shape})(?!\w)", text):
                yield Span(block.span.start + match.start(), block.span.start + match.end())


def _in_statement(dossier: Dossier, span: Span) -> bool:
    said = (q for q in dossier.quotations if q.kind is QuotationKind.STATEMENT)
    return any(q.span.start <= span.start < q.span.end for q in said)


def roles_of(dossier: Dossier, person: int) -> set[str]:
    """The folded roles that a person is given, each also without what follows “of”."""
    roles = [fold_words(la.role.value) for la in dossier.labels if la.person == person]
    return {word for role in roles for word in (role, role.split(" of ")[0]) if word}
