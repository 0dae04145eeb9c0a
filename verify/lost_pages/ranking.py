"""Rank candidates for a lost page by stated parts: title, date, domain, quotations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from verify.lost_pages.candidates import Candidate, FoundIn, ReadCandidate
from verify.lost_pages.lost import LostPage
from verify.lost_pages.title_agreement import slug_agreement, title_agreement
from verify.model import Proposal
from verify.text.urls.canonical import registrable_domain

#: A candidate is proposed from this score on, and then only if its title or a quotation agrees.
#: Measured on the pages of a corpus, each hidden among at least 100 others of its weeks.
PROPOSED = 0.6
_TITLE_AGREES = 0.8
_WEIGHTS = {"title": 0.5, "quotation": 0.25, "date": 0.15, "domain": 0.1}
_NEAR = timedelta(days=1)  # time zones, and headlines that are published after midnight
_FRESH = timedelta(days=31)  # pages are mostly accessed within a month of their publication
_FRESH_SCORE = 0.7  # of a date that is only known to be shortly before the access date


def estimate(lost: LostPage, candidate: Candidate) -> float:
    """Return how promising a candidate is before its page is read, 0 to 1.

    Candidates that were published after the access date get 0.
    """
    day = _date_agreement(lost, candidate.published)
    if day == 0.0:
        return 0.0
    if candidate.found_in is FoundIn.MOVED:
        return 1.0  # one guess by the site's own pattern is worth a request, whatever its words
    title = slug_agreement(lost.title, lost.language, candidate.url)
    if candidate.title:
        title = max(title, title_agreement(lost.title, lost.language, candidate.title))
    return 0.8 * title + 0.2 * (day or 0.0)


def most_promising(lost: LostPage, found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, one per URL, the most promising first; impossible ones left out."""
    best: dict[str, tuple[float, Candidate]] = {}
    for candidate in found:
        score = estimate(lost, candidate)
        if score > best.get(candidate.url, (0.0, candidate))[0]:
            best[candidate.url] = (score, candidate)
    return [candidate for _, candidate in sorted(best.values(), key=lambda pair: -pair[0])]


def ranked(lost: LostPage, read: Iterable[ReadCandidate]) -> list[Proposal]:
    """Return a proposal per page that was read, the best first."""
    return sorted((_proposal(lost, page) for page in read), key=lambda one: -one.score)


def is_proposed(proposal: Proposal) -> bool:
    """Whether a proposal is good enough to be shown to an editor."""
    parts = dict(proposal.parts)
    agrees = parts["title"] >= _TITLE_AGREES or parts.get("quotation") == 1.0
    return agrees and parts.get("date") != 0.0 and proposal.score >= PROPOSED


def _proposal(lost: LostPage, page: ReadCandidate) -> Proposal:
    url = page.candidate.url
    scored = [(title_agreement(lost.title, lost.language, title), title) for title in page.titles]
    best, title = max(scored, default=(0.0, None))
    published = page.published or page.candidate.published
    parts = {
        "title": max(best, slug_agreement(lost.title, lost.language, url)),
        "date": _date_agreement(lost, published),
        "domain": _domain_agreement(lost, url),
        "quotation": _quotation_agreement(lost, page),
    }
    known = tuple((name, round(value, 3)) for name, value in parts.items() if value is not None)
    total = sum(_WEIGHTS[name] for name, _ in known)
    score = sum(_WEIGHTS[name] * value for name, value in known) / total
    found_in = str(page.candidate.found_in)
    return Proposal(url, score, known, found_in, title, published, page.quotations)


def _domain_agreement(lost: LostPage, url: str) -> float | None:
    if not lost.domains:
        return None
    return float(registrable_domain(url) in lost.domains)


def _quotation_agreement(lost: LostPage, page: ReadCandidate) -> float | None:
    """Return 1 where the page contains a quotation; None where none could be compared.

    A page in another language cannot contain the words; that it lacks them says nothing.
    """
    if page.quotations:
        return 1.0
    if not lost.quotations or page.language != lost.language:
        return None
    return 0.0


def _date_agreement(lost: LostPage, published: str | None) -> float | None:
    """Return 1 for the cited day, 0 for an impossible one, and None where a date is not known."""
    found = _days(published)
    if found is None:
        return None
    cited = _days(lost.published)
    if cited is not None:
        apart = max(found[0] - cited[1], cited[0] - found[1], timedelta(0))
        return 1.0 if apart <= _NEAR else 0.0
    accessed = _days(lost.accessed)
    if accessed is None:
        return None
    if found[0] > accessed[1] + _NEAR:
        return 0.0
    return 1.0 if accessed[0] - found[1] <= _NEAR else _freshness(accessed[0] - found[1])


def _freshness(before: timedelta) -> float:
    return _FRESH_SCORE if before <= _FRESH else _FRESH_SCORE / 2


def _days(value: str | None) -> tuple[date, date] | None:
    """Return the first and last day of an ISO date of any precision, or None."""
    try:
        parts = [int(part) for part in (value or "")[: len("2022-10-19")].split("-")]
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31)
        first = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return None
    if len(parts) > 2:
        return first, first
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
