"""The fact log: one row for every statement, claim and reference with its result and decision.

Every cell is text. The flag's identity is in a separate column, by which ``verify flags
import`` finds each decision. Rows can therefore be sorted, filtered and deleted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import chain

from verify.model import (
    ArticleReport,
    ClaimResult,
    Flag,
    ReferenceResult,
    Results,
    RunReport,
    Span,
    StatementResult,
)
from verify.report.flag_wording import in_own_article
from verify.report.result_rows import fields_summary
from verify.report.safe_text import SafeTable, is_formula
from verify.report.wording import format_time

MOST_CHARACTERS = 32_767  # of a cell, in every spreadsheet program
# Characters that XML 1.0, and therefore a spreadsheet, cannot contain.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FlagState:
    """A flag's identity and decision, which the report lacks; see ``store.flags.fact_log``."""

    identity: str
    status: str
    reason: str = ""
    note: str = ""
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row; the names of the fields are the headings, in this order."""

    article: str
    kind: str
    note_number: str
    words: str
    speaker: str
    source: str
    url: str
    archived_copy: str
    result: str
    passage: str
    rule: str = ""
    decision: str = ""
    reason: str = ""
    note: str = ""
    who: str = ""
    when: str = ""
    flag: str = ""


HEADINGS = tuple(f.name.replace("_", " ").capitalize() for f in fields(FactRow))


def fact_rows(
    report: RunReport, states: Callable[[ArticleReport], Mapping[int, FlagState]]
) -> Iterator[FactRow]:
    """Yield the rows of all articles in the order of their texts.

    ``states`` returns an article's flags by number. An item with several flags has a row for each
    of them.
    """
    return (row for article in report.articles for row in _article(article, states(article)))


def _article(article: ArticleReport, states: Mapping[int, FlagState]) -> Iterator[FactRow]:
    origin = article.dossier.article.origin
    for span, row in sorted(_items(origin, article.results), key=lambda item: item[0]):
        flags = [f for f in article.flags if _is_about(f, span, row.kind)]
        if not flags:
            yield row
        for flag in flags:
            yield _with_flag(row, flag, states.get(flag.id))


def _items(origin: str, results: Results | None) -> Iterator[tuple[Span, FactRow]]:
    if results is None:
        return
    yield from ((one.span, _statement(origin, one)) for one in results.statements)
    yield from ((one.span, _claim(origin, one)) for one in results.claims)
    yield from ((one.span, _reference(origin, one)) for one in results.references)


def _is_about(flag: Flag, span: Span, kind: str) -> bool:
    """Return whether the flag's first place is in the item.

    Flags on quotations belong to the statement only, not to the claim around it.
    """
    place = flag.finding.places[0] if flag.finding.places else None
    if place is None or not in_own_article(flag, place):
        return False
    quoted = flag.finding.rule.startswith(("quote-", "translated-quote", "speaker-"))
    if quoted and kind != "statement":
        return False
    return span.start <= place.span.start and place.span.end <= span.end


def _with_flag(row: FactRow, flag: Flag, state: FlagState | None) -> FactRow:
    values = {name: getattr(row, name) for name in _ITEM}
    state = state or FlagState("", "open")
    return FactRow(
        **values,
        rule=flag.finding.rule,
        decision=state.status,
        reason=state.reason,
        note=state.note,
        who=state.who,
        when=state.when,
        flag=state.identity,
    )


_ITEM = tuple(f.name for f in fields(FactRow))[:10]


def _statement(origin: str, one: StatementResult) -> FactRow:
    best = one.best
    reason = f": {one.reason}" if one.reason else ""
    return FactRow(
        article=origin,
        kind="statement",
        note_number=one.note or "",
        words=one.text,
        speaker=one.speaker or "",
        source="; ".join(f"{s.address or 'no URL'} ({s.result.value})" for s in one.sources),
        url=(best.address if best else None) or "",
        archived_copy=_copy(best.captured_at if best else None, best.capture if best else None),
        result=f"{one.result.value}{reason}",
        passage=(best.passage if best else None) or "",
    )


def _claim(origin: str, one: ClaimResult) -> FactRow:
    found = ", ".join(fact.text for fact in one.found)
    missing = ", ".join(fact.text for fact in one.missing)
    parts = [f"found: {found}"] if found else []
    parts += [f"not found: {missing}"] if missing else []
    parts += [f"not checked: {one.reason}"] if one.reason else []
    return FactRow(
        article=origin,
        kind="claim",
        note_number=one.note or "",
        words=one.text,
        speaker="",
        source="",
        url=one.address or "",
        archived_copy=_copy(one.captured_at, one.capture),
        result="; ".join(parts),
        passage="",
    )


def _reference(origin: str, one: ReferenceResult) -> FactRow:
    summary = fields_summary(one)
    return FactRow(
        article=origin,
        kind="reference",
        note_number=one.note or "",
        words=one.text,
        speaker="",
        source="",
        url=one.address or "",
        archived_copy=_copy(one.captured_at, one.capture),
        result=f"URL {one.url.value}" + (f"; {summary}" if summary else ""),
        passage="",
    )


def _copy(at: object, capture: int | None) -> str:
    if at is None:
        return ""
    number = f" (capture {capture})" if capture is not None else ""
    return f"{format_time(at)}{number}"  # type: ignore[arg-type]


def cells(row: FactRow) -> tuple[str, ...]:
    """Return a row's cells without what a spreadsheet cannot hold, at most its cell's length."""
    texts = (getattr(row, f.name) for f in fields(row))
    return tuple(
        _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)[:MOST_CHARACTERS] for text in texts
    )


def as_csv(rows: Iterable[FactRow]) -> Iterator[str]:
    """Yield the rows as CSV (RFC 4180) with a byte order mark, as spreadsheets expect it.

    A cell that a spreadsheet would read as a formula gets a leading apostrophe, which
    ``unescaped`` removes.
    """
    yield "\ufeff" + _csv_line(HEADINGS)
    yield from (_csv_line(cells(row)) for row in rows)


def _csv_line(texts: Iterable[str]) -> str:
    out = io.StringIO()
    SafeTable(out, line_end="\r\n").add_row(texts)
    return out.getvalue()


def unescaped(cell: str) -> str:
    """Return a cell of a CSV file without the apostrophe that ``as_csv`` put in front of it."""
    return cell[1:] if cell.startswith("'") and is_formula(cell[1:]) else cell


def as_xlsx(rows: Iterable[FactRow]) -> bytes:
    """Return the rows as a workbook of one sheet, every cell a text. Needs the extra "office".

    Only the packed file is in memory; openpyxl writes the rows into a temporary one.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Fact log")
    sheet.freeze_panes = "A2"
    out, last = io.BytesIO(), ""
    for number, line in enumerate(chain([HEADINGS], map(cells, rows)), 1):
        sheet.append([_text_cell(sheet, cell) for cell in line])
        last = f"{chr(ord('A') + len(HEADINGS) - 1)}{number}"
    sheet.auto_filter.ref = f"A1:{last}"
    book.save(out)
    return out.getvalue()


def _text_cell(sheet: object, text: str) -> object:
    """Return a text cell; openpyxl would store a string that begins with "=" as a formula."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value="")
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
