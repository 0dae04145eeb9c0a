"""What verify writes for wikitext: a section for the talk page, and marks for dead links.

Editors of a wiki discuss on the talk page; nobody writes comments into the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from verify.annotate.comments import SUMMARY, Comments
from verify.annotate.source_text import SourceText
from verify.model import Dossier, Flag, SourceRecord, Span, Via
from verify.read.wikitext.citations import family

_DEAD = frozenset({"link-dead", "link-soft-404"})
# The template for a dead link, and the parameters of citation templates for an archived copy, as
# the Wikipedias of these languages have them.
_DEAD_LINK = {
    "en": "dead link",
    "ru": "Недоступная ссылка",
    "de": "Toter Link",
    "tr": "Ölü bağlantı",
    "fr": "lien brisé",
}
_ARCHIVE = {
    "en": ("archive-url", "archive-date"),
    "ru": ("archive-url", "archive-date"),
    "tr": ("arşiv-url", "arşiv-tarihi"),
    "de": ("archiv-url", "archiv-datum"),
    "fr": ("archive-url", "archive-date"),
}
_ARCHIVED = re.compile(r"\|\s*(?:archive-?url|arşiv-?url|archiv-?url)\s*=\s*\S", re.I)
_URL = r"\|\s*(?:url|ссылка|online|lire en ligne)\s*=\s*{}(?=\s*[|}}])"
_MOST = 300  # characters of the quoted words: enough to find them in the page
_MARKED = re.compile(r"\s*\{\{\s*(?:dead link|недоступная ссылка|toter link|ölü|lien)", re.I)


def talk_section(comments: Comments, text: str) -> bytes:
    """Return a section for the talk page with a list item for each comment.

    ``text``: of the article. Each item quotes the words that it is about, because a reader of the
    talk page does not see them.
    """
    lines = ["== Source check (verify) =="]
    for one in comments.items:
        first, *rest = [_line(line.text, line.href) for line in one.lines]
        if one.key == SUMMARY:
            lines += [first, *(f": {line}" for line in rest)]
            continue
        lines.append(f"* '''{first}'''")
        if words := _quoted(text, one.span):
            lines.append(f"*: In the text: {_line(words, None)}")
        lines += [f"*: {line}" for line in rest]
    return ("\n".join([*lines, "~~~~"]) + "\n").encode("utf-8")


def _quoted(text: str, span: Span) -> str:
    """Return the words of a span on one line in quotation marks, or "" if it has none."""
    words = " ".join(text[span.start : span.end].split())
    if len(words) > _MOST:
        words = f"{words[:_MOST].rsplit(' ', 1)[0]} …"
    return f"“{words}”" if words else ""


def _line(text: str, href: str | None) -> str:
    """Return a line of a comment in which nothing is markup but its link."""
    said = f"<nowiki>{text.replace('<', '&lt;')}</nowiki>"
    bare = (
        href and href.startswith(("http://", "https://")) and not re.search(r"[\s\[\]<>\"]", href)
    )
    return f"[{href} {said}]" if bare else said


def dead_link_marks(
    source: SourceText, dossier: Dossier, flags: list[Flag]
) -> list[tuple[Span, str]]:
    """Return what to insert at dead links: the archived copy in a citation, else a template."""
    found: dict[Span, str] = {}
    for flag in flags:
        if flag.finding.rule in _DEAD and flag.finding.source:
            record = dossier.sources.get(flag.finding.source)
            urls = {
                reference.url.value
                for index, reference in enumerate(dossier.references)
                if reference.url and dossier.addresses.get(index) == flag.finding.source
            }
            for url in urls if record else ():
                found.update(_marks(source.text, url, record, dossier.article.language))
    return sorted(found.items())


def _marks(
    text: str, url: str, record: SourceRecord | None, language: str | None
) -> Iterator[tuple[Span, str]]:
    assert record is not None
    for at in re.finditer(_URL.format(re.escape(url)), text, re.I):
        start, end = text.rfind("{{", 0, at.start()), text.find("}}", at.end())
        name = re.match(r"\{\{\s*([^|{}\n]{1,60})", text[start : at.start()])
        known = family(name[1].strip()) if name else None
        if start >= 0 and end >= 0 and known and not _ARCHIVED.search(text, start, end):
            if copy := _archived(record):
                names = _ARCHIVE[known]
                said = f" |{names[0]}={copy[0]} |{names[1]}={copy[1]:%Y-%m-%d}"
                yield Span(at.end(), at.end()), said
            elif not _MARKED.match(text, end + 2):
                yield Span(end + 2, end + 2), _template(record, known)
    for at in re.finditer(rf"\[{re.escape(url)}(?:[ \t][^\[\]\n]*)?\]", text):
        if not _MARKED.match(text, at.end()):
            yield Span(at.end(), at.end()), _template(record, language)


def _archived(record: SourceRecord) -> tuple[str, datetime] | None:
    """Return the URL and time of the copy in a web archive, if that is what is known."""
    copies = [c for c in (record.capture, *record.earlier) if c and c.via is Via.ARCHIVE]
    return (copies[0].final_address, copies[0].captured_at) if copies else None


def _template(record: SourceRecord, language: str | None) -> str:
    name = _DEAD_LINK.get(language or "en", _DEAD_LINK["en"])
    at = record.absence.checked_at if record.absence else None
    return f"{{{{{name}|date={at:%Y-%m-%d}}}}}" if at else f"{{{{{name}}}}}"
