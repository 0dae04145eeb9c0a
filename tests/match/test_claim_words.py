"""The telling words of a claim and what a source has of them."""

import pytest

from verify.match.claim_evidence import has_no_words
from verify.match.claim_words import TellingWords, best_words, telling_words

ABOUT = {
    "en": "The leaking sluices of the irrigation canal were repaired by engineers before the harvest. ",
    "ru": "Протекающие шлюзы оросительного канала инженеры отремонтировали до начала жатвы. ",
    "tr": "Sulama kanalının sızdıran kapakları hasattan önce mühendisler tarafından onarıldı. ",
}


@pytest.mark.parametrize(
    ("language", "claim", "least", "most"),
    [
        ("en", "Engineers repaired leaking sluices in canals for irrigation at harvest.", 0.9, 1.0),
        ("en", "A violinist rehearsed the forgotten concerto at the philharmonic.", 0.0, 0.1),
        (
            "ru",
            "Инженер отремонтировал протекающий шлюз на оросительных каналах перед жатвой.",
            0.7,
            1.0,
        ),
        ("ru", "Скрипачка репетировала забытый концерт в филармонии с оркестром.", 0.0, 0.1),
        (
            "tr",
            "Mühendisler hasat öncesi sızdıran sulama kanallarının kapaklarını onarmıştı.",
            0.7,
            1.0,
        ),
        ("tr", "Kemancı unutulmuş konçertoyu filarmoni salonunda prova etti.", 0.0, 0.1),
    ],
)
def test_the_share_of_the_words_that_tell_something(
    language: str, claim: str, least: float, most: float
) -> None:
    found = telling_words(claim, ABOUT[language] * 20, language)
    assert found is not None
    assert least <= found.share <= most


@pytest.mark.parametrize(
    ("claim", "source", "language"),
    [
        ("He said so again when they came back.", ABOUT["en"] * 20, "en"),
        ("A violinist rehearsed the forgotten concerto.", ABOUT["en"], "en"),
        ("A violinist rehearsed the forgotten concerto.", ABOUT["en"] * 20, None),
        ("", "", "en"),
    ],
)
def test_nothing_is_said_of_too_little(claim: str, source: str, language: str | None) -> None:
    assert telling_words(claim, source, language) is None


def test_missing_words_begin_with_the_rarest() -> None:
    found = telling_words(
        "A violinist repaired the leaking sluices at harvest, a concerto in mind.",
        ABOUT["en"] * 20,
        "en",
    )
    assert found is not None
    assert found.missing[:2] == ("violinist", "concerto")
    assert "sluices" not in found.missing


def test_the_source_that_has_most_counts_and_an_unknown_one_forbids_it() -> None:
    few, many = TellingWords(0.1, ("concerto",)), TellingWords(0.8)
    assert best_words([few, many]) == many
    assert best_words([few, None]) is None
    assert best_words([]) is None


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        (
            "en",
            "A violinist and a soprano rehearsed the forgotten concerto with the conductor at the "
            "philharmonic hall after the harvest.",
        ),
        (
            "ru",
            "Скрипачка и певица репетировали забытый концерт с дирижёром в зале филармонии с начала мая.",
        ),
        (
            "tr",
            "Kemancı ile soprano unutulmuş konçertoyu filarmoni salonunda şef ve virtüöz viyolonselci "
            "eşliğinde hasattan önce prova etti.",
        ),
    ],
)
def test_a_short_page_may_lack_words_by_chance(language: str, claim: str) -> None:
    said = {}
    for size in (1_100, 3_000):
        words = telling_words(claim, (ABOUT[language] * 40)[:size], language)
        said[size] = has_no_words([], words, language)
    assert said == {1_100: False, 3_000: True}
