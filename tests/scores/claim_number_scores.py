"""What is said of the numbers of real sentences beside their own page, as written and changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from tests.scores.claim_pairs import page_texts
from tests.scores.intervals import share
from verify.match.claim_evidence import can_be_missed, is_about_it
from verify.match.claim_words import telling_words
from verify.match.claims import look_up_facts
from verify.match.tallies import is_tally
from verify.model import Article, Fact, Page
from verify.parse import parse
from verify.read import read_bytes
from verify.text.sentences import split_sentences

_WORDS = range(6, 60)  # of a sentence
_ADDRESS = "https://site.example/page"
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence and its page: the numbers reported as written, and whether a changed one is."""

    sentence: str
    reported: tuple[str, ...]
    changed: str
    is_caught: bool


def facts_of(claim: str) -> list[Fact]:
    """The facts of a sentence that cites a source."""
    text = f"# A title\n\nA first paragraph says a thing or two.\n\n{claim} [source]({_ADDRESS})\n"
    article = read_bytes(text.encode(), "claim.md")
    assert isinstance(article, Article)
    return [fact for found in parse(article).claims for fact in found.facts]


def missing_numbers(claim: str, facts: list[Fact], page: Page) -> tuple[str, ...]:
    """The numbers of a claim that are reported as missing in a page."""
    found = look_up_facts(claim, facts, page, page.language)
    words = telling_words(claim, page.text, page.language)
    if found.why or not is_about_it("number", found.present, words, page.language):
        return ()
    return tuple(fact.text for fact in found.missing if fact.kind == "number")


def changed_number(claim: str, facts: list[Fact]) -> str:
    """The claim with two digits of a number exchanged, or a digit changed; "" without a number."""
    numbers = [f for f in facts if f.kind == "number" and not is_tally(f)]
    telling = [f.text for f in numbers if can_be_missed(f, None) and _DIGITS.search(f.text)]
    if not telling:
        return ""
    chosen = telling[crc32(claim.encode()) % len(telling)]
    match = _DIGITS.search(chosen)
    assert match is not None
    digits = match.group()
    other = chosen[: match.start()] + _changed(digits) + chosen[match.end() :]
    return claim.replace(chosen, other, 1)


def _changed(digits: str) -> str:
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and digits[at + 1] != "0":
            return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    return str((int(digits[0]) + 3) % 9 + 1) + digits[1:]


def outcomes() -> Iterator[Outcome]:
    """Every sentence of the pages that has a number above twelve."""
    for text, language in page_texts():
        page = Page(text=text, whole_text=text, language=language)
        for span in split_sentences(text, language):
            sentence = " ".join(text[span.start : span.end].split())
            if len(sentence.split()) not in _WORDS or not _DIGITS.search(sentence):
                continue
            facts = facts_of(sentence)
            other = changed_number(sentence, facts)
            if other:
                reported = missing_numbers(sentence, facts, page)
                caught = set(missing_numbers(other, facts_of(other), page))
                yield Outcome(sentence, reported, other, bool(caught - set(reported)))


def main() -> None:
    """Print how many sentences are reported as written, and how many with a changed number."""
    found = list(outcomes())
    written = sum(bool(one.reported) for one in found)
    caught = sum(one.is_caught for one in found)
    print(f"as written, any number reported {share(written, len(found))}")
    print(f"one number changed, reported {share(caught, len(found))}")


if __name__ == "__main__":
    main()
