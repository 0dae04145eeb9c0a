"""Templates of the desk: everything from an article or a page is escaped by the engine."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from verify.report.excerpts import flag_words, readable
from verify.report.wording import capitalized, count, format_time, shortened

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STATIC = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "report.css": "text/css; charset=utf-8",
}


def page(template: str, **values: Any) -> str:
    """One page as HTML."""
    return _environment().get_template(template).render(**values)


def static(name: str) -> tuple[str, str] | None:
    """(text, media type) of a file of the desk's own, or None."""
    if name not in STATIC:
        return None
    room = (
        files("verify.report") / "templates"
        if name == "report.css"
        else files(__package__) / "static"
    )
    return (room / name).read_text(encoding="utf-8"), STATIC[name]


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("verify.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(count=count)
    environment.filters.update(
        moment=_moment,
        readable=readable,
        flag_words=flag_words,
        sentence=capitalized,
        prose=_prose,
        short=lambda t, n=220: shortened(t, n),
    )
    return environment


def _moment(at: datetime | str | None) -> str:
    return format_time(datetime.fromisoformat(at) if isinstance(at, str) else at)


def _prose(text: str) -> Markup:
    """A rule's manual, which is Markdown of ours, as HTML."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))
