"""The report as one self-contained HTML file without scripts or remote content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from verify.model import ArticleReport, Flag, RunReport
from verify.report.coverage_wording import (
    article_coverage,
    contents_sentence,
    results_sentence,
    unchecked_sentence,
)
from verify.report.display import DisplayOptions
from verify.report.excerpts import readable
from verify.report.flag_wording import history_sentence
from verify.report.html_values import ReportView
from verify.report.html_view import index_view, report_view
from verify.report.wording import capitalized, format_time, shortened
from verify.terms import absence_label, history_label, transition_label

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield the page; the template engine escapes the words of articles and sources."""
    return _page(report, report_view(report))


def article_pieces(
    report: RunReport, one: ArticleReport, gone: Sequence[Flag], back: str
) -> Iterator[str]:
    """Yield the page of one article of a report, complete in itself.

    ``gone`` are the article's resolved flags, ``back`` is the URL of the index.
    """
    alone = replace(
        report,
        articles=(one,),
        coverage=one.coverage,
        transitions=(),
        skipped=(),
        gone=tuple(gone),
    )
    return _page(alone, report_view(alone), back=back)


def index_pieces(report: RunReport, page_name: Callable[[int], str]) -> Iterator[str]:
    """Yield the page that lists all articles with links to their pages, named by number."""
    return _page(report, index_view(report), page_name)


def _page(
    report: RunReport,
    view: ReportView,
    page_name: Callable[[int], str] | None = None,
    back: str | None = None,
) -> Iterator[str]:
    stream = _template().stream(v=view, r=report, page_name=page_name, back=back)
    stream.enable_buffering(_BUFFERED)
    yield from stream
    yield "\n"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("verify.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # compiling is most of the work: the template is rendered once
    )
    environment.globals.update(
        contents_sentence=contents_sentence,
        article_coverage=article_coverage,
        unchecked_sentence=unchecked_sentence,
        results_sentence=results_sentence,
        history_sentence=history_sentence,
        style=_style(),
    )
    environment.filters.update(
        time=format_time,
        readable=readable,
        capitalized=capitalized,
        absence_label=absence_label,
        history_label=history_label,
        transition_label=transition_label,
        prose=_prose,
        short=_short,
    )
    return environment.get_template("report.html")


_BUFFERED = 200  # parts of the template in one piece, which are single words or whole cards
_MOST = 420  # characters of evidence shown at first: about eight lines of a card


def _short(text: str) -> str:
    return shortened(text, _MOST)


def _prose(text: str) -> Markup:
    """Return a rule's manual, which is Markdown, as HTML."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))


def _style() -> str:
    return (files("verify.report") / "templates" / "report.css").read_text(encoding="utf-8")
