"""How common a word is, by wordfreq's lists, as ``wordfreq.zipf_frequency`` says it.

Importing wordfreq takes 0.15 s, and its dictionary of one language up to 0.4 s and 130 MB. The
small lists hold what is commoner than Zipf 3.0, the large ones all words, with the same values;
so a small list is asked first, and a list is searched unread until many words have been asked.
A word that is not plainly one token is left to wordfreq.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_SEARCHES = 64  # of one list to its end; reading it whole takes as long as 80 to 110 of them
_FOUND = 0.1  # of a search to the end: what finding a word at the beginning of a list takes
# The languages whose words wordfreq only folds: no transliteration, no marks to remove.
_FOLDED = frozenset(
    "bg ca cs da de el en es fi fil fr hu id is it lt lv mk ms nb nl pl pt ru sk sl sv tr uk".split()
)
_ONE_TOKEN = re.compile(r"[a-z\u00e0-\u00f6\u00f8-\u017e\u03ac-\u03ce\u0430-\u045f\u0491]+")


def listed_languages() -> frozenset[str]:
    """Return the languages that have a list."""
    return frozenset(code for size, code in _files() if size == "small")


@cache
def common_words(code: str) -> tuple[tuple[str, ...], ...]:
    """Return the small list of a language: the words of 0 centibels (Zipf 9.0), of -1, …

    Raises ``LookupError`` for a language without a list.
    """
    return _read(_data("small", code))


@lru_cache(maxsize=50_000)
def zipf(word: str, code: str) -> float:
    """Return the Zipf frequency of a word (3.0: one in a million words), 0.0 if not listed.

    Raises ``LookupError`` for a language without a list.
    """
    if (token := _token(word, code)) is None:
        return _by_wordfreq(word, code, "best")
    return _small(code).zipf(token) or _large(code).zipf(token)


@lru_cache(maxsize=50_000)
def common_zipf(word: str, code: str) -> float:
    """Return the Zipf frequency of a word if it is more than 3.0, else 0.0; far cheaper.

    Raises ``LookupError`` for a language without a list.
    """
    if (token := _token(word, code)) is None:
        return _by_wordfreq(word, code, "small")
    return _small(code).zipf(token)


def _by_wordfreq(word: str, code: str, size: str) -> float:
    import wordfreq

    return float(wordfreq.zipf_frequency(word, code, wordlist=size))


def _token(word: str, code: str) -> str | None:
    """Return the word as the list has it, or None if only wordfreq can tell."""
    if code not in _FOLDED:
        return None
    if code == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    folded = word.casefold()
    return folded if _ONE_TOKEN.fullmatch(folded) else None


# ----------------------------------------------------------------------------- lists


class WordList:
    """One list: buckets of words in MessagePack, of 0 centibels, of -1, …"""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.starts = _bucket_starts(data)
        self.searches = 0.0  # to its end; one that finds a common word is a part of one
        self.values: dict[str, float] | None = None

    def zipf(self, token: str) -> float:
        """Return the Zipf frequency of a token, 0.0 if it is not listed."""
        if self.values is None:
            if self.searches < _SEARCHES:
                return self._searched(token)
            values: dict[str, float] = {}
            for number, bucket in enumerate(_read(self.data)):
                values |= dict.fromkeys(bucket, _zipf_of(number))
            self.values = values
            self.data = b""
        return self.values.get(token, 0.0)

    def _searched(self, token: str) -> float:
        """Find the token in the unread data.

        What is found may be the end of a longer word: the bytes of its length also occur within
        Cyrillic letters. So the bucket is read.
        """
        data, wanted, at = self.data, _packed(token), -1
        while (at := data.find(wanted, at + 1)) >= 0:
            number = bisect_right(self.starts, at) - 1
            if token in _unpacked(data[self.starts[number] : self.starts[number + 1]]):
                self.searches += max(_FOUND, at / len(data))
                return _zipf_of(number - 1)  # the first bucket is the header
        self.searches += 1
        return self.values.get(token, 0.0) if self.values else 0.0  # another thread read it


def _zipf_of(number: int) -> float:
    return round(9 - number / 100, 2)


def _packed(token: str) -> bytes:
    import msgpack

    return bytes(msgpack.packb(token))


def _unpacked(data: bytes) -> tuple[str, ...]:
    import msgpack

    return tuple(msgpack.unpackb(data))


def _read(data: bytes) -> tuple[tuple[str, ...], ...]:
    import msgpack

    return tuple(tuple(bucket) for bucket in msgpack.unpackb(data)[1:])


def _bucket_starts(data: bytes) -> list[int]:
    """Return where each part of the list begins, the header first, and where the last ends."""
    import msgpack

    unpacker = msgpack.Unpacker(max_buffer_size=len(data))
    unpacker.feed(data)
    starts = []
    for _ in range(unpacker.read_array_header()):
        starts.append(unpacker.tell())
        unpacker.skip()
    return [*starts, unpacker.tell()]


@cache
def _files() -> dict[tuple[str, str], Path]:
    """(size, language) → the file of wordfreq's package; the package is not imported."""
    spec = find_spec("wordfreq")
    folder = Path(spec.origin).parent / "data" if spec and spec.origin else Path()
    found = {}
    for path in folder.glob("[sl]*_*.msgpack.gz"):
        size, code = path.name.partition(".")[0].split("_")
        found[size, code] = path
    return found


def _data(size: str, code: str) -> bytes:
    if (size, code) not in _files():
        raise LookupError(f"No {size} word list of {code}")
    return gzip.decompress(_files()[size, code].read_bytes())


@cache
def _small(code: str) -> WordList:
    return WordList(_data("small", code))


@cache
def _large(code: str) -> WordList:
    """Return the large list of a language; the small one where there is no other."""
    return WordList(_data("large", code)) if ("large", code) in _files() else _small(code)
