"""Which formats can be given comments, and how."""

from __future__ import annotations

from collections.abc import Callable

from verify.annotate.comments import Comments, NotAnnotated, Thread
from verify.model import Article
from verify.read.document.errors import UnreadableDocument


def _word(data: bytes, article: Article, comments: Comments) -> bytes:
    from verify.annotate.word import annotate_word

    return annotate_word(data, comments)


def _odt(data: bytes, article: Article, comments: Comments) -> bytes:
    from verify.annotate.odt import annotate_odt

    return annotate_odt(data, comments)


def _pdf(data: bytes, article: Article, comments: Comments) -> bytes:
    from verify.annotate.pdf import annotate_pdf

    return annotate_pdf(data, comments)


def _text(data: bytes, article: Article, comments: Comments) -> bytes:
    from verify.annotate.critic_markup import annotate_text
    from verify.annotate.source_text import source_text

    return annotate_text(source_text(data, article), comments)


def _html(data: bytes, article: Article, comments: Comments) -> bytes:
    from verify.annotate.html_comments import annotate_html
    from verify.annotate.source_text import source_text

    return annotate_html(source_text(data, article), comments)


def _wiki(data: bytes, article: Article, comments: Comments) -> bytes:
    from verify.annotate.wiki import talk_section

    return talk_section(comments, article.text)


def _word_threads(data: bytes) -> list[Thread]:
    from verify.annotate.word import read_threads

    return read_threads(data)


def _odt_threads(data: bytes) -> list[Thread]:
    from verify.annotate.odt import read_odt_threads

    return read_odt_threads(data)


_WRITERS: dict[str, Callable[[bytes, Article, Comments], bytes]] = {
    "docx": _word,
    "odt": _odt,
    "pdf": _pdf,
    "html": _html,
    "markdown": _text,
    "text": _text,
    "wikitext": _wiki,
}
_READERS: dict[str, Callable[[bytes], list[Thread]]] = {
    "docx": _word_threads,
    "odt": _odt_threads,
}
FORMATS = tuple(_WRITERS)
# Formats whose comments can be answered, and the answers read.
ANSWERED = tuple(_READERS)
# A run writes copies of documents; of texts only where it is asked for each.
DOCUMENTS = ("docx", "odt", "pdf")


def annotated(data: bytes, form: str, comments: Comments, article: Article | None = None) -> bytes:
    """Return a copy of a file with these comments. Raises ``NotAnnotated``.

    ``article``: as read from the file; formats other than Word find their places by it.
    """
    if form not in _WRITERS:
        raise NotAnnotated(f"Files of the format {form} cannot be given comments yet.")
    try:
        return _WRITERS[form](data, article or Article("", "", form, "utf-8", ""), comments)
    except UnreadableDocument as error:
        raise NotAnnotated(str(error)) from error


def threads(data: bytes, form: str) -> list[Thread]:
    """Return our comments in a document with their answers. Raises ``NotAnnotated``."""
    if form not in _READERS:
        raise NotAnnotated(f"Comments cannot be read from files of the format {form} yet.")
    try:
        return _READERS[form](data)
    except UnreadableDocument as error:
        raise NotAnnotated(str(error)) from error
