"""Where the words of an article are in the source of its page.

The article's text is made from the page's tree, which knows no places in the source. Words are found
by their letters, with those before and behind them; what is not found once is not found.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from verify.model import Span

# Comments, what is no text, tags, entities, text. A tag ends at the first `>` outside quotes.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title|svg|noscript)\b.*?(?:</\1\s*>|\Z)"
    r"|<[!/?a-z](?>\"[^\"]{0,20000}+\"|'[^']{0,20000}+'|[^'\"<>]++){0,200}+>|&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|\w{2,32});?"
    r"|[^<&]+|.",
    re.S | re.I,
)
_SHY = "\u00ad"
_CONTEXT = 80  # letters before and behind that tell one place from another


class HtmlSource:
    """The letters of a page in its source, and those of its article."""

    def __init__(self, source: str, article: str, unwritten: Iterable[Span] = ()) -> None:
        """``unwritten``: what the article has and the source has not, the numbers of lists."""
        self._letters, self._places = _letters_of(source)
        kept = [0 if sign.isspace() or sign == _SHY else 1 for sign in article]
        for span in unwritten:
            kept[span.start : span.end] = [0] * (span.end - span.start)
        self._before = [0, *accumulate(kept)]  # letters before each offset
        self._article = "".join(s for s, keep in zip(article, kept, strict=True) if keep)

    def find(self, span: Span) -> Span | None:
        """Return the place in the source of words of the article, or None."""
        start, end = self._before[span.start], self._before[min(span.end, len(self._before) - 1)]
        if start >= end:
            return None
        for before, behind in ((_CONTEXT, _CONTEXT), (_CONTEXT, 0), (0, _CONTEXT), (0, 0)):
            first = max(0, start - before)
            wanted = self._article[first : end + behind]
            at = self._letters.find(wanted)
            if at >= 0 and self._letters.find(wanted, at + 1) < 0:
                at += start - first
                return Span(self._places[at].start, self._places[at + end - start - 1].end)
        return None


def _letters_of(source: str) -> tuple[str, list[Span]]:
    letters: list[str] = []
    places: list[Span] = []
    for found in _TOKEN.finditer(source):
        said = found[0]
        if said.startswith("<") and len(said) > 1:
            continue
        if said.startswith("&") and len(said) > 1:
            for sign in html.unescape(said):
                _add(letters, places, sign, Span(*found.span()))
            continue
        for offset, sign in enumerate(said, found.start()):
            _add(letters, places, sign, Span(offset, offset + 1))
    return "".join(letters), places


def _add(letters: list[str], places: list[Span], sign: str, place: Span) -> None:
    if not sign.isspace() and sign != _SHY:
        letters.append(sign)
        places.append(place)


def text_runs(source: str, span: Span) -> list[Span]:
    """Return the parts of a place in the source that are text, without the tags between them."""
    runs: list[Span] = []
    begin = source.rfind("<", 0, span.start)
    tokens = _TOKEN.finditer(source, max(0, begin), len(source))
    for found in tokens:
        if found.start() >= span.end:
            break
        if found[0].startswith("<") and len(found[0]) > 1:
            continue
        start, end = max(found.start(), span.start), min(found.end(), span.end)
        if start < end and source[start:end].strip():
            if runs and runs[-1].end == start:
                start = runs.pop().start
            runs.append(Span(start, end))
    return runs


def covering(runs: list[Span], taken: list[Span]) -> list[Span]:
    """Return the runs that no taken span overlaps. ``taken`` is sorted."""
    starts = [one.start for one in taken]
    free = []
    for run in runs:
        at = bisect_left(starts, run.end)
        if not any(one.end > run.start for one in taken[max(0, at - 3) : at]):
            free.append(run)
    return free
