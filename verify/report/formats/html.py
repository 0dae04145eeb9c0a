"""The report as one self-contained HTML file without scripts or remote content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from verify.model import RunReport
from verify.report.coverage_wording import (
    article_coverage,
    contents_sentence,
    results_sentence,
    unchecked_sentence,
)
from verify.report.display import DisplayOptions
from verify.report.excerpts import readable
from verify.report.flag_wording import history_sentence
from verify.report.html_view import report_view
from verify.report.wording import capitalized, format_time, shortened
from verify.terms import absence_label, history_label, transition_label

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def render(report: RunReport, options: DisplayOptions) -> str:
    """Return the page; the template engine escapes the words of articles and sources."""
    return _page(report)


def render_article(report: RunReport, index: int, back: str | None = None) -> str:
    """Return the page of one article, complete in itself; ``back`` is the URL of the index."""
    one = report.articles[index]
    alone = replace(
        report,
        articles=(one,),
        coverage=one.coverage,
        transitions=(),
        skipped=(),
        gone=tuple(flag for flag in report.gone if flag.article == one.dossier.article.origin),
    )
    return _page(alone, back=back)


def render_index(report: RunReport, names: Sequence[str]) -> str:
    """Return the page that lists all articles with links to their pages, ``names`` in order."""
    return _page(report, {f"a{n}": name for n, name in enumerate(names, 1)})


def _page(
    report: RunReport, pages: Mapping[str, str] | None = None, back: str | None = None
) -> str:
    view = report_view(report)
    return _template().render(v=view, r=report, pages=pages or {}, back=back) + "\n"


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
