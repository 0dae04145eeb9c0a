"""How much of a page's running text speaks to its visitor, and how much of it states no fact. Pure.

A notice says what it wants of the person in front of it (“please come back later”); a report says
who did what, when, and how much. Neither is certain: a guide speaks to its reader throughout.
"""

from __future__ import annotations

import re

from verify.fitness.page_shape import PLENTY, PageShape
from verify.fitness.signs import report_words
from verify.fitness.surroundings import is_footer_text
from verify.read.page.reader_address import speaks_to_reader

# Languages without pronouns of their own for it, or without spaces between words, and requests.
_PARTS = (
    "[您你咱]|我们|我們|本站|[请請](?:您|稍|点|查|返|重|刷|输|勿)|抱歉|お待ち|ください|こちら|귀하|주세요|십시오",
    r"\b(?:نحن|لدينا|موقعنا|أنت|لك|لكم|عليك|يمكنك|متصفحك|نعتذر|يرجى|نرجو|عذرا|المعذرة)\b",
    r"\w(?:ınız|iniz|unuz|ünüz|ımız|imiz|umuz|ümüz)\w{0,6}\b|\blütfen\b",
    r"\b(?:please|bitte|s'il vous plaît|por favor|per favore|пожалуйста|будь ласка|proszę)\b",
)
_OTHERS = re.compile("|".join(_PARTS), re.IGNORECASE)
_QUOTED = re.compile(r"[“„«»\"「][^“”„«»\"」]{1,2000}[”“»«\"」]")
_NAME = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{2,}+[,)]?\s+(?-i:[A-ZÀ-ÖØ-ÞĀĂĄČŞĞİÖÜА-ЯЁЄІЇҐ])[^\W\d_]{2,}"
)
_ALL_NOUNS_CAPITAL = ("de", "lb")
_FACT = re.compile(r"\d|[“„«»「]")


def spoken_share(form: PageShape) -> float:
    """Return the share of the running text, in blocks, that says “you” or “we” outside quotations."""
    runs = _own(form.runs)
    return _share(form, [run for run in runs if speaks_to_visitor(run)], runs)


def speaks_to_visitor(text: str) -> bool:
    """Return whether a text says “you” or “we”, or asks for something, outside quotations."""
    return speaks_to_reader(text) or bool(_OTHERS.search(_QUOTED.sub(" ", text)))


def factless_share(form: PageShape, language: str | None) -> float:
    """Return the share of the text in blocks without number, quotation, or name.

    A form has no running text: then all its blocks count.
    """
    named = language not in _ALL_NOUNS_CAPITAL
    runs = _own(form.runs) or _own(form.blocks)
    return _share(form, [run for run in runs if not _has_fact(run, named)], runs)


def _has_fact(run: str, named: bool) -> bool:
    """Return whether a text has a number, a quotation, a name, or words of reports (“on Tuesday”)."""
    news = report_words()
    found = _FACT.search(run) or (named and _NAME.search(run)) or (news and news.search(run))
    return bool(found)


def _own(runs: tuple[str, ...]) -> list[str]:
    """Return the texts without the imprint (“© The Gauge · About us”)."""
    return [run for run in runs if not is_footer_text(run)]


def _share(form: PageShape, chosen: list[str], runs: list[str]) -> float:
    if not runs or form.prose >= PLENTY:
        return 0.0
    return sum(map(len, chosen)) / sum(map(len, runs))
