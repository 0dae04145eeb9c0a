r"""One LaTeX text out of many: files of `\input` in their places, the text's own commands replaced.

What comes from elsewhere has no place in the file. Everything is bounded: a file is not read inside
itself, and a command that expands to itself is left as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from verify.read.companions import Companions
from verify.read.document.result import Segment
from verify.read.latex.definitions import (
    DEFINING,
    Definition,
    arguments_at,
    definition_at,
    group_at,
    is_known,
)
from verify.read.latex.hidden_arguments import LITERAL
from verify.text.lazy_patterns import re

# Ours: a book has some 50 chapters and 1 MB of text.
MOST_FILES = 200
MOST_SIGNS = 16 * 1024 * 1024
MOST_EXPANSIONS = 20_000
_DEEPEST = 16  # files or commands within each other; LaTeX's own limit of files is 15
_TOKEN = re.compile(rf"{LITERAL}|\\(?P<command>[A-Za-z@]+)|\\.|%[^\n]*", re.S)
_ENDS = re.compile(r"\\end\{document\}|\\endinput(?![A-Za-z])")
_INPUTS = frozenset({"input", "include", "subfile", "import", "subimport"})
_BARE_FILE = re.compile(r"[ \t]+([\w./-]{1,200})")
_SWALLOWED = re.compile(r"[ \t]*+(?:\n[ \t]*+(?!\n))?+")
_NAME_AT_END = re.compile(r"\\[A-Za-z@]+\Z")
_PARAMETER = re.compile(r"(?<![\\#])#(\d)")
_TEX = (".tex", ".ltx")


@dataclass(slots=True)
class WholeText:
    """The text as LaTeX reads it, and where its parts are in the file (-1: elsewhere)."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    notices: tuple[str, ...] = ()

    def in_file(self, segment: Segment) -> Segment:
        """Return a segment of this text as one of the file."""
        if not isinstance(segment.node, int):
            return segment
        at = bisect_right(self.starts, segment.node) - 1
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        inside = segment.node + segment.end - segment.start <= end
        if at < 0 or self.offsets[at] < 0 or not inside:
            return segment._replace(node=None, offset=-1)
        return segment._replace(node=segment.node - self.starts[at] + self.offsets[at])


def whole_text(text: str, companions: Companions) -> WholeText:
    """Return the text with the files that it names and its own commands expanded."""
    writer = _Expansion(companions)
    writer.write_expanded(text, 0, ())
    return WholeText("".join(writer.parts), writer.starts, writer.offsets, writer.notices())


@dataclass(slots=True)
class _Replacement:
    """What is read in place of a command. ``parts``: with their places in the text around it."""

    end: int  # of the command with its arguments
    name: str  # of the file or command that it comes from
    parts: list[tuple[str, int | None]] = field(default_factory=list)


