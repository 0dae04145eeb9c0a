"""The flags of a report one by one with their places in the file, for formats of one entry each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.model import Article, ArticleReport, Flag, History
from verify.report.display import DisplayOptions
from verify.report.excerpts import Lines, Position
from verify.report.flag_wording import in_own_article, is_closed, text_order
from verify.report.wording import capitalized, sentence

STDIN = "stdin"  # the name of an article from standard input


@dataclass(frozen=True, slots=True)
class ListedFlag:
    """One flag and where it is; ``start`` and ``end`` are None where the file has no such lines."""

    flag: Flag
    path: str
    start: Position | None = None
    end: Position | None = None

    @property
    def location(self) -> str:
        """`article.md:12:5`, `article.docx:note 3`, or the path alone."""
        return f"{self.path}:{self.start}" if self.start else self.path

    @property
    def message(self) -> str:
        """The message with the suggestion."""
        return message_text(self.flag)


def message_text(flag: Flag) -> str:
    """Return a flag's message, capitalized, with its suggestion."""
    if not flag.finding.suggestion:
        return capitalized(flag.finding.message)
    return f"{sentence(flag.finding.message)} Suggestion: {flag.finding.suggestion}"


def file_path(origin: str) -> str:
    """Return the article's path or URL; standard input has a name."""
    return STDIN if origin == "-" else origin


def file_lines(article: Article) -> Lines | None:
    """Return the lines of the article's file, or None for HTML and documents.

    Their offsets count the text, not the file.
    """
    return None if article.format == "html" or article.places else Lines(article.text)


def listed_flags(report: ArticleReport, options: DisplayOptions) -> Iterator[ListedFlag]:
    """Yield the flags of one article that are to be listed, in the order of the text."""
    article = report.dossier.article
    lines = Lines(article.text, article.places) if article.places else file_lines(article)
    for flag in sorted(report.flags, key=text_order):
        if is_closed(flag) and not options.decided:
            continue
        if options.only_new and flag.history is History.STILL:
            continue
        yield _listed(flag, file_path(article.origin), lines)


def _listed(flag: Flag, path: str, lines: Lines | None) -> ListedFlag:
    own = [place for place in flag.finding.places if in_own_article(flag, place)]
    if lines is None or not own:
        return ListedFlag(flag, path)
    span = own[0].span
    return ListedFlag(flag, path, lines.position(span.start), lines.position(span.end))
