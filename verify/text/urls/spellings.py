"""Other spellings of a URL that most servers take for the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Marks that may be written raw or percent-encoded in a path (RFC 3986, section 2.2 and 2.3):
# “Women's_Council” and “Women%27s_Council”.
_MARKS = "!'()*,;:@$~-._"
_ENCODED = re.compile("|".join(f"%{ord(mark):02X}" for mark in _MARKS), re.IGNORECASE)
_SCHEME_AND_HOST = re.compile(r"https?://[^/?#]*", re.IGNORECASE)


def other_spellings(url: str) -> Iterator[str]:
    """Yield the URL with these marks all raw, and with the apostrophes and brackets encoded."""
    head = _SCHEME_AND_HOST.match(url)
    start = head.end() if head else 0
    raw = _ENCODED.sub(lambda found: chr(int(found[0][1:], 16)), url[start:])
    encoded = re.sub(r"['()!*]", lambda found: f"%{ord(found[0]):02X}", raw)
    apostrophes = raw.replace("'", "%27")
    for spelled in dict.fromkeys((raw, apostrophes, encoded)):
        if url[:start] + spelled != url:
            yield url[:start] + spelled