class _Expansion:
    """Writes a text from its files and commands."""

    def __init__(self, companions: Companions) -> None:
        self.companions = companions
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0
        self.files = 0
        self.expansions = 0
        self.known: dict[str, Definition] = {}
        self.absent: list[str] = []
        self.refused: list[str] = []
        self.unexpanded: list[str] = []

    def notices(self) -> tuple[str, ...]:
        """Return the sentences about what was not read."""
        said = []
        if self.absent:
            names = ", ".join(dict.fromkeys(self.absent))
            said.append(f"The text in other files was not read: {names}. Give these files too.")
        if self.refused:
            names = ", ".join(dict.fromkeys(self.refused))
            said.append(
                f"Files were not read again or further: {names}. They include each other, or are"
                " too many or too large."
            )
        if self.unexpanded:
            names = ", ".join(f"\\{name}" for name in list(dict.fromkeys(self.unexpanded))[:10])
            said.append(f"Commands were not expanded: {names}. Only their arguments are read.")
        return tuple(said)

    def _put(self, text: str, offset: int) -> None:
        if text[:1].isalpha() and self.parts and _NAME_AT_END.search(self.parts[-1][-80:]):
            self._put(" ", -1)  # the letter is no part of the command's name
        if text:
            self.parts.append(text)
            self.starts.append(self.length)
            self.offsets.append(offset)
            self.length += len(text)

    def write_expanded(self, text: str, offset: int, within: tuple[str, ...]) -> None:
        """Write a text; ``offset`` -1: it is not in the file; ``within``: what it is part of."""
        at = look = 0
        while found := _TOKEN.search(text, look):
            look = found.end()
            replaced = self._replaced(text, found, within)
            if replaced is not None:
                self._put(text[at : found.start()], _moved(offset, at))
                at = look = replaced.end
                for part, place in replaced.parts:
                    frame = (*within, replaced.name) if place is None else within
                    self.write_expanded(part, _moved(offset, place), frame)
        self._put(text[at:], _moved(offset, at))

    def _replaced(
        self, text: str, found: re.Match[str], within: tuple[str, ...]
    ) -> _Replacement | None:
        """Return what is read in place of a command; None where it stays."""
        name = found["command"]
        if name in DEFINING:
            return self._defined(text, name, found.end())
        if name in _INPUTS:
            return self._input(text, found, within)
        return self._called(text, found, within) if name in self.known else None

    def _defined(self, text: str, command: str, at: int) -> _Replacement | None:
        definition = definition_at(text, command, at)
        if definition is None:
            return None
        made, end = definition
        if not is_known(made.name) and not (
            command.startswith("provide") and made.name in self.known
        ):
            self.known[made.name] = made
        return _Replacement(end, "")

    def _called(
        self, text: str, found: re.Match[str], within: tuple[str, ...]
    ) -> _Replacement | None:
        known, name = self.known[found["command"]], f"\\{found['command']}"
        given = arguments_at(text, found.end(), known) if known.is_simple else None
        bounded = self.expansions < MOST_EXPANSIONS and self.length < MOST_SIGNS
        if given is None or not bounded or name in within or len(within) >= _DEEPEST:
            self.unexpanded.append(found["command"])
            return None
        self.expansions += 1
        arguments, end = given
        body = known.body.removesuffix("\\xspace")
        if not arguments and body == known.body and (blank := _SWALLOWED.match(text, end)):
            end = blank.end()  # TeX skips blanks behind a command's name
        parts: list[tuple[str, int | None]] = []
        for number, part in enumerate(_PARAMETER.split(body)):
            if number % 2 == 0:
                parts.append((part, None))
            elif int(part) <= len(arguments):
                parts.append(arguments[int(part) - 1])
        return _Replacement(end, name, parts)

    def _input(
        self, text: str, found: re.Match[str], within: tuple[str, ...]
    ) -> _Replacement | None:
        named = _file_name(text, found)
        if named is None:
            return None
        name, end = named
        if name in within or len(within) >= _DEEPEST or self.files >= MOST_FILES:
            self.refused.append(name)
            return _Replacement(end, "")
        content = self._content(name)
        if content is None:
            return _Replacement(end, "")
        self.files += 1
        edge = "\n\n" if found["command"] == "include" else ""
        # An empty group, so that the line ends around it are no blank line.
        return _Replacement(end, name, [(f"{edge}{content.rstrip()}\n{{}}{edge}", None)])

    def _content(self, name: str) -> str | None:
        """Return the text of a file; name it where it is absent or too large."""
        from verify.text.encoding.charset import decode_text

        names = [name] if name.lower().endswith(_TEX) else [f"{name}{_TEX[0]}"]
        data = self.companions.content(names[0])
        if data is None:
            self.absent.append(name)
            return None
        if self.length + len(data) > MOST_SIGNS:
            self.refused.append(name)
            return None
        text = decode_text(data).text
        begin = text.find("\\begin{document}")  # a subfile
        text = text[begin + len("\\begin{document}") :] if begin >= 0 else text
        ended = _ENDS.search(text)
        return text[: ended.start()] if ended else text


def _moved(offset: int, by: int | None) -> int:
    """Return the place in the file, or -1."""
    return -1 if offset < 0 or by is None or by < 0 else offset + by


def _file_name(text: str, found: re.Match[str]) -> tuple[str, int] | None:
    """Return the file that a command names, and where its argument ends."""
    bare = _BARE_FILE.match(text, found.end())
    if bare and found["command"] == "input":
        return bare[1], bare.end()
    group = group_at(text, found.end())
    if group is None:
        return None
    if found["command"] in ("import", "subimport"):
        second = group_at(text, group[1])
        if second is None:
            return None
        return f"{group[0].strip().rstrip('/')}/{second[0].strip()}", second[1]
    return (group[0].strip(), group[1]) if group[0].strip() else None
