"""Real news pages: their own sentences are found whatever typography does to them, and others are not."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from shared_data import SHARED, needs_shared

from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome
from verify.model import Page
from verify.read.page.extract import extract_page
from verify.text.sentences import split_sentences

pytestmark = [needs_shared, pytest.mark.corpus]
PAGES = {
    "anadolu_1_tr": "tr",
    "haberturk_tr": "tr",
    "bbc_europe": "en",
    "reuters_markets": "en",
    "kommersant_ru": "ru",
    "tass_ru_ckad": "ru",
}
HARMLESS = {
    "as it stands": lambda s: s,
    "other quotation marks": lambda s: re.sub('["“”«»„]', "“", s).replace("'", "’"),
    "no-break spaces": lambda s: s.replace(" ", "\u00a0", 3),
    "soft hyphens": lambda s: re.sub(r"(?<=\w{4})(?=\w{4})", "\u00ad", s),
    "decomposed letters": lambda s: s.replace("й", "и\u0306").replace("ş", "s\u0327"),
    "a dash and ё": lambda s: s.replace(" - ", " — ").replace("ё", "е"),
    "capitals": lambda s: s[:1].lower() + s[1:],
    "line breaks": lambda s: s.replace(" ", "\n"),
}


@cache
def _page(name: str) -> Page:
    body = (SHARED / "corpus" / f"news_{name}.html").read_bytes()
    return extract_page(body, "text/html", None, "https://news.example/a")


@cache
def _said(name: str) -> list[str]:
    text, language = _page(name).text, PAGES[name]
    whole = [text[s.start : s.end].strip() for s in split_sentences(text, language)]
    fit = [
        s for s in whole if 50 < len(s) < 350 and "\n" not in s and not re.search(r"\[|…|\.\.", s)
    ]
    return random.Random(name).sample(fit, min(10, len(fit)))


@pytest.mark.parametrize("edit", HARMLESS)
@pytest.mark.parametrize("name", PAGES)
def test_typography_never_changes_a_verdict(name: str, edit: str) -> None:
    for sentence in _said(name):
        verdict = compare(HARMLESS[edit](sentence), _page(name), PAGES[name])
        assert verdict.outcome in (Outcome.VERBATIM, Outcome.EDITED), (sentence, verdict.changes)


@pytest.mark.parametrize("name", PAGES)
def test_another_figure_is_always_seen(name: str) -> None:
    for sentence in _said(name):
        figure = re.search(r"(?<![\w.,])[1-9]\d{1,3}(?![\w.,])", sentence)
        if figure:
            other = str(int(figure.group()) + 11)
            changed = sentence[: figure.start()] + other + sentence[figure.end() :]
            verdict = compare(changed, _page(name), PAGES[name])
            assert verdict.outcome is Outcome.ALTERED, (changed, verdict.changes)


@pytest.mark.parametrize("name", PAGES)
def test_sentences_of_another_page_are_absent(name: str) -> None:
    for other, language in PAGES.items():
        if other != name and language == PAGES[name]:
            for sentence in _said(other):
                assert compare(sentence, _page(name), language).outcome is Outcome.ABSENT, sentence


@pytest.mark.parametrize("name", PAGES)
def test_sentences_in_another_language_are_never_absent(name: str) -> None:
    for other, language in PAGES.items():
        if language != PAGES[name]:
            for sentence in _said(other)[:3]:
                verdict = compare(sentence, _page(name), language)
                assert verdict.outcome is Outcome.TRANSLATED, sentence
                assert verdict.agreement != "inconsistent", sentence
