"""Reader of the case documents: tests/cases/<rule>.md, tests that read as prose.

A document is about the rule that it is named after. Under any headings it holds cases;
a case is the blocks up to and including its ``findings`` block:

    ```article format=markdown language=en today=2024-05-01 origin=note.md require_sources=yes
    The text under verification. format: text (default), html, markdown. record='{"words": …}':
    the record of a reference manager for these words, with title, authors, year, doi, url.
    kind=word-forms: a kind of false flag (tests/near_misses.py), of the first article of a case.
    ```

    ```source url=https://example.org/a title="Its headline" published=2024-04-30
    The text of the cited page. Also: author= site= language= captured=2024-05-02
    final= redirects="a b" via=live truncated=yes earlier=yes raw=yes (HTML to be read)
    state=dead checks="2024-05-02 not-found; 2024-05-09 not-found"
    status=absent:paywalled (no capture; the block's text is the detail)
    ```

    ```registry work=DOI:10.1000/x name=Crossref title="Its title" authors="Ada Bell; Bo Lind"
    Also: year=2019 container= kind=journal-article updates="retraction publisher; erratum x"
    outcome=unregistered (no record). The block's text is not read.
    ```

    ```findings
    url-missing · warning · the exact words of the first place → the suggestion
      also: the exact words of a further place
      message: some words of the message
      evidence: some words of the evidence
      in: the origin of the article, where there are several
    ```

The findings block lists everything that the document's rule raises, in order: an empty one
says that it stays silent. Severity and suggestion may be left out. ``[…]`` inside the
exact words stands for any run of words, ``⏎`` for a line break. Cases under a heading that
begins with “Known failures” must fail.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from verify.lint import lint, lint_collection
from verify.model import (
    Absence,
    Capture,
    Check,
    CitationRecord,
    Dossier,
    Finding,
    LinkState,
    Lookup,
    LookupOutcome,
    Page,
    PageDate,
    PageTitle,
    Reason,
    SourceRecord,
    Span,
    Via,
    WorkLookups,
    WorkRecord,
    WorkUpdate,
)
from verify.rules import rule as rule_named

MEDIA_TYPES = {"text": "text/plain", "html": "text/html", "markdown": "text/markdown"}
SUFFIXES = {"text": "txt", "html": "html", "markdown": "md"}
TODAY = "2025-06-01"  # of every case that does not say another day
BLOCK = re.compile(r"^```(article|source|registry|findings)(.*?)\n(.*?)^```\s*$", re.M | re.S)
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.M)


@dataclass
class Expected:
    """One line of a findings block with its indented lines."""

    rule: str
    severity: str | None
    words: str
    suggestion: str | None
    details: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Case:
    """One case: what goes in, and everything that has to come out."""

    document: str
    name: str
    known_failure: bool
    articles: list[tuple[dict[str, str], str]] = field(default_factory=list)
    sources: list[tuple[dict[str, str], str]] = field(default_factory=list)
    registries: list[dict[str, str]] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)


def attributes(line: str) -> dict[str, str]:
    """``a=b c="d e"`` as a mapping."""
    return dict(part.split("=", 1) for part in shlex.split(line))


def read_findings(text: str) -> list[Expected]:
    """The lines of a findings block. Raises ``ValueError`` for a line of another shape."""
    found: list[Expected] = []
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            key, _, value = line.strip().partition(": ")
            found[-1].details.append((key, value))
            continue
        parts = line.split(" · ")
        if len(parts) < 2:
            raise ValueError(f"not a findings line: {line}")
        severity = parts[1] if parts[1] in ("error", "warning", "info") else None
        rest = " · ".join(parts[2:] if severity else parts[1:])
        exact, arrow, suggestion = rest.partition(" → ")
        found.append(Expected(parts[0], severity, exact, suggestion if arrow else None))
    return found


def read_document(path: Path) -> Iterator[Case]:
    """The cases of one document, in order."""
    text = path.read_text(encoding="utf-8")
    headings = [(m.start(), m[1]) for m in HEADING.finditer(BLOCK.sub(_blank, text))]
    case, number = None, 0
    for block in BLOCK.finditer(text):
        if case is None:
            above = [title for start, title in headings if start < block.start()]
            number += 1
            name = f"{path.stem} {number}: {above[-1] if above else ''}"
            failing = bool(above) and above[-1].casefold().startswith("known failure")
            case = Case(path.stem, name, failing)
        kind, line, body = block.groups()
        if kind == "findings":
            case.expected = read_findings(body)
            yield case
            case = None
        elif kind == "registry":
            case.registries.append(attributes(line))
        elif kind == "article":
            case.articles.append((attributes(line), body))
        else:
            case.sources.append((attributes(line), body))
    if case is not None:
        raise ValueError(f"{path.name}: the last case has no findings block")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def dossier_of(given: dict[str, str], body: str, number: int) -> Dossier:
    """Read and parse one article block."""
    from verify.parse import parse
    from verify.read import read_bytes
    from verify.text.urls.canonical import canonical_url

    kind = given.get("format", "text")
    origin = given.get("origin", f"article{number}.{SUFFIXES[kind]}")
    article = read_bytes(
        body.encode(), origin, media_type=MEDIA_TYPES[kind], address=given.get("address")
    )
    if language := given.get("language"):
        article = replace(article, language=language)
    if "record" in given:
        article = replace(article, records=(_record(given["record"], article.text),))
    dossier = parse(article, today=date.fromisoformat(given.get("today", TODAY)))
    addresses = {
        i: address
        for i, ref in enumerate(dossier.references)
        if ref.url and (address := canonical_url(ref.url.value))
    }
    return replace(
        dossier,
        addresses=dossier.addresses or addresses,
        require_sources=given.get("require_sources") == "yes",
    )


def _record(text: str, body: str) -> CitationRecord:
    """The record of a reference manager for some words of the article, as JSON."""
    values = json.loads(text)
    start = body.index(values["words"])
    names = ("title", "year", "doi", "url")
    return CitationRecord(
        Span(start, start + len(values["words"])),
        "Zotero",
        authors=tuple(values.get("authors", ())),
        **{name: values.get(name) for name in names},
    )


def _page(given: dict[str, str], body: str) -> Page:
    if given.get("raw") == "yes":
        from verify.read.page.extract import extract_page

        return extract_page(body.encode(), "text/html", "utf-8", given["url"])
    text = f"{given['title']}\n{body}" if "title" in given else body
    return Page(
        text=body,
        whole_text=text,
        titles=(PageTitle("h1", given["title"]),) if "title" in given else (),
        authors=(given["author"],) if "author" in given else (),
        published=(PageDate(given["published"], "meta"),) if "published" in given else (),
        language=given.get("language"),
        site_name=given.get("site"),
        truncated=given.get("truncated") == "yes",
    )


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def _checks(address: str, text: str) -> tuple[Check, ...]:
    parts = [part.split() for part in text.split(";") if part.strip()]
    return tuple(
        Check(address, _moment(day), outcome, method=more[0] if more else "get")
        for day, outcome, *more in parts
    )


def source_of(given: dict[str, str], body: str) -> SourceRecord:
    """The record that one source block describes."""
    from verify.text.urls.canonical import canonical_url

    address = canonical_url(given["url"]) or given["url"]
    captured = _moment(given.get("captured", TODAY))
    final = given.get("final", address)
    capture = absence = None
    if given.get("status", "").startswith("absent:"):
        reason = Reason(given["status"].removeprefix("absent:"))
        absence = Absence(
            address, reason, body.strip() or reason.value, "Look yourself.", captured, None, final
        )
    else:
        capture = Capture(
            address=address,
            final_address=final,
            captured_at=captured,
            status=int(given.get("status", "200")),
            media_type="text/html",
            digest=f"{hash(body) & 0xFFFFFFFF:x}",
            page=_page(given, body),
            via=Via(given.get("via", "live")),
            redirects=tuple(given.get("redirects", "").split()),
        )
    return SourceRecord(
        address=address,
        capture=capture,
        absence=absence,
        checks=_checks(address, given.get("checks", "")),
        state=LinkState(given.get("state", "unknown")),
    )


def sources_of(case: Case) -> dict[str, SourceRecord]:
    """All sources of a case by canonical address; ``earlier=yes`` blocks join their later."""
    records: dict[str, SourceRecord] = {}
    for given, body in case.sources:
        record = source_of(given, body)
        known = records.get(record.address)
        if known is None:
            records[record.address] = record
            continue
        old, new = (record, known) if given.get("earlier") == "yes" else (known, record)
        assert old.capture, "an earlier source block needs a capture"
        records[record.address] = replace(new, earlier=(*known.earlier, old.capture))
    return records


def with_lookups(dossier: Dossier, given: list[dict[str, str]]) -> Dossier:
    """The dossier with what the registry blocks say of the works that it cites."""
    from verify.registries.cited import cited_works

    found: dict[int, tuple[WorkLookups, ...]] = {}
    for work in cited_works(dossier):
        answers = tuple(_answer(one) for one in given if work.key == one["work"])
        if answers:
            kind = str(work.kind) if work.kind else None
            known = WorkLookups(work.span, kind, work.identifier, answers)
            found[work.reference] = (*found.get(work.reference, ()), known)
    return replace(dossier, lookups=found)


def with_untraced(dossier: Dossier, given: list[tuple[dict[str, str], str]]) -> Dossier:
    """The dossier with what the source blocks say of URLs that never led to a page."""
    told = {one["url"]: one["untraced"] for one, _ in given if "untraced" in one}
    found = {
        index: told[address] for index, address in dossier.addresses.items() if address in told
    }
    return replace(dossier, untraced=found)


def _answer(given: dict[str, str]) -> Lookup:
    outcome = LookupOutcome(given.get("outcome", "found"))
    name, at = given["name"], datetime(2025, 5, 1, tzinfo=UTC)
    if "title" not in given:
        return Lookup(name, outcome, at)
    authors = tuple(filter(None, given.get("authors", "").split("; ")))
    updates = (one.partition(" ") for one in filter(None, given.get("updates", "").split("; ")))
    record = WorkRecord(
        titles=tuple(given["title"].split(" | ")),
        authors=authors,
        surnames=tuple(author.split()[-1] for author in authors),
        years=tuple(map(int, given.get("year", "").split())),
        containers=tuple(filter(None, given.get("container", "").split(" | "))),
        kind=given.get("kind", "journal-article"),
        updates=tuple(WorkUpdate(kind, reporter) for kind, _, reporter in updates),
    )
    return Lookup(name, outcome, at, record)


def findings_of(case: Case) -> list[tuple[str, Finding]]:
    """What the document's rule raises over the case: (origin, finding), in order."""
    rule = rule_named(case.document)
    assert rule, f"tests/cases/{case.document}.md is named after no rule"
    sources = sources_of(case)
    dossiers = [
        with_untraced(
            with_lookups(
                replace(dossier_of(given, body, number), sources=sources), case.registries
            ),
            case.sources,
        )
        for number, (given, body) in enumerate(case.articles, 1)
    ]
    if rule.scope == "collection":
        return list(lint_collection(dossiers, [rule]))
    return [(d.article.origin, finding) for d in dossiers for finding in lint(d, [rule])]


