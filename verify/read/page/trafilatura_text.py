"""trafilatura's extraction of the main text, one of the two methods that are compared.

It is given decoded text and pages of ordinary size only: 200,000 tiny paragraphs took it 24 s,
and work grows faster than the page. Beyond that our own reading of the tree stands alone.
"""

from __future__ import annotations

import logging
import re

# The largest page of the development corpus has 4,900 tags in 316 kB; ours: four times that.
_MOST_TAGS = 20_000
_LONGEST = 3_000_000  # characters


def extract_main_text(html: str) -> str | None:
    """The main text of a page, one paragraph on a line; None where trafilatura was not asked
    or found nothing.
    """
    if len(html) > _LONGEST or html.count("<") > 2 * _MOST_TAGS:
        return None
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: str | None = trafilatura.extract(
            html, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # its own faults on odd trees must not stop ours
    return found


_BLANK = re.compile(r"\W+")


def letters_and_digits(text: str) -> str:
    """Letters and digits only, in lower case: what both readings of a paragraph share."""
    return _BLANK.sub("", text).lower()
