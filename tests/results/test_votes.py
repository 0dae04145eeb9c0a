"""Results of votes in claims: each is found, missing, or said to be undecided, once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_documents import dossier_of, source_of

from verify.results import results
from verify.results.coverage import coverage

EN = "https://herald.example/bridge"
DE = "https://bote.example/bruecke"
PAGES = {
    EN: "Lomar, 15 March 2016. The council of Lomar voted {} on 14 March 2016 to close the old"
    " bridge. Viktor Hadar, who was mayor then, had promised to keep it open for longer.",
    DE: "Lomar, 15. März 2016. Der Rat von Lomar hat die alte Brücke am 14. März 2016 {}"
    " geschlossen. Viktor Hadar, damals Bürgermeister, wollte sie länger offen halten.",
}
TITLES = {EN: "Council closes the old bridge", DE: "Der Rat schließt die alte Brücke"}


def _claim(url: str, claim: str, vote: str) -> tuple[list[str], list[str], str | None, int, int]:
    """Return found and missing facts, the reason, and how many claims there are and were checked."""
    text = (
        f"{TITLES[url]}\n\n{claim} [1]\n\n[1] “{TITLES[url]}”, Herald, {url}"
        " (Date of Accession: 12.04.2021)\n"
    )
    bare = dossier_of({"format": "text"}, text, 1)
    page = source_of({"url": url, "title": TITLES[url]}, PAGES[url].format(vote))
    dossier = replace(bare, sources={url: page})
    found = results(dossier)
    (one,) = found.claims
    counted = coverage(dossier, found)
    names = [f.text for f in one.found], [f.text for f in one.missing]
    return (*names, one.reason, counted.claims, counted.claims_checked)


ONE_COUNT = "source has one count of the vote"


@pytest.mark.parametrize(
    ("url", "claim", "vote", "found", "missing", "reason"),
    [
        (EN, "They voted 11 to 4 to close it.", "4 to 11", ["11 to 4"], [], None),
        (EN, "They voted 11 to 4 to close it.", "11 to 5", [], ["11 to 4"], None),
        (EN, "They voted 11 to 4 to close it.", "with 11 members in favor", [], [], ONE_COUNT),
        (
            EN,
            "They voted 11 to 4 on 14 March 2016 to close it.",
            "with 11 members in favor",
            ["14 March 2016"],
            [],
            ONE_COUNT,
        ),
        (DE, "Mit 11 zu 4 Stimmen wurde sie geschlossen.", "mit 4 zu 11 Stimmen", ["11 zu 4"], [], None),
        (DE, "Mit 11 zu 4 Stimmen wurde sie geschlossen.", "mit 11 zu 5 Stimmen", [], ["11 zu 4"], None),
        (DE, "Mit 11 zu 4 Stimmen wurde sie geschlossen.", "mit 11 Stimmen", [], [], ONE_COUNT),
    ],
)  # fmt: skip
def test_a_vote_is_counted_once_and_as_it_is(
    url: str, claim: str, vote: str, found: list[str], missing: list[str], reason: str | None
) -> None:
    said = _claim(url, claim, vote)
    assert said == (found, missing, reason, 1, 0 if reason else 1)
