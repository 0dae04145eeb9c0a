"""Long-range features: segments between punctuation marks, quotation marks, years, "in"."""

from __future__ import annotations

from collections.abc import Sequence

from verify.parse.references.sequence.context import IN, PAGES, VOLUME, contexts
from verify.parse.references.sequence.name_runs import name_runs
from verify.parse.references.sequence.segments import (
    PAIRS,
    Segment,
    described,
    inner_points,
    segments_of,
)
from verify.parse.references.sequence.tokens import Token

_STRONG = frozenset(".;!?")


def surroundings(tokens: Sequence[Token], cores: Sequence[str]) -> list[list[str]]:
    """Return for each token the features of its segment and of what comes before and after."""
    rows: list[list[str]] = [[] for _ in tokens]
    inner = inner_points(tokens, cores)
    segments = segments_of(tokens, inner)
    make_ups = [described(tokens, cores, s) for s in segments]
    context = contexts(tokens, cores, [s.start for s in segments])
    names = name_runs(tokens, segments)
    make = _make_up(tokens, cores)
    first = next((m for s, m in zip(segments, make_ups, strict=True) if _has_word(tokens, s)), "^")
    ahead = _words_ahead(tokens, cores, segments)
    for n, segment in enumerate(segments):
        before = make_ups[n - 1] if n else "^"
        after = make_ups[n + 1] if n + 1 < len(segments) else "$"
        earlier = make_ups[n - 2] if n > 1 else "^"
        later = make_ups[n + 2] if n + 2 < len(segments) else "$"
        marks = f"{segment.before}|{segment.after}"
        own = [
            f"G{make_ups[n]}",
            f"B{marks}",
            f"g-{before}",
            f"g+{after}",
            f"h+{after}|{later}",
            f"gn{min(n, 6)}",
            f"gl{min(len(segments) - n, 4)}",
            f"h-{earlier}|{before}",
            f"K{make}|{ahead[n]}",
            f"k{make}|{min(n, 8)}",
            f"L{marks}|{ahead[n]}",
            f"M{make}|{marks}",
            f"A{ahead[n]}|{make_ups[n]}",
            f"W{context[n]}",
            f"w{context[n]}|{make_ups[n]}",
            f"V{context[n]}|{marks}",
            f"F{first}|{make_ups[n]}|{marks}",
            f"R{names[n]}",
            f"r{names[n]}|{make_ups[n]}",
        ]
        for i in range(segment.start, segment.end):
            rows[i] += own
            rows[i].append(f"gi{min(i - segment.start, 3)}{min(segment.end - i, 3)}")
    _add_running(tokens, cores, rows, inner)
    return rows


def _has_word(tokens: Sequence[Token], segment: Segment) -> bool:
    return any(t.text[0].isalpha() for t in tokens[segment.start : segment.end])


def _make_up(tokens: Sequence[Token], cores: Sequence[str]) -> str:
    """Return what the whole note has: "in", pages, a volume, a place before a publisher, marks."""
    pages = volume = place = False
    for i in range(len(tokens) - 2):
        one, two, three = cores[i], tokens[i + 1].text, cores[i + 2]
        pages = pages or (one[0] == three[0] == "D" and two in "–-—")
        volume = volume or (one[0] == "D" and two in "(:/" and three[0] in "DY")
        place = place or (two == ":" and one[0] in "Xx" and "publishing" in three)
    flags = (
        ("i", any(c in IN for c in cores)),
        ("p", pages or any(c in PAGES for c in cores)),
        ("v", volume or any(c in VOLUME for c in cores)),
        ("l", place),
        ("q", any(t.text in PAIRS for t in tokens)),
        ("u", "U" in cores),
        (";", any(t.text == ";" for t in tokens)),
    )
    return "".join(sign for sign, present in flags if present)


def _words_ahead(
    tokens: Sequence[Token], cores: Sequence[str], segments: Sequence[Segment]
) -> list[str]:
    """Return for each segment how many segments of words lie between it and the next number.

    The segment right before a volume is the journal; the one before that ends the title.
    """
    found = [""] * len(segments)
    count, number = 0, "$"
    for n in range(len(segments) - 1, -1, -1):
        segment = segments[n]
        if segment.end - segment.start == 1 and not cores[segment.start][0].isalnum():
            found[n] = f"{min(count, 4)}{number}"
            continue
        numbers = [c for c in cores[segment.start : segment.end] if c[0] in "DYU" or c == "YEAR"]
        words = any(
            t.text[0].isalpha() and len(t.text) > 2 for t in tokens[segment.start : segment.end]
        )
        found[n] = f"{min(count, 4)}{number}{'n' if numbers else ''}"
        if numbers:
            count, number = (
                0,
                numbers[0][0] + (segment.before if segment.before in ("(", "x(") else ""),
            )
        elif words:
            count += 1
    return found


def _add_running(
    tokens: Sequence[Token], cores: Sequence[str], rows: list[list[str]], inner: frozenset[int]
) -> None:
    """Add what has been seen up to each token, and what is still to come."""
    to_year = _distances([c == "YEAR" for c in cores])
    from_year = _distances([c == "YEAR" for c in reversed(cores)])[::-1]
    quotes = any(t.text in PAIRS for t in tokens)
    in_quotes = seen_quotes = seen_in = False
    closes: tuple[str, ...] = ()
    depth = sentences = 0
    for i, token in enumerate(tokens):
        text = token.text
        closing = in_quotes and text in closes
        if closing:
            in_quotes, seen_quotes = False, True
        state = "i" if in_quotes else "a" if seen_quotes else "b" if quotes else "n"
        rows[i] += [
            f"q{state}",
            f"d{min(depth, 2)}",
            f"in{int(seen_in)}{state}",
            f"yt{_far(to_year[i])}yf{_far(from_year[i])}",
            f"yf{_far(from_year[i])}",
            f"st{min(sentences, 6)}",
            f"e{min(i, 4)}{min(len(tokens) - i, 4)}",
            f"0{cores[i]}q{state}d{min(depth, 1)}",
        ]
        if not in_quotes and not closing and text in PAIRS:
            in_quotes, closes = True, PAIRS[text]
        depth = depth + 1 if text in "([" else max(0, depth - 1) if text in ")]" else depth
        seen_in = seen_in or cores[i] in IN
        if text in _STRONG and i not in inner:
            sentences += 1
        if text == ";":
            seen_in = False


def _distances(marks: Sequence[bool]) -> list[int]:
    """Return for each place how far the next mark is, counted to the right; 99 for none."""
    found = [99] * len(marks)
    nearest = 99
    for i in range(len(marks) - 1, -1, -1):
        nearest = 0 if marks[i] else min(99, nearest + 1)
        found[i] = nearest
    return found


def _far(distance: int) -> str:
    for top in (0, 1, 2, 4, 8, 16, 40):
        if distance <= top:
            return str(top)
    return "-"
