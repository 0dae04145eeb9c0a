"""What ``verify annotate`` and ``verify run --annotate`` do, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.annotate.comments import NotAnnotated, Thread
from verify.annotate.naming import annotated_name, misnamed
from verify.cli.errors import UserError, system_reason
from verify.cli.output import as_json
from verify.cli.output_files import check_output, write_file

if TYPE_CHECKING:
    from sqlite_utils import Database

    from verify.annotate.comments import Comments
    from verify.config import Settings
    from verify.model import Article, ArticleReport, RunReport
    from verify.store.flags.comment_decisions import CommentDecision, CommentImport

_DISMISS = "dismiss:"


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """A commented copy that was written, and the number of its comments."""

    file: Path
    comments: int


def annotate_file(
    file: Path, output: Path | None, config: Path | None, given: dict[str, Any]
) -> AnnotatedCopy:
    """Write the commented copy of one file; return where it is. Raises ``UserError``."""
    from verify.cli.run_settings import run_settings
    from verify.report.flag_wording import open_flags
    from verify.store import UnusableDatabase, open_database

    chosen = run_settings(config, given)
    check_output(output, [file, chosen.db, config])
    try:
        data, report = checked_file(file, chosen)
        _refuse_copy(file, report)
        with_comments = _annotated(open_database(chosen.db), report, data)
    except (NotAnnotated, UnusableDatabase) as error:
        raise UserError(f"{file}: {error}") from error
    target = output or annotated_name(file)
    write_file(target, with_comments)
    return AnnotatedCopy(target, len(open_flags(report)))


def checked_file(file: Path, chosen: Settings) -> tuple[bytes, ArticleReport]:
    """Return a file's bytes and what the last run found in them; if they changed, check them."""
    data = _content(file)
    known = _report(chosen, file, data) if chosen.db.exists() else None
    return data, known or _checked(chosen, file)


def _refuse_copy(file: Path, report: ArticleReport) -> None:
    """Refuse a text with comments in it; a document's own comments are not its text."""
    from verify.annotate.source_text import FORMATS as TEXTS

    if annotated_name(file) == file and report.dossier.article.format in TEXTS:
        raise UserError(f"{file} is a copy with comments. Give the original.")


def copy_text(written: AnnotatedCopy, format: str) -> str:
    """Return where a commented copy is, as a line of text or as JSON."""
    from verify.report.wording import count

    if format == "json":
        return as_json({"file": str(written.file), "comments": written.comments})
    return f"{count(written.comments, 'comment')} and a summary: {written.file}\n"


