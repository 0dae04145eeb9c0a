"""Detect an offer of a subscription below the beginning of an article, from its price. Pure.

Offers have words of their own (“Keep reading”, “Join the family”). What they share is a box with
an amount of money, a period, and a button, after which the text does not go on.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from verify.fitness.page_shape import PageShape
from verify.fitness.text_blocks import single_spaced

_BEGUN = 1_500  # characters of running text; a longer text counts as complete
_BOX = 700  # characters; an offer with its conditions is shorter
_ELEMENTS = 100  # in an offer
_PARAGRAPH, _LONG = 80, 200  # characters
_BOXES = ("div", "section", "aside", "form")
_SIGNS = r"[€$£₽₴₺¥₹₸₼]"
_UNITS = (
    r"(?:euros?|cents?|dollars?|pounds?|usd|eur|chf|франк\w*|евро|євро|руб\w*|коп\w*|грн|гривен\w*|гривн\w*"
    r"|тенге|сом\w*|lira\w*|tl|kuruş|manat|z[łl]|kč|kr|元|块|円|원|ريال\w*|دينار\w*|درهم\w*|جنيه\w*|ليرة)"
)
_NUMBER = r"(?:\d[\d.,]{0,8}|[一二三四五六七八九十百]{1,4})"
#: “€1”, “7,99 Euro”, “十二元”; not “1,200 euros of damage”, which has no period.
PRICE = re.compile(rf"{_SIGNS}\s?\d|{_NUMBER}\s?(?:{_SIGNS}|{_UNITS}(?!\w))", re.IGNORECASE)
#: “a week”, “im Monat”, “par mois”, “al mes”, “в месяц”, “ayda”, “на місяць”, “每月”, “شهريا”.
PERIOD = re.compile(
    r"\b(?:weeks?|months?|years?|wochen?|monate?s?|monatlich|jahre?|jährlich|semaines?|mois|par an|mensuel\w*"
    r"|semanas?|mes|meses|mensual\w*|años?|mese|mesi|anno|недел\w*|месяц\w*|год|года|тиждень|тижні\w*"
    r"|місяц\w*|рік|hafta\w*|ay|ayda|aylık|yıl\w*|yılda|miesi[ąę]c\w*|rok)\b"
    r"|[每/]?(?:周|月|年)|週|か月|أسبوع\w*|شهر\w*|سنة|سنويا",
    re.IGNORECASE,
)


def offer_signs(form: PageShape, tree: Any) -> tuple[str, ...]:
    """Return the sign of an offer that ends a short text, or ()."""
    if tree is None or form.prose >= _BEGUN:
        return ()
    for box in tree.iter(*_BOXES):
        text = _short_text(box)
        if text and _is_offer(box, text):
            return () if _goes_on(box) else (f"an offer: “{text[:100]}”",)
    return ()


def _short_text(box: Any) -> str:
    """Return the text of a small box, or "" if there is more in it."""
    if sum(1 for _ in islice(box.iter(), _ELEMENTS + 1)) > _ELEMENTS:
        return ""
    text = single_spaced(" ".join(box.itertext()))
    return text if len(text) <= _BOX else ""


def _is_offer(box: Any, text: str) -> bool:
    """Whether a box has a price, a period and a button, and stands below a text of its own."""
    if not (PRICE.search(text) and PERIOD.search(text)):
        return False
    pressed = next(box.iter("button", "a", "input"), None) is not None
    headed = next(box.iter("h1", "time", "article"), None) is not None
    return (
        pressed and not headed and _is_below_text(box) and not any(map(_is_report, box.iter("p")))
    )


def _is_report(paragraph: Any) -> bool:
    return len(single_spaced("".join(paragraph.itertext()))) >= _LONG


def _is_below_text(box: Any) -> bool:
    """Whether a paragraph precedes the box."""
    above = box.xpath("preceding::p[not(ancestor::header) and not(ancestor::nav)]")
    return any(len(single_spaced("".join(node.itertext()))) >= _PARAGRAPH for node in above)


def _goes_on(box: Any) -> bool:
    """Whether a paragraph of the article follows the box, in the same container."""
    within = box.getparent()
    if within.tag in _BOXES and within.getparent() is not None:
        within = within.getparent()
    if within.tag in ("body", "html"):
        within = box.getparent()
    kept = set(within.iter("p"))
    below = (node for node in box.xpath("following::p[not(ancestor::footer)]") if node in kept)
    return any(_is_own(node, box) for node in below)


def _is_own(node: Any, box: Any) -> bool:
    """Whether a paragraph is of the text that the box interrupts, not of a teaser."""
    long = len(single_spaced("".join(node.itertext()))) >= _PARAGRAPH
    own = next(node.iterancestors("article", "li", "a"), None)
    return long and (own is None or own is next(box.iterancestors("article", "li", "a"), None))
