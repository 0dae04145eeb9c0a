"""The references of an article with title, author, date and URL as their pages give them.

The order of the parts and the punctuation are those of the note where its style is known: only the
words that differ are replaced. Other references are written as Chicago notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from verify.match.title_verdict import TitleOutcome
from verify.match.titles import compare_titles
from verify.model import (
    Capture,
    Dossier,
    LinkState,
    Page,
    PersonName,
    Reference,
    SourceRecord,
    Span,
    Via,
    Work,
)
from verify.read.bibliography.reference_text import written_work
from verify.report.source_list.days import day_like
from verify.terms import absence_label
from verify.text.fold import fold_words
from verify.text.urls.faults import url_fault

# Styles that are read by a model, or that are no note: the order of their parts is not certain.
_UNKNOWN_STYLES = frozenset({None, "model", "link", "linked title", "sentences", "short form"})
_MARKED_URL = re.compile(r"<((?:https?|ftp):[^<>\s]+)>")  # as Markdown writes it
_CERTAIN_DATES = frozenset({"json-ld", "meta", "time"})


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One reference of the list. ``remarks``: what was not checked or differs, in sentences."""

    text: str
    work: Work
    note: str | None = None
    is_chicago: bool = False
    remarks: tuple[str, ...] = ()


def source_entries(dossier: Dossier) -> tuple[SourceEntry, ...]:
    """Return the references of an article once each; repetitions (ibid.) are left out."""
    found: dict[tuple[str, str], SourceEntry] = {}
    for index, reference in enumerate(dossier.references):
        if reference.back_reference or not (reference.title or reference.url):
            continue
        entry = _entry(dossier, index, reference, f"source{len(found) + 1}")
        key = (entry.work.url or "", fold_words(entry.work.title or entry.text))
        found.setdefault(key, entry)
    return tuple(found.values())


def _entry(dossier: Dossier, index: int, reference: Reference, key: str) -> SourceEntry:
    record = dossier.sources.get(dossier.addresses.get(index, ""))
    capture = record.capture if record else None
    cited = _cited(reference, key)
    moved = record is not None and record.state is LinkState.MOVED
    work = _corrected(cited, reference, capture, moved) if capture else cited
    remarks = list(_differences(cited, work))
    if capture is None:
        remarks.append(f"Not checked: {_why_not(reference, record)}.")
    is_chicago = reference.style in _UNKNOWN_STYLES
    text = written_work(work) if is_chicago else _rewritten(dossier, reference, cited, work)
    note = dossier.notes[reference.note].label if reference.note is not None else None
    return SourceEntry(text, work, note or None, is_chicago, tuple(remarks))


def _why_not(reference: Reference, record: SourceRecord | None) -> str:
    """Return why a reference without a usable page was not checked, as a clause."""
    if reference.url is None:
        return "the note has no URL"
    if record is None and (fault := url_fault(reference.url.value)):
        return f"the URL is malformed ({fault})"
    absence = record.absence if record else None
    return absence_label(absence.reason) if absence else "no archived copy of the page"


# ---------------------------------------------------------------------------------- fields


def _cited(reference: Reference, key: str) -> Work:
    """Return the work as the note gives it."""

    def value(name: str) -> str | None:
        field = getattr(reference, name)
        return field.value if field else None

    issue = value("issue")
    return Work(
        key,
        _kind(reference),
        tuple(person_name(a.value) for a in reference.authors),
        tuple(person_name(e.value) for e in reference.editors),
        title=value("title") or value("translated_title"),
        container=value("container"),
        publisher=value("publisher"),
        place=value("place"),
        series=value("series"),
        published=value("published"),
        accessed=value("accessed"),
        volume=value("volume"),
        issue=issue if issue and issue.isdigit() else None,
        pages=value("pages"),
        url=value("url"),
        language=reference.language,
    )


def _kind(reference: Reference) -> str:
    if reference.series and not (reference.issue or reference.container):
        return "book"
    if reference.volume or (reference.issue and reference.container):
        return "article-journal"
    if reference.editors and reference.container:
        return "chapter"
    if reference.place and reference.publisher:
        return "book"
    return "webpage" if reference.url else "document"


