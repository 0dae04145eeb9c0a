"""Real pages in two lives: what is around the cited passage changes, or the passage does."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from verify.match import page_changes
from verify.match.page_changes import GONE, PASSAGE, QuotedText, page_differences
from verify.model import Page
from verify.read.page.extract import extract_page
from verify.text.fold import Folded, fold

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
NEWS = sorted(CORPUS.glob("news_*.html"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not NEWS, reason="../shared/corpus is not on this machine"),
]
_SENTENCE = re.compile(r"[^.!?\n]{70,240}[.!?](?=\s)")


@cache
def page_of(path: Path) -> Page:
    return extract_page(path.read_bytes(), "text/html")


def passages(page: Page) -> list[str]:
    """Up to five sentences of the main text that stand only once on the page."""
    found = [m.group().strip() for m in _SENTENCE.finditer(page.text)]
    once = [s for s in found if page.text.count(s) == 1 and page.whole_text.count(s[:60]) <= 1]
    return once[:: max(1, len(once) // 5)][:5]


def lived_on(page: Page, change: dict[str, str]) -> Page:
    """The page with words exchanged, wherever they stand."""
    text, whole = page.text, page.whole_text
    for old, new in change.items():
        text, whole = text.replace(old, new), whole.replace(old, new)
    return replace(page, text=text, whole_text=whole)


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_new_surroundings_are_no_news(path: Path) -> None:
    page = page_of(path)
    quoted = [QuotedText(words) for words in passages(page)]
    around = "\n\n".join(page_of(other).text[:3000] for other in NEWS if other != path)
    new = replace(page, whole_text=f"{around[:20_000]}\n\n{page.text}\n\n{around[20_000:]}")
    assert page_differences(page, new, quoted) == ()


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_a_passage_taken_out_is_gone_and_the_others_are_not(path: Path) -> None:
    page = page_of(path)
    words = passages(page)
    if len(words) < 2:
        pytest.skip("the page has too few sentences that stand only once")
    new = lived_on(page, {words[0]: ""})
    found = page_differences(page, new, [QuotedText(w) for w in words])
    gone = words[0].rstrip(".!?»")
    assert [(d.kind, d.before.rstrip(".!?»")) for d in found] == [(GONE, gone)]


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_a_changed_number_is_a_changed_passage(path: Path) -> None:
    page = page_of(path)
    numbered = [w for w in passages(page) if re.search(r"\b\d{1,2}\b", w)]
    if not numbered:
        pytest.skip("no sentence that stands only once has a small number in it")
    other = re.sub(r"\b\d{1,2}\b", lambda m: str(int(m.group()) + 31), numbered[0], count=1)
    found = page_differences(page, lived_on(page, {numbered[0]: other}), [QuotedText(numbered[0])])
    assert [d.kind for d in found] == [PASSAGE]


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_a_page_that_shows_only_its_beginning_says_nothing_about_the_rest(path: Path) -> None:
    page = page_of(path)
    beginning = page.text[: len(page.text) // 4].rsplit(" ", 1)[0]
    tease = f"{beginning} …\n\nThe rest is for our readers only."
    cut = replace(page, text=tease, whole_text=tease)
    assert page_differences(page, cut, [QuotedText(words) for words in passages(page)]) == ()


def test_openings_of_notices_are_folded_once_and_not_for_each_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []

    def counted(text: str) -> Folded:
        calls.append(text)
        return fold(text)

    lines = "\n".join(f"The council met in room {number}." for number in range(80))
    page = Page(text=lines, whole_text=lines, language="en")
    list(page_changes._corrections(page, page))
    monkeypatch.setattr(page_changes, "fold", counted)
    assert list(page_changes._corrections(page, page)) == []
    assert len(calls) == 81
