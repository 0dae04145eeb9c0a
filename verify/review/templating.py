"""The desk's templates. Jinja escapes all text that comes from articles and pages."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from verify.report.capture_citation import capture_citation
from verify.report.coverage_wording import (
    article_coverage,
    cited_sources,
    results_sentence,
    unchecked_sentence,
)
from verify.report.excerpts import flag_words, readable
from verify.report.wording import capitalized, count, format_time, shortened
from verify.terms import (
    absence_label,
    dismissal_label,
    history_label,
    link_state_label,
    status_label,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STATIC = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "report.css": "text/css; charset=utf-8",
}


def render_page(template: str, **values: Any) -> str:
    """Return one page as HTML."""
    return _environment().get_template(template).render(**values)


def static_file(name: str) -> tuple[str, str] | None:
    """Return (text, media type) of a static file of the desk, or None."""
    if name not in STATIC:
        return None
    folder = (
        files("verify.report") / "templates"
        if name == "report.css"
        else files(__package__) / "static"
    )
    return (folder / name).read_text(encoding="utf-8"), STATIC[name]


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    packages = ("verify.review", "verify.report")
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(name, "templates") for name in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        count=count,
        unchecked_sentence=unchecked_sentence,
        article_coverage=article_coverage,
        results_sentence=results_sentence,
        cited_sources=cited_sources,
    )
    environment.filters.update(
        moment=_moment,
        time=_moment,
        readable=readable,
        flag_words=flag_words,
        capitalized=capitalized,
        absence_label=absence_label,
        citation=capture_citation,
        dismissal_label=dismissal_label,
        history_label=history_label,
        link_state_label=link_state_label,
        status_label=status_label,
        prose=_prose,
        short=lambda t, n=220: shortened(t, n),
    )
    return environment


def _moment(at: datetime | str | None) -> str:
    return format_time(datetime.fromisoformat(at) if isinstance(at, str) else at)


def _prose(text: str) -> Markup:
    """Return a rule's manual, which is trusted Markdown, as HTML."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))
