"""Where a changed passage ends: at its closing quotation mark, not in the report behind it."""

from __future__ import annotations

from verify.text.fold import fold_words
from verify.text.lazy_patterns import regex

Diff = tuple[tuple[str, str, str], ...]

# A closing mark behind which the report goes on: “… in September,” said the minister.
_CLOSING = regex.compile(r"(?<=[.,!?…\p{L}\d])[”»\"](?=[,—–\s-]*\p{Ll})")
_OPENING = regex.compile(r"[“„«\"]")


def within_marks(diff: Diff, passage: str) -> Diff:
    """Return the comparison without the words that follow the closing mark of ``passage``.

    Only words that the comparison has on the source's side alone are left out.
    """
    found = _CLOSING.search(passage)
    if found is None or _OPENING.search(passage[: found.start()]):
        return diff
    tail = fold_words(passage[found.end() :]).split()
    kept = list(diff)
    while kept and tail and kept[-1][0] in ("insert", "replace"):
        op, article, source = kept.pop()
        words, left = source.split(), []
        for word in reversed(words):
            if tail and fold_words(word) == tail[-1]:
                tail.pop()
            else:
                left.append(word)
        rest = " ".join(reversed(left))
        if rest or article:
            kept.append((op if rest else "delete", article, rest))
            break
    return tuple(kept)