def annotate_report(report: RunReport, chosen: Settings) -> list[str]:
    """Write a commented copy of every document of a run beside its report; say where they are."""
    from verify.annotate.formats import DOCUMENTS
    from verify.store import open_database

    said = []
    for article in report.articles:
        read = article.dossier.article
        path = Path(read.origin)
        if read.format not in DOCUMENTS or not path.is_file():
            continue
        target = chosen.reports / annotated_name(path).name
        try:
            content = _annotated(open_database(chosen.db), article, _content(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, content)
            said.append(f"Annotated copy: {target}")
        except (NotAnnotated, UserError) as error:
            said.append(f"{path}: {error}")
    return said


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(f"{file} could not be read: {system_reason(error)}.") from error


def _report(chosen: Settings, file: Path, data: bytes) -> ArticleReport | None:
    """Return what the last run found in the file as it is now, or None."""
    import hashlib
    import os

    from verify.annotate.naming import original_name
    from verify.pipeline.reports.reporting import newest_report_on
    from verify.store import open_database

    folder = chosen.db.absolute().parent
    key = Path(os.path.relpath(original_name(str(file)), folder)).as_posix()
    digest = hashlib.sha256(data).hexdigest()
    return newest_report_on(open_database(chosen.db), key, digest)


def _checked(chosen: Settings, file: Path) -> ArticleReport:
    """Check the file. Raises ``UserError`` if it cannot be read."""
    from verify.cli.run_settings import run_pipeline

    report = run_pipeline([str(file)], chosen)
    if not report.articles:
        why = " ".join(skipped.why for skipped in report.skipped)
        raise UserError(f"{file}: {why}")
    return report.articles[0]


def _annotated(db: Database, report: ArticleReport, data: bytes) -> bytes:
    from verify.report.annotations import comments_for
    from verify.store.flags.comment_decisions import flag_keys

    keys = flag_keys(db, [flag.id for flag in report.flags])
    seen = [flag.first_seen for flag in report.flags if flag.first_seen]
    at = max(seen, default=datetime(1980, 1, 1))
    article = report.dossier.article
    if why := misnamed(Path(article.origin), article.format):
        raise NotAnnotated(why)
    job = (data, article, comments_for(report, keys, at))
    return _written_within_limits(job) if article.format == "pdf" else _written(job)


def _written(job: tuple[bytes, Article, Comments]) -> bytes:
    from verify.annotate.formats import annotated

    data, article, comments = job
    return annotated(data, article.format, comments, article)


def _written_within_limits(job: tuple[bytes, Article, Comments]) -> bytes:
    """Write in a process of its own: pdfium is C++ code that parses files of strangers."""
    from verify.pipeline.limits import IN_PLACE, OverLimit, within_limits

    try:
        return within_limits(_written, job, IN_PLACE + 1)
    except OverLimit as over:
        raise NotAnnotated(over.sentence) from over


# ------------------------------------------------------------------------------ the way back


@dataclass(frozen=True, slots=True)
class DocumentImport:
    """The comments of verify in a document, and what was made of them."""

    comments: int
    done: CommentImport


def import_document(db: Database, file: Path, who: str | None, now: datetime) -> DocumentImport:
    """Read decisions from the comments of a document; return what happened."""
    from verify.annotate.formats import threads
    from verify.read.documents import document_format
    from verify.store.flags.comment_decisions import import_comments

    data = _content(file)
    try:
        found = threads(data, document_format(data) or file.suffix.lstrip("."))
    except NotAnnotated as error:
        raise UserError(f"{file}: {error}") from error
    if not found:
        raise UserError(f"{file} has no comments of verify. Was it made by `verify annotate`?")
    done = import_comments(db, [_decision(thread, who) for thread in found], now)
    return DocumentImport(len(found), done)


def import_text(read: DocumentImport, format: str) -> str:
    """Return what an import did, as sentences or as JSON."""
    done = read.done
    if format == "json":
        figures = {"comments": read.comments, "added": done.decided, "notes": done.notes}
        lost = {"conflicts": list(done.conflicts), "skipped": list(done.unread)}
        return as_json({**figures, "unchanged": done.unchanged, **lost})
    return "".join(f"{sentence}\n" for sentence in _sentences(done, read.comments))


def _decision(thread: Thread, who: str | None) -> CommentDecision:
    """Return what a thread decides: the last reply that dismisses counts, then its state."""
    from verify.store.flags.comment_decisions import CommentDecision

    replies = [(reply.author, reply.text.strip()) for reply in thread.replies]
    dismissals = [r for r in replies if r[1].lower().startswith(_DISMISS)]
    notes = tuple(r for r in replies if r not in dismissals and r[1])
    if dismissals:
        author, text = dismissals[-1]
        reason = text[len(_DISMISS) :].strip()
        return CommentDecision(
            thread.flag, thread.key, "dismissed", reason or None, author or who, notes
        )
    verdict = "fixed" if thread.resolved else None
    author = replies[-1][0] if replies else ""
    return CommentDecision(thread.flag, thread.key, verdict, None, author or who, notes)


def _sentences(done: CommentImport, comments: int) -> Iterator[str]:
    from verify.report.excerpts import printable
    from verify.report.wording import count

    yield (
        f"Read {count(comments, 'comment')}: added {count(done.decided, 'decision')} and"
        f" {count(done.notes, 'note')}; {done.unchanged} were unchanged."
    )
    for title, lines in (("Conflict, not applied", done.conflicts), ("Skipped", done.unread)):
        yield from (f"{title}: {printable(line)}" for line in lines)
