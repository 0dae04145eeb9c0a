"""Whatever an article holds, the rules answer: no crash, places that hold their words, in time."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verify.lint import lint, lint_collection
from verify.model import Dossier
from verify.parse import parse
from verify.read import read_bytes
from verify.rules import all_rules

RULES = [rule for rule in all_rules() if not rule.needs_sources]
PIECES = [
    "“The canal is ours and will stay ours,” Mayor Bek Muster said.[1]",
    "«Канал наш», – сказал мэр Бек Мустеров[2]. «Никто, «слышите», никто",
    "President Emomali Rahmon and President Rahman met the expert on Central Asia Jane Example.",
    "Middle East Expert Jane Example: “It is no longer in our favour to wait”",
    "Valley Water Organization (VWO), Village Workers Organisation (VWO), (VWO)",
    "[1] “Таджикско – а little гранской границы”, Interfax,, (Date of Accession: 31.02.2022).",
    "[2] “", "[3]", "[1] Ibid., p. 12.", "[4] https//valley.example/2022/13/45/#x, ,, ()",
    "1. Why?", "1. Why?", "  1. What comes next for the valley and its people?", "* * *",
    "РљР°РЅР°Р» РѕС‚РєСЂС‹Р»Рё", "Кыpгызстан", "\u202eAPA\u202c \u200b\u00ad\ufffd \x07\x1b[31m",
    "Monday, 19 October 2022 and 30.02.2023", "”", "‘", "\"", "5\" 6'", "(((((((", "]]]]",
    "Notes", "References", "Kaynakça", "https://", "http://[::1", "//x", "İıŞğ’nın", "🌊" * 5,
]  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), min_size=1, max_size=14
).map("\n\n".join)


def dossier(text: str, kind: str = "text/plain", origin: str = "a.txt") -> Dossier | None:
    article = read_bytes(text.encode("utf-8", "replace"), origin, media_type=kind)
    if not hasattr(article, "blocks"):
        return None  # skipped, with its reason
    return parse(article, today=date(2025, 6, 1))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_every_rule_answers_and_points_at_its_words(text: str, kind: str) -> None:
    found = dossier(text, kind)
    if found is not None:
        for finding in lint(found, RULES):  # raises RuleFault for a place without its words
            assert finding.message and "\n" not in finding.message


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, TEXTS)
def test_every_rule_over_a_collection_answers(first: str, second: str) -> None:
    both = [
        found
        for name, text in (("a.txt", first), ("b.txt", second))
        if (found := dossier(text, origin=name))
    ]
    assert all(origin in ("a.txt", "b.txt") for origin, _ in lint_collection(both, RULES))


def test_the_same_article_gives_the_same_findings() -> None:
    text = "\n\n".join(PIECES)
    once, again = dossier(text), dossier(text)
    assert once is not None and again is not None
    assert lint(once, RULES) == lint(again, reversed(RULES))


def test_an_article_without_a_date_of_today_is_looked_at_all_the_same() -> None:
    found = dossier("\n\n".join(PIECES))
    assert found is not None
    assert lint(replace(found, today=None), RULES)


@pytest.mark.slow
def test_a_long_article_takes_time_in_proportion_to_its_length() -> None:
    from time import process_time

    def seconds(times: int) -> float:
        found = dossier("\n\n".join(PIECES * times))
        assert found is not None
        start = process_time()
        lint(found, RULES)
        return process_time() - start

    seconds(2)  # what is loaded once
    short, long = min(seconds(20) for _ in range(2)), min(seconds(80) for _ in range(2))
    assert long < 12 * max(short, 0.05), (short, long)  # four times the text