def person_name(name: str) -> PersonName:
    """Return a name in its parts: two or three words are a person, others stay whole."""
    if "," in name:
        family, _, given = name.partition(",")
        return PersonName(family.strip(), given.strip())
    words = name.split()
    is_person = 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    return PersonName(words[-1], " ".join(words[:-1])) if is_person else PersonName(name)


def _corrected(cited: Work, reference: Reference, capture: Capture, moved: bool) -> Work:
    page = capture.page
    published = next((d.value for d in page.published if d.origin in _CERTAIN_DATES), None)
    authors = tuple(person_name(name) for name in page.authors if len(name.split()) <= 4)
    url = capture.final_address if moved and capture.via is Via.LIVE else cited.url
    return replace(
        cited,
        title=_title(cited.title, page, reference.language) or cited.title,
        authors=authors if authors and not _same_people(authors, cited.authors) else cited.authors,
        published=published
        if published and not _same_day(cited.published, published)
        else cited.published,
        container=cited.container or (None if cited.publisher else page.site_name),
        url=url or capture.address,
    )


def _title(cited: str | None, page: Page, language: str | None) -> str | None:
    """Return the page's own title that is nearest to the cited one, or its first."""
    own = [title.value for title in page.titles if title.value.strip() and title.kind != "slug"]
    if not cited:
        return own[0] if own else None
    verdict = compare_titles(cited, page, language)
    if verdict.outcome is TitleOutcome.UNVERIFIABLE or verdict.title is None:
        return None
    if fold_words(verdict.title.value) == fold_words(cited) or fold_words(cited) in fold_words(
        verdict.title.value
    ):
        return cited  # the page adds the site's name or a subtitle
    return verdict.title.value


def _same_people(page: tuple[PersonName, ...], cited: tuple[PersonName, ...]) -> bool:
    """Return whether the cited authors are the page's, perhaps with initials or in another order."""
    own = {word for name in page for word in fold_words(name.full).split()}
    return bool(cited) and all(
        any(len(word) > 2 and word in own for word in fold_words(name.full).split())
        for name in cited
    )


def _same_day(cited: str | None, page: str) -> bool:
    return bool(cited) and page.startswith(cited or "")


def _differences(cited: Work, work: Work) -> list[str]:
    """Return what was corrected, in sentences."""
    said = []
    for name, label in (("title", "title"), ("published", "date"), ("url", "URL")):
        old, new = getattr(cited, name), getattr(work, name)
        if old and new and old != new:
            said.append(f"Corrected {label}; the note has “{old}”.")
    if cited.authors and cited.authors != work.authors:
        names = ", ".join(name.full for name in cited.authors)
        said.append(f"Corrected author; the note has “{names}”.")
    return said


# ------------------------------------------------------------------------------- rewriting


def _rewritten(dossier: Dossier, reference: Reference, cited: Work, work: Work) -> str:
    """Return the words of the note, with those replaced that its page gives otherwise."""
    text, span = dossier.article.text, reference.span
    changes: list[tuple[Span, str]] = []
    title = reference.title or reference.translated_title
    if title and work.title and work.title != cited.title:
        changes.append((title.span, work.title))
    if reference.authors and work.authors != cited.authors:
        names = Span(reference.authors[0].span.start, reference.authors[-1].span.end)
        changes.append((names, ", ".join(name.full for name in work.authors)))
    if reference.published and work.published and work.published != cited.published:
        where = reference.published.span
        changes.append((where, day_like(work.published, text[where.start : where.end])))
    if reference.url and work.url and work.url != cited.url:
        changes.append((reference.url.span, work.url))
    said, at = "", span.start
    for where, new in sorted(changes):
        if where.start >= at and where.end <= span.end:
            said += text[at : where.start] + new
            at = where.end
    said = _MARKED_URL.sub(r"\1", re.sub(r"\s+", " ", said + text[at : span.end]).strip())
    missing = work.url if work.url and work.url not in said else None
    return f"{said.rstrip('. ')}, {missing}." if missing else said
