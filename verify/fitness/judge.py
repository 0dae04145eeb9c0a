"""Judge whether a response is the page that was cited. Pure: facts in, a verdict with signs out.

A captured page is not always usable: a bot challenge, consent page, login form, front page,
placeholder or empty shell may have status 200 as well. In this package a “notice page” is a page
whose only content is such a message. Every verdict names its signs. No single weak sign rejects a
page that has text: articles mention captchas, 404s, logins and casinos, and contain cookie
dialogs and login forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from verify.fitness import empty_shell, parking, vendors, wording, wrong_place
from verify.fitness.cited import Shared, shared_with
from verify.fitness.offer_box import offer_signs
from verify.fitness.other_page import Place, other_page_verdict, title_alone_verdict
from verify.fitness.page_shape import PageShape, page_shape, page_tree
from verify.fitness.sibling import same_page
from verify.fitness.structural_message import structural_message
from verify.fitness.structure import read_structure
from verify.model import Absence, Page, Reason
from verify.web.absences import absence
from verify.web.content_type import READABLE, document_kind, response_text
from verify.web.response import Cited, Headers, Sibling


class ResponseFacts(Protocol):
    """The attributes of a response that the judge needs; ``Fetched`` has them."""

    @property
    def address(self) -> str: ...
    @property
    def final_address(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Headers: ...
    @property
    def body(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Fitness:
    """The verdict. ``reason`` is None if the page is usable.

    ``truncated``: the page is usable, but only its free beginning is there.
    """

    reason: Reason | None = None
    detail: str = ""
    signs: tuple[str, ...] = ()
    truncated: bool = False

    @property
    def usable(self) -> bool:
        """Return whether the page may be compared with the article."""
        return self.reason is None

    def absence(self, response: ResponseFacts) -> Absence:
        """Return the absence of an unusable page. Raises ``ValueError`` for a usable one."""
        if self.reason is None:
            raise ValueError("a usable page is no absence")
        return absence(
            response.address,
            self.reason,
            self.detail or None,
            status=response.status,
            final_address=response.final_address,
            signs=self.signs,
        )


FIT = Fitness()


def judge(
    response: ResponseFacts, page: Page | None = None, earlier: Page | None = None
) -> Fitness:
    """Return whether the response is the page that was requested.

    ``page`` is the page extracted from the response, if known; ``earlier`` is an older capture of
    the same source, used to notice that the domain changed hands.
    """
    if response.status == 304:
        return FIT
    what = document_kind(response.headers, response.body, response.final_address)
    if what not in READABLE:
        return Fitness(Reason.UNSUPPORTED_TYPE, f"The document is {what}; its text cannot be read.")
    if what == "html" and _known_of(response).quotations:
        return _html(response, page, earlier)
    if moved := _led_elsewhere(response):
        return moved
    if what != "html":
        return FIT if response.body.strip() else _EMPTY
    return _html(response, page, earlier)


_EMPTY = Fitness(Reason.NEEDS_BROWSER, "The response is empty.", ("no content",))


def _known_of(response: ResponseFacts) -> Cited:
    """Return what the article says of the page; nothing if that is not known."""
    return getattr(response, "cited", None) or Cited()


def _led_elsewhere(response: ResponseFacts) -> Fitness | None:
    moved = wrong_place.redirected_elsewhere(response.address, response.final_address)
    return Fitness(*moved) if moved else None


def _html(answered: ResponseFacts, page: Page | None, earlier: Page | None) -> Fitness:
    if not answered.body.strip():
        return _led_elsewhere(answered) or _EMPTY
    html = response_text(answered.headers, answered.body)
    tree = page_tree(html)
    form = page_shape(html, tree)
    shared = shared_with(_known_of(answered), answered.address, form, page)
    if shared.quotation:  # whatever else is on it: the cited words are there
        cut = empty_shell.paywall_signs(form)
        return Fitness(signs=cut, truncated=True) if cut else FIT
    return (
        _led_elsewhere(answered)
        or _guarded(answered, form)
        or _parked_verdict(answered, form)
        or _worded(form)
        or _usurped(answered, form, page, earlier)
        or _by_markup(answered, form, (tree, shared))
        or _empty_shell_verdict(form, page)
        or _same_as_missing_page(answered, form)
        or _paywall_verdict(form, tree)
        or _vague(form)
        or _title_alone(form, page, shared)
        or _other(answered, form, page, (tree, shared))
        or FIT
    )


def _by_markup(
    answered: ResponseFacts, form: PageShape, known: tuple[Any, Shared]
) -> Fitness | None:
    tree, shared = known
    urls = (answered.address, answered.final_address)
    found = structural_message(urls, form, tree, shared.titles)
    return Fitness(*found) if found else None


def _other(
    answered: ResponseFacts, form: PageShape, page: Page | None, known: tuple[Any, Shared]
) -> Fitness | None:
    tree, shared = known
    if page is None or tree is None:
        return None
    place = Place(answered.address, answered.final_address)
    found = other_page_verdict(
        place, form, page, (read_structure(tree, answered.final_address), shared)
    )
    return Fitness(*found) if found else None


def _guarded(answered: ResponseFacts, form: PageShape) -> Fitness | None:
    if not wording.may_be_challenge(form):
        return None
    found = vendors.find_service(answered.headers, answered.body)
    if found is None:
        return None
    service, mark = found
    if service.reason == "parked":
        return Fitness(Reason.PARKED, f"The page is a placeholder ({service.name}).", (mark,))
    if service.reason == "soft-404":
        detail = f"{service.name} says in the page's source that the page does not exist."
        return Fitness(Reason.SOFT_404, detail, (mark,))
    return Fitness(Reason.BLOCKED, f"{service.name} answered instead of the site.", (mark,))


def _worded(form: PageShape) -> Fitness | None:
    found = wording.verdict(form)
    return Fitness(*found) if found else None


def _parked_verdict(answered: ResponseFacts, form: PageShape) -> Fitness | None:
    found = parking.parked_domain(answered.final_address, form)
    return Fitness(*found) if found else None


def _vague(form: PageShape) -> Fitness | None:
    found = wording.vague_verdict(form)
    return Fitness(*found) if found else None


def _usurped(
    answered: ResponseFacts, form: PageShape, page: Page | None, earlier: Page | None
) -> Fitness | None:
    found = wrong_place.usurped_domain(answered.final_address, form, page, earlier)
    return Fitness(*found) if found else None


def _empty_shell_verdict(form: PageShape, page: Page | None) -> Fitness | None:
    if page and page.hidden_text and not page.incomplete:
        return None  # the page states how long its text is, and that is here, however short
    found = empty_shell.empty_shell_verdict(
        form, max(len(page.text), len(page.hidden_text)) if page else 0
    )
    return Fitness(*found) if found else None


def _title_alone(form: PageShape, page: Page | None, shared: Shared) -> Fitness | None:
    found = title_alone_verdict(form, page, shared) if page else None
    return Fitness(*found) if found else None


def _same_as_missing_page(answered: ResponseFacts, form: PageShape) -> Fitness | None:
    """Return a soft-404 verdict if the host sent the same page for a URL that cannot exist."""
    sibling: Sibling | None = getattr(answered, "sibling", None)
    if sibling is None:
        return None
    led = answered.final_address != answered.address
    if not same_page(form, sibling) and not (
        led and sibling.final_address == answered.final_address
    ):
        return None
    sign = f"the same page is returned for the made-up URL {sibling.address}"
    return Fitness(
        Reason.SOFT_404, "The site returns this page for URLs that do not exist.", (sign,)
    )


def _paywall_verdict(form: PageShape, tree: Any) -> Fitness | None:
    """Return the verdict for a paywall; a page with a readable beginning is usable (truncated)."""
    found = empty_shell.paywall_signs(form)
    if found and form.prose < empty_shell.ENOUGH_TO_KEEP:
        return Fitness(Reason.PAYWALLED, "", found)
    cut = found or offer_signs(form, tree)
    return Fitness(signs=cut, truncated=True) if cut else None
