"""What is said of sentences that their source has, and of the same beside another source.

The first sentences of a news report, beside the rest of it, are claims in other words than their
source's. Sentences of real pages, reordered by rule, are claims in nearly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tests.scores.claim_scores import judge_claim
from tests.scores.corpus import SHARED
from tests.scores.crosslingual_scores import documents
from tests.scores.intervals import share
from tests.scores.page_scores import our_body
from verify.text.language.detect import detect_language
from verify.text.sentences import split_sentences

PAGES = SHARED / "corpus" / "more"
LANGUAGES = ("en", "ru", "tr", "de", "fr", "uk")
_LEADS = 2  # the headline and the first sentence
_NEIGHBORS = 3  # other documents that a lead is held against
_LEAST_PAGE = 2_000  # characters
_EVERY = 5  # sentences of a page
_WORDS = range(8, 60)  # of a sentence
_APPOSITION = re.compile(r", [^,;:.“”«»\"]{8,60},|\s\([^()]{3,60}\)")
_OPENING = re.compile(r"([^,;:“”«»\"]{6,60}), ([^“”«»\"]{20,}[^.!?…])([.!?…])")


def leads(language: str) -> Iterator[tuple[str, str]]:
    """(what is said of a lead, of it beside another report) for reports in a language."""
    news = [[row[language] for row in rows] for rows in documents().values()]
    for at, rows in enumerate(news):
        rest = "\n".join(rows[_LEADS:])
        for lead in rows[:_LEADS]:
            own = judge_claim(lead, rest, language)
            for by in range(1, _NEIGHBORS + 1):
                yield own, judge_claim(lead, "\n".join(news[at - by]), language)


def reworded(sentence: str) -> str:
    """The sentence without its first apposition, and its opening clause moved to the end."""
    shorter = _APPOSITION.sub("", sentence, count=1)
    match = _OPENING.fullmatch(shorter)
    if match is None:
        return shorter
    opening, clause, mark = match.groups()
    return f"{clause[0].upper()}{clause[1:]}, {opening[0].lower()}{opening[1:]}{mark}"


@cache
def page_texts() -> tuple[tuple[str, str], ...]:
    """(text, language) of the real pages beside the repository."""
    texts = [our_body(path.read_bytes()) for path in sorted(PAGES.glob("*.html"))]
    texts += [path.read_text("utf-8", "replace") for path in sorted(PAGES.glob("*.txt"))]
    kept = [text for text in texts if len(text) >= _LEAST_PAGE]
    found = ((text, detect_language(text).code or "") for text in kept)
    return tuple((text, code) for text, code in found if code in LANGUAGES)


def own_sentences() -> Iterator[tuple[str, str]]:
    """(what is said of a reworded sentence of a page beside it, beside another page)."""
    pages = page_texts()
    for number, (text, language) in enumerate(pages):
        other = next(
            (one for one, code in (*pages[number + 1 :], *pages[:number]) if code == language), ""
        )
        spans = split_sentences(text, language)
        sentences = [" ".join(text[s.start : s.end].split()) for s in spans[1::_EVERY]]
        for sentence in sentences:
            if len(sentence.split()) in _WORDS:
                claim = reworded(sentence)
                yield judge_claim(claim, text, language), judge_claim(claim, other, language)


def main() -> None:
    """Print how many claims with and without their source are reported."""
    for language in LANGUAGES:
        found = list(leads(language))
        own = [said for said, _ in found[::_NEIGHBORS]]
        print(
            f"leads {language}  {reported(own)}  another report: {reported([o for _, o in found])}"
        )
    own, other = zip(*own_sentences(), strict=True)
    print(f"sentences of pages  {reported(own)}  another page: {reported(other)}")


def reported(said: Sequence[str]) -> str:
    """Return the shares called not supported, and reported at all."""
    none = sum(one == "Not supported" for one in said)
    some = sum(one != "Supported" for one in said)
    return f"not supported {share(none, len(said))}, any report {share(some, len(said))}"


if __name__ == "__main__":
    main()
