"""Split what a page calls its author into names: `By Lena Okoro and Paul Adeyemi`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Span
from verify.read.blocks.article_head import byline_author, looks_like_person
from verify.read.blocks.piece import Piece

_AND = re.compile("[;&]|,? (?:and|und|et|y|e|и|ve|та|және|жана) ")  # one blank between words


def author_names(text: str) -> Iterator[str]:
    """Yield the names of an author's field, the word of a byline left out.

    It is split only where each part is a whole name: `Okoro, Lena` and `Science and Health`
    stay as they are.
    """
    field = byline_author(Piece(Span(0, len(text)), text))
    told = field.value if field and "," not in text else text
    parts = [part.strip() for part in _AND.split(" ".join(told.split()))]
    if len(parts) > 1:  # a comma alone may divide a name from an office
        parts = [name.strip() for part in parts for name in part.split(",")]
    yield from parts if all(map(looks_like_person, parts)) else [told]
