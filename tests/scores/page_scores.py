"""How well fetched pages are read and judged, beside trafilatura and htmldate.

The pages and their truth are in ``../shared``; nothing of them is kept here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.scores.corpus import SHARED
from verify.fitness.judge import judge
from verify.model import Article, BlockKind
from verify.read.blocks.vocabulary import phrase_key
from verify.read.page.extract import extract_page
from verify.read.reader import read_bytes
from verify.text.encoding.charset import decode_text
from verify.web.response import Cited, Headers

CORPUS = SHARED / "corpus"
_WORD = re.compile(r"\w+")
_TEXT = (BlockKind.BODY, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
ASKED = "https://site.example/2019/05/water-talks-in-the-valley"
_CITED = Cited(
    ("Water talks in the valley end without a result",),
    ("We will not open the eastern lane before the piers have been looked at by divers",),
)


@dataclass(frozen=True)
class Response:
    """What the judge needs of a response."""

    body: bytes
    address: str = ASKED
    final_address: str = ASKED
    cited: Cited | None = None
    status: int = 200
    headers: Headers = (("Content-Type", "text/html"),)


@cache
def bodies() -> dict[Path, str]:
    """Pages with the body that the makers of a benchmark marked."""
    known: dict[str, Any] = json.loads((CORPUS / "more" / "pages.truth.json").read_text("utf-8"))
    found = {CORPUS / "more" / name: str(one["body"]) for name, one in known.items()}
    for path in sorted(CORPUS.glob("*.body.txt")):
        found[path.with_name(path.name.replace(".body.txt", ".html"))] = path.read_text("utf-8")
    return found


def headlines() -> Iterator[tuple[bytes, str, str | None]]:
    """(page, headline, date of publication or None) of the pages with a truth for them."""
    known = json.loads((CORPUS / "news_html.truth.json").read_text("utf-8"))
    for name, one in known.items():
        if "headline" in one:
            yield (CORPUS / name).read_bytes(), one["headline"], (one.get("published") or "")[:10]


def overlap(found: str, wanted: str) -> float:
    """F1 of the words of two texts, repeated words counted."""
    own, other = (Counter(_WORD.findall(text.lower())) for text in (found, wanted))
    both = (own & other).total()
    return 2 * both / (own.total() + other.total()) if both else 0.0


def our_body(data: bytes) -> str:
    """The body without title, byline, date, captions and biography."""
    article = read_bytes(data, "page.html", "text/html")
    if not isinstance(article, Article):
        return ""
    kept = (block.span for block in article.blocks if block.kind in _TEXT)
    return "\n".join(article.text[span.start : span.end] for span in kept)


def their_body(data: bytes) -> str:
    """The body as trafilatura reads it."""
    from trafilatura import extract

    return extract(decode_text(data).text, include_comments=False) or ""


def body_score(method: Callable[[bytes], str]) -> float:
    """The mean F1 over the pages with a marked body."""
    scores = [overlap(method(path.read_bytes()), body) for path, body in bodies().items()]
    return sum(scores) / len(scores)


def title_scores() -> tuple[int, int, int, int]:
    """(pages, first title right, any title right, right by trafilatura)."""
    from trafilatura import extract_metadata

    pages = first = some = theirs = 0
    for data, headline, _ in headlines():
        titles = [phrase_key(title.value) for title in extract_page(data, "text/html").titles]
        other = extract_metadata(decode_text(data).text)
        pages += 1
        first += titles[:1] == [phrase_key(headline)]
        some += phrase_key(headline) in titles
        theirs += phrase_key((other and other.title) or "") == phrase_key(headline)
    return pages, first, some, theirs


def date_scores() -> tuple[int, int, int]:
    """(pages with a known date, right by us, right by htmldate)."""
    from htmldate import find_date

    pages = own = theirs = 0
    for data, _, date in headlines():
        if date:
            pages += 1
            published = extract_page(data, "text/html").published
            own += bool(published) and published[0].value == date
            theirs += find_date(decode_text(data).text, original_date=True) == date
    return pages, own, theirs


def condemned(paths: list[Path], cited: Cited | None, *, own: bool = False) -> int:
    """How many pages are judged not to be the cited one; ``own``: asked for by their own URL."""
    count = 0
    for path in paths:
        data = path.read_bytes()
        page = extract_page(data, "text/html")
        address = (page.canonical or "https://site.example/id/5512") if own else ASKED
        count += not judge(Response(data, address, address, cited), page).usable
    return count


def others() -> list[Path]:
    """Pages that are not what was asked for."""
    return sorted((SHARED / "labelled" / "not_the_page").glob("*.html"))


def articles() -> list[Path]:
    """Real pages of the corpus."""
    return sorted(CORPUS.glob("**/*.html"))


def main() -> None:
    """Print the tables."""
    print(f"body, F1 on {len(bodies())} pages: verify {body_score(our_body):.3f},", end=" ")
    print(f"trafilatura {body_score(their_body):.3f}")
    pages, first, some, theirs = title_scores()
    print(f"title on {pages} pages: first {first}, any {some}; trafilatura {theirs}")
    pages, own, theirs = date_scores()
    print(f"date on {pages} pages: verify {own}, htmldate {theirs}")
    print(f"not the page, of {len(others())}: nothing known {condemned(others(), None)},", end=" ")
    print(f"title and quotation known {condemned(others(), _CITED)}")
    print(f"false alarms on {len(articles())} pages: {condemned(articles(), None, own=True)}")


if __name__ == "__main__":
    main()
