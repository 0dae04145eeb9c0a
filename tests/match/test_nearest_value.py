"""The nearest value of the same kind in the matching sentence, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_documents import dossier_of, source_of

from verify.lint import lint
from verify.rules import named

URL = "https://courier.example/a"
PAGES = {
    "en": "The council met in March.\n\nThe breakwater will cost 38 million crowns and take 26 months"
    " to build, the engineer said. The old one was built in 1911 and has 14 cracks. The harbor is"
    " 62 metres deep, and 900 ships called at it last year.",
    "ru": "Совет собрался в марте.\n\nВолнолом обойдётся в 38 миллионов крон, а строить его будут"
    " 26 месяцев, сказал инженер. Старый волнолом построили в 1911 году, в нём 14 трещин. Глубина"
    " гавани 62 метра, в прошлом году в неё зашли 900 судов.",
}


def message(sentence: str, language: str) -> list[str]:
    text = f"{TITLES[language]}\n\n{sentence}[1]\n\n[1] “A page”, Courier, {URL}\n"
    source = source_of({"url": URL, "title": "A page", "language": language}, PAGES[language])
    dossier = replace(dossier_of({"language": language}, text, 1), sources={source.address: source})
    rule = named("number-not-in-source")
    return [finding.message for finding in lint(dossier, (rule,))]


TITLES = {"en": "The breakwater and its costs", "ru": "Волнолом и его стоимость"}


@pytest.mark.parametrize(
    ("language", "sentence", "near"),
    [
        ("en", "The breakwater should cost 83 million crowns and take 26 months.", "38 million"),
        (
            "ru",
            "Волнолом обойдётся в 83 миллиона крон, а работы займут 26 месяцев.",
            "38 миллионов",
        ),
    ],
)
def test_the_value_in_its_place_is_shown(language: str, sentence: str, near: str) -> None:
    [said] = message(sentence, language)
    assert near in said and "26" not in said.partition("which has")[2]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The breakwater will take 26 months to build and employ 410 % more workers."),
        ("ru", "Строить волнолом будут 26 месяцев, занято будет на 410 % больше рабочих."),
    ],
)
def test_no_value_of_another_kind_is_shown(language: str, sentence: str) -> None:
    for said in message(sentence, language):
        assert "which has" not in said
