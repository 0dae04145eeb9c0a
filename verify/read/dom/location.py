"""Where on the page a piece is, and what its ancestors say about it.

HTML5's sectioning elements say it outright (nav, aside, footer, figcaption, blockquote); most
sites say it in class names. A container that holds much of the page is never furniture,
whatever it is called: ``<body class="has-sidebar menu-open">`` is a body.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.model import BlockKind
from verify.read.blocks.vocabulary import furniture_headings, phrase_key
from verify.read.dom.class_names import (
    AUTHOR_WORDS,
    BIOGRAPHY_WORDS,
    CAPTION_WORDS,
    CODE_WORDS,
    DATE_WORDS,
    FURNITURE_NAMES,
    FURNITURE_WORDS,
    NOTES_WORDS,
    TELLING_TAGS,
    part_words,
)
from verify.read.dom.tree import BLOCK_TAGS, Element, class_words, is_visible, part_names, tag_name

_PARAGRAPH = 200  # characters
_LARGE = 0.4  # of the page's text: what holds more than that is the page


@dataclass(frozen=True, slots=True)
class Location:
    """What the elements around a piece say of it."""

    kind: BlockKind | None = None
    level: int = 0
    language: str | None = None
    preformatted: bool = False
    code: bool = False
    hint: BlockKind | None = None  # byline or date: only short pieces are one
    main: bool = False  # inside <main> or <article>


def _sizes(root: Element) -> dict[Element, int]:
    """How much visible text each element holds."""
    sizes: dict[Element, int] = {}
    for element in reversed(list(root.iter("*"))):
        if not is_visible(element):
            sizes[element] = 0
            continue
        own = len((element.text or "").strip())
        for child in element.iterchildren():
            own += sizes.get(child, 0) + len((child.tail or "").strip())
        sizes[element] = own
    return sizes


class LocationTracker:
    """Follows the walk and knows the place of what comes next."""

    def __init__(self, root: Element) -> None:
        self._stack: list[Location] = [Location()]
        self._sizes = _sizes(root)
        self._all = max(1, self._sizes.get(root, 0))

    @property
    def now(self) -> Location:
        """The place of text that would be read here."""
        return self._stack[-1]

    def leave(self, element: Element) -> None:
        """The walk has left ``element``."""
        if len(self._stack) > 1:
            self._stack.pop()

    def enter(self, element: Element, name: str) -> None:
        """The walk has entered ``element``."""
        above = self.now
        if name not in TELLING_TAGS and not element.attrib:
            self._stack.append(above)  # a bare <p> or <div> says nothing of itself
            return
        said = class_words(element)
        language = (element.get("lang") or element.get("xml:lang") or "")[:2].lower()
        hint = self._hint(element, name, said) or above.hint
        main = above.main or name in ("main", "article") or "articlebody" in said
        preformatted = above.preformatted or name == "pre"
        code = above.code or name in ("code", "kbd", "samp", "tt")
        kind, level = self._kind(element, name, said)
        if (
            kind is None
            or _ancestor_prevails(above.kind, kind)
            or _is_quoted_footer(above, name, said)
        ):
            kind, level = above.kind, above.level
        place = Location(kind, level, language or above.language, preformatted, code, hint, main)
        self._stack.append(above if place == above else place)

    def _large(self, element: Element) -> bool:
        return self._sizes.get(element, 0) > _LARGE * self._all

    def _kind(
        self, element: Element, name: str, said: frozenset[str]
    ) -> tuple[BlockKind | None, int]:
        """What the element itself says, with the level of a heading."""
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            return BlockKind.HEADING, int(name[1])
        if name == "blockquote":
            return BlockKind.QUOTATION, 0
        if name in BLOCK_TAGS and self._notes(said):
            return BlockKind.NOTES, 0
        if name == "figcaption" and _is_beside_quotation(element):
            return BlockKind.QUOTATION, 0
        if name in ("figcaption", "caption") or (said & CAPTION_WORDS and not self._large(element)):
            return BlockKind.CAPTION, 0
        if self._furniture(element, name, said):
            return BlockKind.FURNITURE, 0
        if said & AUTHOR_WORDS and said & BIOGRAPHY_WORDS and not self._large(element):
            return BlockKind.BIOGRAPHY, 0
        return (BlockKind.LIST_ITEM, 0) if name == "li" else (None, 0)

    def _hint(self, element: Element, name: str, said: frozenset[str]) -> BlockKind | None:
        """Byline or date, as the class names say it of something small."""
        if name == "time" or said & DATE_WORDS:
            hint = BlockKind.DATE
        elif said & AUTHOR_WORDS or name == "address":
            hint = BlockKind.BYLINE
        else:
            return None
        return None if self._large(element) else hint

    @staticmethod
    def _notes(said: frozenset[str]) -> bool:
        return (
            bool(said & NOTES_WORDS) or {"doc", "endnotes"} <= said or {"doc", "footnote"} <= said
        )

    def _furniture(self, element: Element, name: str, said: frozenset[str]) -> bool:
        if name in ("nav", "button", "fieldset", "legend", "menu"):
            return True
        if name == "pre":  # code is no text of the article; a letter or a poem may be
            return not self._large(element) and _is_code(element, said)
        if name not in ("aside", "footer", "form") and not (
            said & FURNITURE_NAMES and _names_furniture(element)
        ):
            return False
        return not self._large(element) and not _holds_title(element)


def _ancestor_prevails(above: BlockKind | None, kind: BlockKind) -> bool:
    """Whether what the ancestors said stands against what a descendant says."""
    if kind is BlockKind.NOTES or above is None or above is BlockKind.LIST_ITEM:
        return False  # templates put their notes into footers and asides
    if above is BlockKind.NOTES:
        return kind not in (BlockKind.FURNITURE, BlockKind.HEADING)
    return above is BlockKind.FURNITURE or kind is not BlockKind.FURNITURE


def _is_quoted_footer(above: Location, name: str, said: frozenset[str]) -> bool:
    """Whether an element says who is quoted: `<blockquote>… <footer>– Lena Okoro</footer>`."""
    footer = name == "footer" or said & FURNITURE_NAMES == {"footer"}
    return footer and above.kind is BlockKind.QUOTATION


def _is_beside_quotation(caption: Element) -> bool:
    """Whether a figure's caption says who is quoted in the figure, which has no picture."""
    figure = caption.getparent()
    if figure is None or next(figure.iter("img", "picture", "video", "iframe"), None) is not None:
        return False
    return next(figure.iter("blockquote"), None) is not None


def _names_furniture(element: Element) -> bool:
    """Whether the class or id says furniture, and not that the section is about it."""
    if not part_words(part_names(element)) & FURNITURE_WORDS:
        return False
    return part_words(element.get("class") or "") & FURNITURE_WORDS != frozenset() or not (
        _is_section(element)
    )


def _is_section(element: Element) -> bool:
    """Whether the id repeats the heading over a paragraph: `<div id=search-engines><h2>Search engines`."""
    name = phrase_key((element.get("id") or "").replace("_", " "))
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) if name else None
    if heading is None or phrase_key("".join(heading.itertext())) != name:
        return False
    long = (one for one in element.iter("p") if len("".join(one.itertext())) > _PARAGRAPH)
    return name not in furniture_headings() and next(long, None) is not None


def _is_code(element: Element, said: frozenset[str]) -> bool:
    """Whether a <pre> has code: by its class, or that of its <code> or of what is around it."""
    parent = element.getparent()
    around = class_words(parent) if parent is not None else frozenset()
    return bool((said | around) & CODE_WORDS) or element.find("code") is not None


def _holds_title(element: Element) -> bool:
    return tag_name(element) != "aside" and element.find(".//h1") is not None
