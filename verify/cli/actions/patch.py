"""What ``verify annotate --patch`` does: the certain suggestions as a patch, applied by nobody."""

from __future__ import annotations

import os
import shlex
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
    """A patch, its changes, and the suggestions it leaves out. Without changes, no file is written."""

    file: Path
    changes: int
    left_out: int
    apply: str = ""  # the command that applies it


def patch_file(
    file: Path, output: Path | None, config: Path | None, given: dict[str, Any]
) -> WrittenPatch:
    """Write the patch of one file; return where it is. Raises ``UserError``."""
    from verify.annotate.changes import certain_changes
    from verify.annotate.patch import left_out, patch_of
    from verify.annotate.source_text import source_text
    from verify.cli.run_settings import run_settings
    from verify.pipeline.documents.companions import FileCompanions
    from verify.report.flag_wording import open_flags
    from verify.store import UnusableDatabase

    chosen = run_settings(config, given)
    check_output(output, [file, chosen.db, config])
    try:
        data, report = checked_file(file, chosen)
        article = report.dossier.article
        _refuse_other(article.format)
        source = source_text(data, article, FileCompanions(file))
        changes = certain_changes(report.dossier, open_flags(report))
        marks = dead_link_marks(source, report) if article.format == "wikitext" else []
        patch, made = patch_of(source, changes, _patched_path(file), marks)
        content = source.encoded_patch(patch)
    except (NotAnnotated, UnusableDatabase) as error:
        raise UserError(f"{file}: {error}") from error
    target = output or file.with_name(f"{file.name}.patch")
    if made:
        write_file(target, content)
    return WrittenPatch(target, made, left_out(source, changes), _command(file, target))


def _refuse_other(form: str) -> None:
    """Raise ``NotAnnotated`` for a format that is not written as text."""
    from verify.annotate.formats import FORMATS as COMMENTED
    from verify.annotate.source_text import FORMATS

    if form not in FORMATS:
        instead = " Write comments instead, without --patch." if form in COMMENTED else ""
        raise NotAnnotated(
            f"There are patches for text, Markdown, HTML, wikitext and LaTeX, not for {form}.{instead}"
        )


def _patched_path(file: Path) -> str:
    """Return the path for the head of a patch: from the current folder, if the file is in it."""
    return _below(file) or file.as_posix()


def _below(file: Path) -> str | None:
    """Return the file's path below the current folder, or None if it is outside."""
    path = Path(os.path.relpath(file))
    return None if path.is_absolute() or path.parts[0] == ".." else path.as_posix()


def _command(file: Path, patch: Path) -> str:
    """Return the command that applies a patch. Programs refuse paths that lead out of the folder."""
    to = "-p0" if _below(file) else shlex.quote(str(file))
    return f"patch {to} < {shlex.quote(str(patch))}"


def dead_link_marks(source: SourceText, report: ArticleReport) -> list[tuple[Span, str]]:
    """Return the marks at the dead links of a wiki page."""
    from verify.annotate import wiki
    from verify.report.flag_wording import open_flags

    return wiki.dead_link_marks(source, report.dossier, list(open_flags(report)))


def patch_text(written: WrittenPatch, format: str) -> str:
    """Return where a patch is and how it is applied, as text or as JSON."""
    from verify.report.wording import count

    if format == "json":
        file = str(written.file) if written.changes else None
        return as_json({"file": file, "changes": written.changes, "left_out": written.left_out})
    left = f" ({written.left_out} not found in the file)" if written.left_out else ""
    if not written.changes:
        return f"No suggestion can be applied without judgment{left}.\n"
    made = f"{count(written.changes, 'certain change')}{left}: {written.file}"
    return f"{made}\nApply it with: {written.apply}\n"


def old_patch(written: WrittenPatch) -> str:
    """Return what to say of a patch that an earlier run left, where this run wrote none."""
    if written.changes or not written.file.is_file():
        return ""
    return f"{written.file} is from an earlier run and may no longer apply. Delete it.\n"
