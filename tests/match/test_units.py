"""Units that one word names: pounds and kgs are money or a weight, also in millions."""

import pytest

from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome
from verify.model import Page

SENTENCES = {
    "en": "The harbor shipped {} to the islands before the first snow of the year.",
    "ru": "Порт отправил на острова {} ещё до первого снега в этом году.",
}


@pytest.mark.parametrize(
    ("language", "quoted", "source", "altered"),
    [
        ("en", "3 million pounds of beef", "3 million lbs of beef", False),
        ("en", "3 million lb of beef", "3 million pounds of beef", False),
        ("en", "2 million kgs of rice", "2 million kg of rice", False),
        ("en", "2 million kilograms of rice", "2 million kgs of rice", False),
        ("en", "goods for 3 million pounds", "goods for £3 million", False),
        ("ru", "товар на 3 млн фунтов", "товар на 3 млн фунтов стерлингов", False),
        # Another unit, or another number.
        ("en", "3 million pounds of beef", "3 million tons of beef", True),
        ("en", "goods for 3 million pounds", "goods for $3 million", True),
        ("en", "2 million kgs of rice", "2 million lbs of rice", True),
        ("en", "3 million pounds of beef", "4 million lbs of beef", True),
        ("ru", "товар на 3 млн фунтов", "товар на 3 млн долларов", True),
    ],
)
def test_millions_of_pounds_are_money_or_a_weight(
    language: str, quoted: str, source: str, altered: bool
) -> None:
    said, text = (SENTENCES[language].format(words) for words in (quoted, source))
    found = compare(said.rstrip("."), Page(text=text, whole_text=text, language=language), language)
    assert (found.outcome is Outcome.ALTERED) is altered
