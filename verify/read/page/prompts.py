"""Find what asks the reader to press something: consent for embedded posts, polls, videos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from verify.model import BlockKind
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, class_words, tag_name, word_set
from verify.read.page.forms import belongs_to_text

_LONGEST = 800  # characters: the longest request for consent that was seen has 763
_MOST = 0.2  # of the paragraphs: where more have a button, readers may comment on each
_TEXT_TAGS = word_set("p li ul ol dl dd dt blockquote pre table tbody tr td th")
_PRESSED = word_set("btn button cta")


def find_prompts(page: LinearText, core: Sequence[int]) -> Iterator[int]:
    """Yield the indices of paragraphs of ``core`` that have a box with a button to themselves.

    The first one may be the subtitle, beside buttons for sharing. A quotation and a sentence with a
    link to another site stay.
    """
    counts: Counter[Element] = Counter()
    for index in core:
        counts[page.elements[index]] += 1
        counts.update(page.elements[index].iterancestors())
    found = [
        index
        for index in core[1:]
        if len(page.pieces[index].text) <= _LONGEST
        and page.pieces[index].kind is not BlockKind.QUOTATION
        and not belongs_to_text(page, page.pieces[index])
        and _has_button(_own_box(page.elements[index], counts))
    ]
    if len(found) <= max(1, _MOST * len(core)):
        yield from found


def _own_box(element: Element, counts: Counter[Element]) -> Element | None:
    """The outermost element around a paragraph that holds no other."""
    if counts[element] > 1:
        return None
    box = element
    for above in element.iterancestors():
        if counts[above] > 1:
            break
        box = above
    return box


def _has_button(box: Element | None) -> bool:
    if box is None or tag_name(box) in _TEXT_TAGS:
        return False
    return any(
        tag_name(one) == "button"
        or (tag_name(one) == "input" and (one.get("type") or "").lower() != "hidden")
        or one.get("role") == "button"
        or (tag_name(one) == "a" and bool(class_words(one) & _PRESSED))
        for one in box.iter("button", "input", "a", "div", "span")
    )
