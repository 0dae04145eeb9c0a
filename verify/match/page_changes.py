"""What has changed on a page since the copy that was cited: what is cited, not what is around it.

Two copies of one page always differ: teasers, dates, counters. So only three things are
examined: the headline, the passages that quotations rest on, and notices of correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from verify.match.verdict.verdict import EVIDENCE_CHARACTERS, Diff, Outcome, Passage, Verdict
from verify.model import Page, Span
from verify.text.fold import fold, fold_words

HEADLINE, PASSAGE, GONE, CORRECTION = (
    "headline-changed",
    "passage-changed",
    "passage-gone",
    "correction",
)
_ORDER = (GONE, PASSAGE, HEADLINE, CORRECTION)  # worst first
_TITLES = ("h1", "og", "meta", "json-ld", "title")
# A site's name and a rubric are added to titles and dropped from them: of two titles of which
# one holds the other nothing is said. Shorter ones ("News") would be held by many.
_TITLE_CHARACTERS = EVIDENCE_CHARACTERS
# Shares of a text, ours: the specimens of tests/test_recheck_corpus.py lie far on either side.
_REST, _KEPT = 0.5, 0.8
_LONGEST_NOTICE = 600  # characters: a notice is a paragraph, not an article about corrections


@dataclass(frozen=True, slots=True)
class QuotedText:
    """What was quoted, without its marks, and in which language."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that has changed: its kind, the words then and now ("" where there are none)."""

    kind: str
    before: str
    after: str
    quoted: QuotedText | None = None
    diff: Diff = ()
    span: Span | None = None  # of ``after``, into the text of the page now
    where: str = "main text"


def page_differences(
    cited: Page, now: Page, quotations: Iterable[QuotedText]
) -> tuple[Difference, ...]:
    """What has changed between two copies of one page, worst first, each thing once.

    Silent about a passage that the cited copy does not hold either, and about a copy that
    shows less than the cited one did (a paywall): could not look is not the same as not there.
    """
    found = list(_headline(cited, now))
    if not _is_shorter(cited, now):
        for quoted in dict.fromkeys(quotations):
            found += _passages(cited, now, quoted)
    found += _corrections(cited, now)
    unique = {(d.kind, d.before, d.after): d for d in found}
    return tuple(sorted(unique.values(), key=lambda d: _ORDER.index(d.kind)))


def change_kinds(found: Iterable[Difference]) -> str | None:
    """The kinds as ``Check.change`` has them: worst first, commas between; None: no change."""
    kinds = {difference.kind for difference in found}
    return ", ".join(kind for kind in _ORDER if kind in kinds) or None


def change_digests(found: Iterable[Difference]) -> str | None:
    """What has changed as ``Check.words`` has it: "kind:digest" of each thing, spaces between.

    A second change of the same passage gives another digest; typography gives the same.
    """
    return " ".join(sorted({change_digest(difference) for difference in found})) or None


def change_digest(found: Difference) -> str:
    """Return one change as ``Check.words`` stores it: "kind:digest"."""
    words = "\n".join(fold_words(text) for text in (found.before, found.after))
    return f"{found.kind}:{sha256(words.encode()).hexdigest()[:12]}"


def _is_shorter(cited: Page, now: Page) -> bool:
    if not (now.text.strip() or now.whole_text.strip()):
        return True
    return (now.truncated and not cited.truncated) or _cut_short(cited.text, now.text)


def _cut_short(before: str, after: str) -> bool:
    """Whether less than half of the text remains, nearly all of it from before.

    So it looks when a site shows only the beginning to those who do not pay. An editor who
    takes a passage out leaves the rest; one who rewrites a page brings new words.
    """
    if len(after) >= _REST * len(before):
        return False
    known, lines = fold_words(before), [fold_words(line) for line in after.splitlines()]
    kept = sum(len(line) for line in lines if line in known)
    return kept >= _KEPT * sum(map(len, lines))


# ----------------------------------------------------------------------------- the headline


def _headline(cited: Page, now: Page) -> Iterator[Difference]:
    """Silent where any of the page's own titles is still the same: sites vary the others."""
    pairs = [(kind, _named(cited, kind), _named(now, kind)) for kind in _TITLES]
    pairs = [(kind, old, new) for kind, old, new in pairs if old and new]
    if not pairs or any(_share(old, new) for _, old, new in pairs):
        return
    kind, old, new = pairs[0]
    yield Difference(HEADLINE, old[0], new[0], where=kind)


