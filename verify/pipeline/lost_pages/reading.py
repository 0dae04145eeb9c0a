"""Fetch and read the most promising candidates for a lost page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from verify.lost_pages.candidates import Candidate, ReadCandidate
from verify.lost_pages.lost import LostPage
from verify.lost_pages.ranking import estimate
from verify.match.verdict.compare import compare
from verify.match.verdict.verdict import Outcome
from verify.model import Absence, Page

if TYPE_CHECKING:
    from verify.fetch.site_search.budget import RequestBudget

_MOST_READ = 8  # candidates whose page is read, per lost page
_WORTH_READING = 0.3  # estimate from which a candidate with words in its URL or title is read


def read_best(
    read: Callable[..., Page | Absence],
    budget: RequestBudget,
    lost: LostPage,
    candidates: Sequence[Candidate],
) -> Iterator[ReadCandidate]:
    """Fetch and read the most promising candidates; the first good one with its quotations ends."""
    worth_reading = (
        candidate
        for candidate in candidates
        if estimate(lost, candidate) >= _WORTH_READING or not _says_something(candidate)
    )
    for candidate in islice(worth_reading, _MOST_READ):
        page = _page(read, budget, candidate.url)
        if page is None:
            continue
        known = _as_read(lost, candidate, page)
        yield known
        if known.quotations:
            return


def _says_something(candidate: Candidate) -> bool:
    """Whether title or URL tells what the page is about."""
    from verify.text.urls.slugs import slug_words

    return bool(candidate.title or slug_words(candidate.url))


def _page(read: Callable[..., Page | Absence], budget: RequestBudget, url: str) -> Page | None:
    from verify.fitness.judge import judge
    from verify.web.response import Fetched

    answer = budget.get(url)
    if not isinstance(answer, Fetched):
        return None
    page = read(answer)
    return page if isinstance(page, Page) and judge(answer, page).usable else None


def _as_read(lost: LostPage, candidate: Candidate, page: Page) -> ReadCandidate:
    return ReadCandidate(
        candidate,
        titles=tuple(dict.fromkeys(title.value for title in page.titles if title.kind != "slug")),
        published=next((one.value for one in page.published), None),
        language=page.language,
        quotations=tuple(_contained(lost.quotations, lost.language, page)),
    )


def _contained(quotations: Iterable[str], language: str | None, page: Page) -> Iterator[str]:
    for words in quotations:
        if compare(words, page, language).outcome in (Outcome.VERBATIM, Outcome.EDITED):
            yield words