def matches(pattern: str, text: str) -> bool:
    """Whether the text is the pattern's words; ``[…]`` stands for anything, ``⏎`` for a break."""
    parts = (re.escape(part.strip()) for part in pattern.split("[…]"))
    shape = r"\s*.*?\s*".join(parts).replace("⏎", r"\s*\n\s*")
    return re.fullmatch(shape, text.strip(), re.S) is not None


def complaint(wanted: Expected, origin: str, finding: Finding) -> str | None:
    """Why the finding is not the expected one, or None."""
    if wanted.rule != finding.rule:
        return f"rule {finding.rule}, not {wanted.rule}"
    if wanted.severity not in (None, finding.severity.value):
        return f"severity {finding.severity}, not {wanted.severity}"
    if not matches(wanted.words, finding.places[0].text):
        return f"place “{finding.places[0].text}”, not “{wanted.words}”"
    if wanted.suggestion is not None and wanted.suggestion != finding.suggestion:
        return f"suggestion {finding.suggestion}, not {wanted.suggestion}"
    evidence = [f"{e.label or ''} {e.text} {e.diff}" for e in finding.evidence]
    held = {
        "also": lambda value: any(matches(value, p.text) for p in finding.places[1:]),
        "message": lambda value: value in finding.message,
        "evidence": lambda value: any(value in text for text in evidence),
        "in": lambda value: value == origin,
    }
    lacking = [f"{key}: {value}" for key, value in wanted.details if not held[key](value)]
    return f"lacks {lacking}; has {finding}" if lacking else None
