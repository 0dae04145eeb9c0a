"""Invented claims beside a sentence of their source, and what the rules report of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verify.match.claim_evidence import shows_one_subject
from verify.match.claims import look_up_facts
from verify.model import Article, Page
from verify.parse import parse
from verify.read import read_bytes

_FILE = Path(__file__).with_name("claim_pairs.toml")

# What else the page says: no number, no date, no name.
_REST_OF_PAGE = {
    "en": "The paper came out in the evening. People read it on the way home and talked about it.",
    "ru": "Газета вышла вечером. Люди читали её по дороге домой и говорили о ней с соседями.",
    "tr": "Gazete akşam çıktı. İnsanlar eve giderken okudular ve komşularıyla bunu konuştular.",
    "de": "Die Zeitung kam am Abend heraus. Die Leute lasen sie auf dem Heimweg und redeten davon.",
    "fr": "Le journal est sorti le soir. Les gens le lisaient en rentrant et en parlaient.",
    "uk": "Газета вийшла ввечері. Люди читали її дорогою додому й говорили про неї із сусідами.",
}


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """What a source says, what an article says, and whether they agree."""

    language: str
    source: str
    claim: str
    is_harmful: bool


@cache
def claim_pairs() -> tuple[ClaimPair, ...]:
    """Every pair of the specimens."""
    return tuple(_read(tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]))


def _read(groups: list[dict[str, object]]) -> Iterator[ClaimPair]:
    for group in groups:
        for label in ("harmless", "harmful"):
            pairs = group.get(label, [])
            assert isinstance(pairs, list)
            for source, claim in pairs:
                yield ClaimPair(str(group["language"]), source, claim, label == "harmful")


def reported(pair: ClaimPair) -> tuple[str, ...]:
    """The words of the claim that are reported as missing in the source."""
    text = f"# A title\n\nA first paragraph.\n\n{pair.claim} [source](https://site.example/page)\n"
    article = read_bytes(text.encode(), "claim.md")
    assert isinstance(article, Article)
    facts = [fact for found in parse(article).claims for fact in found.facts]
    rest = _REST_OF_PAGE[pair.language]
    source = f"{rest}\n\n{pair.source}\n\n{rest}"
    page = Page(text=source, whole_text=source, language=pair.language)
    found = look_up_facts(pair.claim, facts, page, pair.language)
    if found.why or not shows_one_subject(found.present, pair.language):
        return ()
    return tuple(fact.text for fact in found.missing)
