"""Detect that a page is another one than the cited page, from how it is built. Pure.

A logistic regression over the features of ``structure.py`` says how much a page is built like a
list, a front page, a form or a notice. Alone it must be nearly certain; less is enough where the
cited title, the URL's words and the quotations are all missing from the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from verify.fitness.cited import Shared
from verify.fitness.page_shape import PageShape
from verify.fitness.structure import Structure, features, is_above
from verify.model import Page, Reason
from verify.toml_tables import read_table
from verify.web.urls import is_front_page

Found = tuple[Reason, str, tuple[str, ...]]

_TITLE_ALONE = 300  # characters of text below a title: a teaser, not a report
_FULL = 4_000  # characters of prose: so much text is some article
_LITTLE_SHARED = 0.34  # of the title's words: two texts of one language share a word in five
_DETAIL = "The page is built like a list, a form or a notice; nothing on it fits the cited URL."
_ALONE = "The page shows the cited title and hardly any text."
_MOVED = "The URL now leads to the list of its section."


@dataclass(frozen=True, slots=True)
class Model:
    """``bounds``: the least probability of a verdict, by what is known of the page.

    ``weights`` by feature; ``signs``: what a feature means, for a person.
    """

    bias: float
    bounds: Mapping[str, float]
    weights: Mapping[str, float]
    signs: Mapping[str, str]

    def probability(self, values: Mapping[str, float]) -> float:
        """Return how likely a page with these features is no article."""
        total = self.bias + sum(self.weights[name] * value for name, value in values.items())
        return 1 / (1 + exp(-max(-60.0, min(60.0, total))))

    def main_signs(self, values: Mapping[str, float]) -> tuple[str, ...]:
        """Return the features that count most, in words."""
        weighed = sorted(values, key=lambda name: self.weights[name] * values[name], reverse=True)
        return tuple(
            self.signs[name] for name in weighed[:4] if self.weights[name] * values[name] > 0
        )


@cache
def model() -> Model:
    """Return the weights of ``structure.toml``."""
    data = read_table(__file__, "structure.toml")
    rows = data["feature"]
    return Model(
        data["bias"],
        {name: value for name, value in data.items() if name not in ("bias", "feature")},
        {name: row["weight"] for name, row in rows.items()},
        {name: row["sign"] for name, row in rows.items()},
    )


@dataclass(frozen=True, slots=True)
class Place:
    """The requested URL and the one that responded."""

    asked: str
    final: str


def other_page_verdict(
    place: Place, form: PageShape, page: Page, known: tuple[Structure, Shared]
) -> Found | None:
    """Return a verdict for a page that is built like no article and fits nothing that is known."""
    built, shared = known
    if shared.quotation or shared.title or is_front_page(place.asked):
        return None
    values = features(built, form, page, shared, place.final)
    probability = model().probability(values)
    led_up = shared.slug_headed is not None and is_above(place.final, place.asked)
    if (
        led_up
        and probability >= model().bounds["moved"]
        and (shared.slug_headed or 0) < _LITTLE_SHARED
    ):
        return (
            Reason.SOFT_404,
            _MOVED,
            (f"redirected to {place.final}", *model().main_signs(values)),
        )
    if probability < model().bounds[_bound(values, form, page, known)]:
        return None
    return (
        Reason.SOFT_404,
        _DETAIL,
        (f"{probability:.0%} like a page without an article", *model().main_signs(values)),
    )


def _bound(
    values: Mapping[str, float], form: PageShape, page: Page, known: tuple[Structure, Shared]
) -> str:
    """Return the name of the bound: what is known, and whether the page is about one thing."""
    name = _known_of(form, page, known)
    has_text = form.prose >= _LINE  # else the heading is all there is: “What are you looking for?”
    if name == "short" and has_text and values["heading_not_titled"] < _LITTLE_SHARED:
        return "titled"
    built = known[0]
    about_one = built.teasers < _LIST and built.linked < _MOSTLY * form.visible
    single = name in ("alone", "strange") and about_one
    return f"{name}_single" if single else name


def title_alone_verdict(form: PageShape, page: Page, shared: Shared) -> Found | None:
    """Return a verdict for a teaser: the cited title, next to no text, and a sign that more follows.

    So little text does not show that a quotation is not in the whole.
    """
    if not shared.title or form.plain >= _TITLE_ALONE or len(page.text) >= _TITLE_ALONE:
        return None
    if not _unquoted(shared, page):
        return None
    sign = (f"{len(page.text)} characters of text",)
    if form.gate or form.not_free:
        return Reason.PAYWALLED, _ALONE, sign
    cut = next((run for run in form.runs if run.endswith(("…", "...", "[…]"))), None)
    return (Reason.NEEDS_BROWSER, _ALONE, (*sign, f"“{cut[-60:]}”")) if cut else None


def _known_of(form: PageShape, page: Page, known: tuple[Structure, Shared]) -> str:
    """Return the name of the bound: what is known of the page, and whether that is on it."""
    built, shared = known
    if (shared.slug_headed or 0) >= _HEADED or _shows_title(built, form, shared):
        return "named"
    unfit = _unfit(shared) and _same_language(shared.titles, page)
    if form.prose >= _FULL or (form.article_marks and form.prose >= _SHORT):
        return "full"
    if unfit:
        short = form.visible < _SHORT and form.prose < _LITTLE and not form.article_marks
        return "short" if short else "nothing" if _unquoted(shared, page) else "unfit"
    missing = shared.slug_words is not None and shared.slug_words <= _LITTLE_SHARED
    return "strange" if missing and (shared.title_words or 0) <= _LITTLE_SHARED else "alone"


def _shows_title(built: Structure, form: PageShape, shared: Shared) -> bool:
    """Whether the words of the cited title are on a page that is no list: a record has no heading."""
    whole = (shared.title_words or 0) >= _WHOLE
    return whole and built.teasers < _LIST and 2 * built.linked < max(1, form.visible)


_MOSTLY = 0.7  # of the visible text: a menu, and next to nothing else
_WHOLE, _LIST = 0.9, 3  # of the title's words; headings that are links
_HEADED = 0.5  # of the URL's words
_SHORT, _LITTLE = 1_500, 600  # characters of all text, and of running text
_LINE = 40  # characters of running text


def _unfit(shared: Shared) -> bool:
    """Whether the title that is cited, and the words of the URL, are not on the page."""
    if shared.title_words is None or shared.title_words > _LITTLE_SHARED:
        return False
    return shared.slug_words is None or shared.slug_words <= _LITTLE_SHARED


def _unquoted(shared: Shared, page: Page) -> bool:
    """Whether quotations in the page's language are known, and their words are not on it."""
    if shared.quotation_words is None or shared.quotation_words > _LITTLE_SHARED:
        return False
    return _same_language(shared.quotations, page)


def _same_language(texts: tuple[str, ...], page: Page) -> bool:
    """Whether a cited text may be in the page's language: a translated one shares no words."""
    from verify.fitness.cited_language import may_be_in

    return any(may_be_in(text, page.language) for text in texts)
