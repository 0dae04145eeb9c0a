"""How many pages are read in their own character set, beside charset-normalizer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tests.specimens.encodings import specimens
from verify.text.encoding.charset import decode_text

Decoder = Callable[[bytes], str]


def ours(data: bytes) -> str:
    """The page as ``verify`` reads it."""
    return decode_text(data).text


def normalizer(data: bytes) -> str:
    """The page as charset-normalizer reads it by itself."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else ""


def letters(text: str) -> str:
    """The letters alone: sets that differ in a sign only read a text alike."""
    return "".join(filter(str.isalpha, text))


def right(decode: Decoder) -> Counter[str]:
    """Character set → how many pages came out letter by letter; "all": their sum."""
    found: Counter[str] = Counter()
    for _, name, text, data in specimens():
        good = letters(decode(data)) == letters(text)
        found.update({name: good, "all": good})
    return found


def rows() -> list[tuple[str, int, int, int]]:
    """(set, pages, right by us, right by charset-normalizer), the sum last."""
    pages = Counter(name for _, name, _, _ in specimens())
    own, other = right(ours), right(normalizer)
    found = [(name, count, own[name], other[name]) for name, count in sorted(pages.items())]
    return [*found, ("all", pages.total(), own["all"], other["all"])]


def main() -> None:
    """Print the table."""
    print(f"{'character set':<16}{'pages':>6}{'verify':>8}{'charset-normalizer':>20}")
    for name, count, own, other in rows():
        print(f"{name:<16}{count:>6}{own:>8}{other:>20}")


if __name__ == "__main__":
    main()
