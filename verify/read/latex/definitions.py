r"""The commands that a LaTeX text defines itself: `\newcommand{\dam}[1]{the #1 Dam}`, `\def\dam{…}`."""

from __future__ import annotations

from dataclasses import dataclass

from verify.read.latex import commands
from verify.text.lazy_patterns import re

_LONGEST = 10_000  # characters of one argument or definition; ours: a footnote of two pages
_SIGN = re.compile(r"\\.|%[^\n]*|[{}]", re.S)
_BLANK = re.compile(r"(?:\s|%[^\n]*\n)*+")
_OPTION = re.compile(r"\s{0,9}\[([^\[\]{}]{0,300})\]")
DEFINING = frozenset(
    {
        *("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand"),
        *("NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand"),
        *("DeclareDocumentCommand", "def", "gdef", "edef", "xdef"),
    }
)
_NAME = r"\s{0,9}(?:\{\s{0,9}\\(?P<braced>[A-Za-z@]{1,80})\s{0,9}\}|\\(?P<bare>[A-Za-z@]{1,80}))"
# `\newcommand*{\src}[2][no date]{…}`: a number of arguments, the first of them optional.
_NEW = re.compile(
    rf"\*?{_NAME}\s{{0,9}}(?:\[(?P<count>\d)\])?\s{{0,9}}(?P<given>\[[^\[\]]{{0,300}}\])?"
)
# `\NewDocumentCommand{\src}{o m m}{…}`
_DOCUMENT = re.compile(rf"{_NAME}\s{{0,9}}\{{(?P<form>[^{{}}]{{0,100}})\}}")
# `\def\src#1#2{…}`; what stands between the arguments would divide them.
_DEF = re.compile(rf"{_NAME}(?P<arguments>[^{{}}\\]{{0,100}})")
# What these commands do is known, however a text redefines their looks.
_KNOWN = frozenset(
    {
        *commands.HEADINGS,
        *commands.NOTE_COMMANDS,
        *commands.CITATIONS,
        *commands.MANY,
        *commands.QUOTED,
        *commands.QUOTED_BLOCKS,
        *commands.MUTED,
        *("url", "nolinkurl", "path", "href", "caption", "item", "par", "verb", "xspace"),
    }
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A command of the text's own. ``default``: of its first argument, if that is optional."""

    name: str
    body: str
    count: int = 0
    default: str | None = None
    is_simple: bool = True  # its arguments are in braces, or the first in brackets


def is_known(name: str) -> bool:
    """Return whether the reader knows what a command does, so that no definition replaces it."""
    return name in _KNOWN


def definition_at(text: str, command: str, at: int) -> tuple[Definition, int] | None:
    """Return the definition that goes on behind a command such as `newcommand`, and its end."""
    if command.endswith("def"):
        pattern = _DEF
    else:
        pattern = _DOCUMENT if command.endswith("DocumentCommand") else _NEW
    head = pattern.match(text, at)
    body = group_at(text, head.end()) if head else None
    if head is None or body is None:
        return None
    name, parts = head["braced"] or head["bare"], head.groupdict()
    if pattern is _DEF:
        found = _counted(name, body[0], re.findall(r"#\d|[^\s#]", parts["arguments"]))
    elif pattern is _DOCUMENT:
        found = _described(name, body[0], parts["form"].split())
    else:
        default = parts["given"][1:-1] if parts["given"] else None
        found = Definition(name, body[0], int(parts["count"] or 0), default)
    return found, body[1]


def _counted(name: str, body: str, signs: list[str]) -> Definition:
    simple = all(sign == f"#{number}" for number, sign in enumerate(signs, 1))
    return Definition(name, body, len(signs) if simple else 0, is_simple=simple)


def _described(name: str, body: str, letters: list[str]) -> Definition:
    letters = list("".join(letters))
    default = "" if letters[:1] == ["o"] else None
    simple = all(letter == "m" for letter in letters[0 if default is None else 1 :])
    return Definition(name, body, len(letters) if simple else 0, default, simple)


def arguments_at(
    text: str, at: int, known: Definition
) -> tuple[list[tuple[str, int | None]], int] | None:
    """Return the arguments of a command of the text's own with their places, and their end.

    None if one is missing. An optional argument that is not given has no place.
    """
    found: list[tuple[str, int | None]] = []
    if known.default is not None:
        option = _OPTION.match(text, at)
        found.append((option[1], option.start(1)) if option else (known.default, None))
        at = option.end() if option else at
    while len(found) < known.count:
        group = group_at(text, at)
        if group is None:
            return None
        found.append((group[0], group[1] - 1 - len(group[0])))
        at = group[1]
    return found, at


def group_at(text: str, at: int) -> tuple[str, int] | None:
    """Return what the braces behind a place hold, and where they end; None without braces."""
    blank = _BLANK.match(text, at)
    start = blank.end() if blank else at
    if text[start : start + 1] != "{":
        return None
    depth = 0
    for sign in _SIGN.finditer(text, start, start + _LONGEST):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0:
            return text[start + 1 : sign.start()], sign.end()
    return None
