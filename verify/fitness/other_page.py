"""Detect that a page is another one than the cited page, from how it is built. Pure.

A logistic regression over the features of ``structure.py`` says how much a page is built like a
list, a front page, a form or a notice. Alone it must be nearly certain; less is enough where the
cited title, the URL's words and the quotations are all missing from the page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from verify.fitness.cited import Shared
from verify.fitness.page_shape import PageShape
from verify.fitness.structure import Structure, features, is_above
from verify.model import Page, Reason
from verify.web.urls import is_front_page

Found = tuple[Reason, str, tuple[str, ...]]

_FULL = 4_000  # characters of prose: so much text is some article
_LITTLE_SHARED = 0.34  # of the title's words: two texts of one language share a word in five
_DETAIL = "The page is built like a list, a form or a notice; nothing on it fits the cited URL."
_MOVED = "The URL now leads to the list of its section."


@dataclass(frozen=True, slots=True)
class Model:
    """``weights`` by feature; ``signs``: what a feature means, for a person."""

    bias: float
    alone: float  # the least probability with nothing else known
    named: float  # the least where its title or headings have half of the URL's words
    unfit: float  # the least where the cited title and the URL's words are missing
    short: float  # the same for a short page
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
    data = tomllib.loads(files("verify.fitness").joinpath("structure.toml").read_text("utf-8"))
    rows = data["feature"]
    return Model(
        data["bias"],
        data["alone"],
        data["named"],
        data["unfit"],
        data["short"],
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
    if shared.quotation or shared.title or is_front_page(place.asked) or form.prose >= _FULL:
        return None
    values = features(built, form, page, shared, place.final)
    probability = model().probability(values)
    led_up = shared.slug_headed is not None and is_above(place.final, place.asked)
    if led_up and probability >= model().short and (shared.slug_headed or 0) < _LITTLE_SHARED:
        return (
            Reason.SOFT_404,
            _MOVED,
            (f"redirected to {place.final}", *model().main_signs(values)),
        )
    if probability < _bound(form, page, shared, probability):
        return None
    return (
        Reason.SOFT_404,
        _DETAIL,
        (f"{probability:.0%} like a page without an article", *model().main_signs(values)),
    )


def _bound(form: PageShape, page: Page, shared: Shared, probability: float) -> float:
    """The least probability from which the page is another one, by what is known of it."""
    known = model()
    if (shared.slug_headed or 0) >= _HEADED:
        return known.named
    if probability < known.alone and _unfit(shared) and _same_language(shared, page):
        short = form.visible < _SHORT and form.prose < _LITTLE and not form.article_marks
        return known.short if short else known.unfit
    return known.alone


_HEADED = 0.5  # of the URL's words
_SHORT, _LITTLE = 1_500, 600  # characters of all text, and of running text


def _unfit(shared: Shared) -> bool:
    """Whether the title that is cited, and the words of the URL, are not on the page."""
    if shared.title_words is None or shared.title_words > _LITTLE_SHARED:
        return False
    return shared.slug_words is None or shared.slug_words <= _LITTLE_SHARED


def _same_language(shared: Shared, page: Page) -> bool:
    """Whether a cited title is in the page's language: a translated one shares no words."""
    from verify.text.language.detect import detect_language

    return any(detect_language(title).code in (None, page.language) for title in shared.titles)
