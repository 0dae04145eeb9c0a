"""Which formats can be given comments, and how."""

from __future__ import annotations

from collections.abc import Callable

from verify.annotate.comments import Comments, NotAnnotated, Thread
from verify.read.document.errors import UnreadableDocument


def _word(data: bytes, comments: Comments) -> bytes:
    from verify.annotate.word import annotate_word

    return annotate_word(data, comments)


def _word_threads(data: bytes) -> list[Thread]:
    from verify.annotate.word import read_threads

    return read_threads(data)


_WRITERS: dict[str, Callable[[bytes, Comments], bytes]] = {"docx": _word}
_READERS: dict[str, Callable[[bytes], list[Thread]]] = {"docx": _word_threads}
FORMATS = tuple(_WRITERS)


def annotated(data: bytes, form: str, comments: Comments) -> bytes:
    """Return a copy of a document with these comments. Raises ``NotAnnotated``."""
    if form not in _WRITERS:
        raise NotAnnotated(f"Files of the format {form} cannot be given comments yet.")
    try:
        return _WRITERS[form](data, comments)
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