def _named(page: Page, kind: str) -> list[str]:
    titles = (title.value for title in page.titles if title.kind == kind)
    return [title for title in titles if len(fold_words(title)) >= _TITLE_CHARACTERS]


def _share(old: list[str], new: list[str]) -> bool:
    return any(_same_title(a, b) for a in old for b in new)


def _same_title(one: str, other: str) -> bool:
    """The same words, more or fewer of them at an end, or a misspelling that was mended."""
    a, b = fold_words(one), fold_words(other)
    if a in b or b in a:
        return True
    from verify.match.verdict.compare import compare

    verdict = compare(one, Page(other, other))
    return verdict.found and not _says_otherwise(verdict)


# ----------------------------------------------------------------------------- passages


def _passages(cited: Page, now: Page, quoted: QuotedText) -> Iterator[Difference]:
    from verify.match.verdict.compare import compare

    verdict = compare(quoted.text, cited, quoted.language)
    if not verdict.found or verdict.passage is None:
        return
    for words in _parts(cited, verdict.passage):
        if len(fold_words(words)) >= EVIDENCE_CHARACTERS and not _holds(now, words):
            yield from _now(words, cited, now, quoted)


def _parts(cited: Page, passage: Passage) -> tuple[str, ...]:
    """The source's own words, piece by piece where the quotation left some out."""
    text = cited.text_of(passage.where)
    spans = passage.parts or (passage.span,)
    return tuple(text[span.start : span.end] for span in spans)


def _holds(page: Page, words: str) -> bool:
    folded = fold_words(words)
    return any(folded in fold_words(text) for text in (page.text, page.whole_text) if text)


def _now(words: str, cited: Page, now: Page, quoted: QuotedText) -> Iterator[Difference]:
    from verify.match.verdict.compare import compare

    verdict = compare(words, now, cited.language)
    place = verdict.passage
    if verdict.outcome is Outcome.ABSENT:
        yield Difference(GONE, words, "", quoted)
    elif _says_otherwise(verdict) and place is not None:
        if _was_in_cited_page(cited, words, place.text):
            yield Difference(GONE, words, "", quoted)
            return
        yield Difference(PASSAGE, words, place.text, quoted, verdict.diff, place.span, place.where)


def _was_in_cited_page(cited: Page, words: str, found: str) -> bool:
    """Whether the words found now were in the cited copy too, apart from the passage itself.

    Then they are no new wording of it: reports of several fires in a day say the same of each.
    """
    passage = fold_words(words)
    lines = [folded for line in found.splitlines() if (folded := fold_words(line))]
    texts = [fold_words(text).replace(passage, "\n") for text in (cited.text, cited.whole_text)]
    return any(all(line in text for line in lines) for text in texts if text)


def _says_otherwise(verdict: Verdict) -> bool:
    """Whether the wording differs. A corrected misspelling is no other wording."""
    if verdict.outcome is Outcome.ALTERED:
        return True
    harmless = all(change.legitimate or change.kind == "spelling" for change in verdict.changes)
    return verdict.outcome is Outcome.REWORDED and not harmless


# ----------------------------------------------------------------------------- corrections


def _corrections(cited: Page, now: Page) -> Iterator[Difference]:
    before = fold(cited.whole_text or cited.text).text
    for line in dict.fromkeys((now.whole_text or now.text).splitlines()):
        words = line.strip()
        folded = fold(words).text
        if len(words) <= _LONGEST_NOTICE and _is_notice(folded) and folded not in before:
            yield Difference(CORRECTION, "", words)


def _is_notice(folded: str) -> bool:
    """Whether a line begins as correction notices do and continues after that."""
    return any(
        folded.startswith(opening) and len(folded) > len(opening) + EVIDENCE_CHARACTERS
        for opening in _openings()
    )


@cache
def _openings() -> tuple[str, ...]:
    from verify.languages import load_languages

    openings = (o for language in load_languages().values() for o in language.furniture.corrections)
    return tuple(dict.fromkeys(fold(opening).text for opening in openings))
