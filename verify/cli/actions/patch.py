"""What ``verify annotate --patch`` does: the certain suggestions as a patch, applied by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.annotate.comments import NotAnnotated
from verify.cli.actions.annotate import checked_file
from verify.cli.errors import UserError
from verify.cli.output import as_json
from verify.cli.output_files import check_output, write_file

if TYPE_CHECKING:
    from verify.annotate.source_text import SourceText
    from verify.model import ArticleReport, Span


@dataclass(frozen=True, slots=True)
class WrittenPatch:
    """A patch that was written: its file, its changes, and the suggestions it leaves out."""

    file: Path
    changes: int
    left_out: int


def patch_file(
    file: Path, output: Path | None, config: Path | None, given: dict[str, Any]
) -> WrittenPatch:
    """Write the patch of one file; return where it is. Raises ``UserError``."""
    from verify.annotate.changes import certain_changes
    from verify.annotate.patch import patch_of
    from verify.annotate.source_text import FORMATS, source_text
    from verify.cli.run_settings import run_settings
    from verify.pipeline.documents.companions import FileCompanions
    from verify.report.flag_wording import open_flags
    from verify.store import UnusableDatabase

    chosen = run_settings(config, given)
    check_output(output, [file, chosen.db, config])
    try:
        data, report = checked_file(file, chosen)
        article = report.dossier.article
        if article.format not in FORMATS:
            raise NotAnnotated(
                f"A patch changes lines of text, which files of the format {article.format} do not"
                " have. Write comments instead, without --patch."
            )
        source = source_text(data, article, FileCompanions(file))
        changes = certain_changes(report.dossier, open_flags(report))
        marks = dead_link_marks(source, report) if article.format == "wikitext" else []
        patch, made = patch_of(source, changes, file.name, marks)
    except (NotAnnotated, UnusableDatabase) as error:
        raise UserError(f"{file}: {error}") from error
    target = output or file.with_name(f"{file.name}.patch")
    write_file(target, source.encoded_patch(patch))
    return WrittenPatch(target, made, len(changes) + len(marks) - made)


def dead_link_marks(source: SourceText, report: ArticleReport) -> list[tuple[Span, str]]:
    """Return the marks at the dead links of a wiki page."""
    from verify.annotate import wiki
    from verify.report.flag_wording import open_flags

    return wiki.dead_link_marks(source, report.dossier, list(open_flags(report)))


def patch_text(written: WrittenPatch, format: str) -> str:
    """Return where a patch is, as a line of text or as JSON."""
    from verify.report.wording import count

    if format == "json":
        figures = {"changes": written.changes, "left_out": written.left_out}
        return as_json({"file": str(written.file), **figures})
    left = f" ({written.left_out} not found in the file)" if written.left_out else ""
    return f"{count(written.changes, 'certain change')}{left}: {written.file}\n"
