"""Fields of a Word document: what their instructions say, and which text is their result.

A field is written as begin, instruction, separator, result, end, spread over runs, and may hold
other fields in either half (ECMA-376 part 1, 17.16.18). Only results are shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verify.read.document.builder import DocumentBuilder, OpenLink

_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|“([^”]*)”|(\S+)')
# Switches of HYPERLINK that take an argument (17.16.5.25); \h, \m and \n take none.
_WITH_ARGUMENT = frozenset({"\\l", "\\o", "\\t", "\\s"})


@dataclass(slots=True)
class OpenField:
    """A field whose end has not been reached."""

    instruction: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)  # fldData, base64
    in_result: bool = False
    start: int = 0  # of the result
    link: OpenLink | None = None

    @property
    def words(self) -> str:
        return "".join(self.instruction).strip()

    @property
    def name(self) -> str:
        return self.words.partition(" ")[0].upper()


class FieldStack:
    """The fields that are open at a place of the text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []

    @property
    def hides(self) -> bool:
        """Whether text here is an instruction and not shown."""
        return any(not one.in_result for one in self._open)

    @property
    def innermost(self) -> OpenField | None:
        return self._open[-1] if self._open else None

    def begin(self) -> OpenField:
        """Begin a field."""
        self._open.append(OpenField())
        return self._open[-1]

    def instruct(self, text: str) -> None:
        """Add text to the instruction of the innermost field that is being instructed."""
        for one in reversed(self._open):
            if not one.in_result:
                one.instruction.append(text)
                return

    def add_data(self, data: str) -> None:
        """Add the data that a field carries."""
        if self._open:
            self._open[-1].data.append(data)

    def separate(self, builder: DocumentBuilder) -> None:
        """Begin the result of the innermost field."""
        if not self._open or self._open[-1].in_result:
            return
        now = self._open[-1]
        now.in_result, now.start = True, builder.length
        href = hyperlink_target(now.words)
        if href and not self.hides:
            now.link = builder.open_link(href)

    def end(self, builder: DocumentBuilder) -> OpenField | None:
        """End the innermost field and return it; None for an end without a beginning."""
        if not self._open:
            return None
        ended = self._open.pop()
        if not ended.in_result:
            ended.start = builder.length
        if ended.link is not None:
            builder.close_link(ended.link)
        if self._open:  # EN.CITE.DATA is a field inside EN.CITE and carries its data
            self._open[-1].data += ended.data
        return ended

    def inside(self, *names: str) -> bool:
        """Return whether the place is in the result of a field with one of these names."""
        return any(one.in_result and one.name in names for one in self._open)


def arguments(instruction: str) -> list[str]:
    """Return the words of an instruction, quotation marks and escapes removed."""
    found = []
    for one in _ARGUMENT.finditer(instruction):
        quoted = one.group(1)
        if quoted is not None:
            found.append(re.sub(r"\\(.)", r"\1", quoted))
        else:
            found.append(one.group(2) if one.group(2) is not None else one.group(3))
    return found


def hyperlink_target(instruction: str) -> str | None:
    r"""Return the target of a HYPERLINK field, or None for other fields.

    E.g. ``https://a.example/#x`` for ``HYPERLINK "https://a.example/" \l "x" \o "a tip"``.
    """
    words = arguments(instruction)
    if not words or words[0].upper() != "HYPERLINK":
        return None
    address, place = "", ""
    rest = iter(words[1:])
    for word in rest:
        if word.lower() in _WITH_ARGUMENT:
            value = next(rest, "")
            place = value if word.lower() == "\\l" else place
        elif not word.startswith("\\") and not address:
            address = word
    return f"{address}#{place}" if place else address or None


def note_reference(instruction: str) -> str | None:
    r"""Return the bookmark of a NOTEREF field that repeats a note's number as a marker (``\f``)."""
    words = arguments(instruction)
    if len(words) < 2 or words[0].upper() != "NOTEREF":
        return None
    return words[1] if "\\f" in (word.lower() for word in words[2:]) else None
