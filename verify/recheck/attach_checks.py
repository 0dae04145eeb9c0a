"""Check that an attached file is a copy of the page: attaching the wrong one is easy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from sqlite_utils import Database

from verify.model import Page
from verify.store.articles import articles
from verify.store.sources import citations, sources
from verify.text.fold import fold_words

_RUN = 6  # consecutive words; two texts share that many only if one copies the other
_SAME = 0.7  # share of either text's runs
_BEGINNING = 600  # characters of an earlier copy: its headline and first paragraph
_TELLING = 5  # letters
_FEWEST = 3  # distinctive words; fewer may be missing by chance
_WORD = re.compile(rf"\w{{{_TELLING},}}")


def citing_article(db: Database, address: str, data: bytes, page: Page) -> str | None:
    """Return the path of the article that cites ``address`` if the file is that article."""
    digest = hashlib.sha256(data).hexdigest()
    words = _runs(page.text or page.whole_text)
    for row in citations.citing_articles(db, address):
        article = articles.load_article(db, row)
        own = _runs(article.text)
        shared = len(own & words)
        alike = own and words and shared >= _SAME * len(words) and shared >= _SAME * len(own)
        if article.digest == digest or alike:
            return article.origin
    return None


def _runs(text: str) -> frozenset[str]:
    words = fold_words(text).split()
    return frozenset(" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def shares_nothing(db: Database, address: str, page: Page) -> bool:
    """Return whether the file has no distinctive word of the page's known title or beginning."""
    known = {word for text in _known(db, address) for word in _WORD.findall(fold_words(text))}
    titles = " ".join(title.value for title in page.titles)
    there = set(_WORD.findall(fold_words(f"{titles} {page.whole_text or page.text}")))
    return len(known) >= _FEWEST and not known & there


def _known(db: Database, address: str) -> Iterator[str]:
    """Yield the titles that the articles give the page, and the beginning of an earlier copy."""
    rows = db.execute(
        "SELECT r.title, r.translated_title FROM cited_references r"
        " JOIN sources s ON s.id = r.source WHERE s.address = ?",
        [address],
    )
    yield from (title for row in rows.fetchall() for title in row if title)
    if earlier := sources.newest_page(db, address):
        yield (earlier.text or earlier.whole_text)[:_BEGINNING]
