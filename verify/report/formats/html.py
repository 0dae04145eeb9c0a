"""The report as one self-contained HTML file: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from verify.model import RunReport
from verify.report.display import Look
from verify.report.excerpts import readable
from verify.report.html_view import view
from verify.report.wording import (
    article_sentence,
    as_sentence,
    flags_sentence,
    history_sentence,
    moment,
    shortened,
    texts_sentence,
    unchecked_sentence,
)

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def render(report: RunReport, look: Look) -> str:
    """The page. Everything an article or a page says is escaped by the template engine."""
    return _template().render(v=view(report), r=report) + "\n"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("verify.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        texts_sentence=texts_sentence,
        article_sentence=article_sentence,
        unchecked_sentence=unchecked_sentence,
        flags_sentence=flags_sentence,
        history_sentence=history_sentence,
        style=_style(),
    )
    environment.filters.update(
        moment=moment, readable=readable, sentence=as_sentence, prose=_prose, short=_short
    )
    return environment.get_template("report.html")


_MOST = 420  # characters of evidence that are shown at once: some eight lines of a card


def _short(text: str) -> str:
    return shortened(text, _MOST)


def _prose(text: str) -> Markup:
    """A rule's manual, which is Markdown of ours, as HTML."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))


def _style() -> str:
    return (files("verify.report") / "templates" / "report.css").read_text(encoding="utf-8")
