"""Find the stored article that a file is, if the file was moved or renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping

from sqlite_utils import Database

from verify.model import Article
from verify.text.fold import fold_words

OPENING = 400  # characters: a paragraph or two, enough to tell two articles apart


def title_key(article: Article) -> str:
    return fold_words(article.title.value) if article.title else ""


def opening_key(article: Article) -> str:
    return fold_words(article.text[:OPENING])


class MovedFiles:
    """Articles whose key leads nowhere any more: ``gone(key)`` is true.

    What many articles share, such as the title “Morning briefing”, is searched for once:
    ``searched`` keeps what no moved article has. Articles that are stored later exist. One
    object is for one run, in which files do not move.
    """

    def __init__(
        self, gone: Callable[[str], bool], searched: MutableMapping[str, bool] | None = None
    ) -> None:
        self._gone = gone
        self._searched = {} if searched is None else searched

    def find(self, db: Database, article: Article) -> int | None:
        """Return the id of a moved article with the same bytes, title or opening words, or None."""
        for sql, value in _questions(article):
            asked = f"{sql}\n{value}"
            if not value or asked in self._searched:
                continue
            known = db.execute(sql, [value]).fetchall()
            for row, key in known:
                if self._gone(key):
                    return int(row)
            if known:
                self._searched[asked] = True
        return None


def _questions(article: Article) -> Iterator[tuple[str, str]]:
    yield (
        "SELECT a.id, a.key FROM articles a JOIN revisions r ON r.article = a.id WHERE r.digest = ?",
        article.digest,
    )
    yield "SELECT id, key FROM articles WHERE title_key = ?", title_key(article)
    yield "SELECT id, key FROM articles WHERE opening_key = ?", opening_key(article)
