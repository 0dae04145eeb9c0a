"""The packaged language model ranks as py3langid does, from which it is taken."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify.text.language.detect import DETECTABLE_LANGUAGES
from verify.text.language.language_model import language_model

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
TEXTS = [
    *("", "x", "12.10.2022", "\u0301", "ÜBER ALLES", "Το πρόγραμμα", "საქართველოს პრეზიდენტი"),
    *(
        "Une réunion s’est tenue hier",
        "中华人民共和国",
        "Ўзбекистон Республикаси",
        "Odluka je donesena",
    ),
    *("2KjYsSDZg9in2LDYqGQCEw9kFgJmDxUDJS9uZXdzL2NhdGVnb3", "NATO CSTO OSCE"),
]


@cache
def original() -> Any:
    """py3langid's model with all its languages."""
    langid = pytest.importorskip("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def assert_ranks_alike(text: str) -> None:
    """The probabilities are those of py3langid among the same languages."""
    ranked = [(c, p) for c, p in original().rank(text) if c in DETECTABLE_LANGUAGES]
    total = sum(p for _, p in ranked)
    assert dict(language_model().rank(text)) == pytest.approx(
        {code: p / total for code, p in ranked}, abs=1e-4
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_short_text_is_ranked_alike(text: str) -> None:
    assert_ranks_alike(text)


def test_pieces_of_articles_are_ranked_alike() -> None:
    for path in sorted(ARTICLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for start in range(0, len(text), 1_500):
            assert_ranks_alike(text[start : start + (start % 7) * 100 + 20])


def test_the_model_has_all_detectable_languages() -> None:
    assert set(language_model().codes) == set(DETECTABLE_LANGUAGES)
