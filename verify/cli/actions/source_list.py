"""What ``verify references`` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError
from verify.cli.output import check_format
from verify.cli.output_files import check_output, write_file

if TYPE_CHECKING:
    from verify.model import RunReport

FORMATS = ("text", "docx", "bibtex", "ris", "csl-json")
_BY_ENDING = {
    "": "text",
    ".txt": "text",
    ".docx": "docx",
    ".bib": "bibtex",
    ".ris": "ris",
    ".json": "csl-json",
}


def list_format(format: str | None, output: Path | None) -> str:
    """Return the format asked for, or the one that the file's ending names."""
    check_output(output)
    ending = output.suffix.lower() if output else ""
    if format is None and ending not in _BY_ENDING:
        raise UserError(f"No format has the ending {ending}. Name one with --format.")
    chosen = format or _BY_ENDING[ending]
    check_format(chosen, FORMATS)
    if chosen == "docx" and output is None:
        raise UserError("A Word document goes to a file. Add: --output sources.docx")
    return chosen


def write_list(report: RunReport, format: str, output: Path | None) -> str:
    """Write the list; return what to print: the list itself, or where it is."""
    from verify.report.wording import count

    content, entries = _content(report, format)
    if output is None:
        return content.decode("utf-8")
    write_file(output, content)
    return f"{count(entries, 'source')}: {output}\n"


def _content(report: RunReport, format: str) -> tuple[bytes, int]:
    from verify.report.flag_wording import article_name
    from verify.report.source_list import documents, exports
    from verify.report.source_list.entries import source_entries

    lists = [(f"“{article_name(one)}”", source_entries(one.dossier)) for one in report.articles]
    entries = [entry for _, found in lists for entry in found]
    if format in ("bibtex", "ris", "csl-json"):
        write = {
            "bibtex": exports.as_bibtex,
            "ris": exports.as_ris,
            "csl-json": exports.as_csl_json,
        }
        works = {(e.work.url, e.work.title): e.work for e in entries}
        return write[format](list(works.values())).encode("utf-8"), len(works)
    if format == "docx":
        title = lists[0][0] if len(lists) == 1 else f"{len(lists)} articles"
        return documents.as_docx(title, entries), len(entries)
    said = "\n".join(documents.as_text(title, found) for title, found in lists)
    return said.encode("utf-8"), len(entries)
