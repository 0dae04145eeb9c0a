"""Claims against the texts of their sources, on the labeled claims that lie beside the repository."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.scores.intervals import share
from tests.shared_data import SHARED
from verify.match.claim_evidence import has_no_fact, has_no_words, is_about_it
from verify.match.claim_words import TellingWords, telling_words
from verify.match.claims import FactLookup, look_up_facts
from verify.model import Article, Page
from verify.parse import parse
from verify.read import read_bytes

CLAIMS = SHARED / "labelled" / "claims_wikipedia.json"
_LANGUAGE = "en"
_SUPPORTED, _PARTLY, _NOT = "Supported", "Partially supported", "Not supported"


@dataclass(frozen=True, slots=True)
class ScoredClaim:
    """The label of a claim, what was said of it, and whether a rule reports it."""

    label: str
    said: str

    @property
    def fires(self) -> bool:
        """Whether a rule reports a fact of the claim, or that none of its facts is there."""
        return self.said != _SUPPORTED


def scored_claims() -> list[ScoredClaim]:
    """Every labeled claim, as the last sentences of an article that cites its source."""
    rows = json.loads(CLAIMS.read_text(encoding="utf-8"))
    return [
        ScoredClaim(
            row["ground_truth"],
            judge_claim(row["claim_text"], row["source_text"], _LANGUAGE, row["source_url"]),
        )
        for row in rows
    ]


def judge_claim(
    claim: str, source: str, language: str, address: str = "https://site.example/page"
) -> str:
    """Return the label that the rules give a claim with a source."""
    text = f"# A title\n\nA first paragraph says a thing or two.\n\n{claim} [source]({address})\n"
    article = read_bytes(text.encode(), "claim.md")
    assert isinstance(article, Article)
    facts = [fact for found in parse(article).claims for fact in found.facts]
    page = Page(text=source, whole_text=source, language=language)
    words = telling_words(claim, source, language)
    return _verdict(look_up_facts(claim, facts, page, language), words, language)


def _verdict(found: FactLookup, words: TellingWords | None, language: str) -> str:
    if found.why:
        return _SUPPORTED
    if has_no_fact(found.present, found.missing, words):
        return _NOT
    if has_no_words(found.present, words, language):
        return _NOT
    is_partly = any(
        is_about_it(fact.kind, found.present, words, language) for fact in found.missing
    )
    return _PARTLY if is_partly else _SUPPORTED


def main() -> None:
    """Print how many claims are judged as their labels say, and how many reports are right."""
    if not CLAIMS.is_file():
        print("The labeled claims are not beside this repository.")
        return
    claims = scored_claims()
    fired = [one for one in claims if one.fires]
    exact = sum(one.said == one.label for one in claims)
    binary = sum((one.said == _NOT) == (one.label == _NOT) for one in claims)
    right = sum(one.label != _SUPPORTED for one in fired)
    print(f"the three labels {share(exact, len(claims))}")
    print(f"not supported or else {share(binary, len(claims))}")
    print(f"reports that are right {share(right, len(fired))}")


if __name__ == "__main__":
    main()
