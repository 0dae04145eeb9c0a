"""Find what asks the reader to press something: consent for embedded posts, polls, videos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from verify.model import BlockKind
from verify.read.dom.linear_text import LinearText
from verify.read.dom.tree import Element, class_words, tag_name, word_set
from verify.read.page.forms import belongs_to_text
from verify.read.page.reader_address import is_spoken_to, speaks_to_reader

_MOST = 0.2  # of the paragraphs: where more have a button, readers may comment on each
_TEXT_TAGS = word_set("p li ul ol dl dd dt blockquote pre table tbody tr td th")
_PRESSED = word_set("btn button cta")


def find_prompts(page: LinearText, core: Sequence[int]) -> Iterator[int]:
    """Yield the indices of paragraphs of ``core`` that have a box with a button to themselves.

    The first one may be the subtitle, beside buttons for sharing, and below the last one readers
    comment on the whole: that one has to speak to the reader. A quotation, a sentence with a link
    to another site, and what is as long as the rest of the text stay.
    """
    counts: Counter[Element] = Counter()
    for index in core:
        counts[page.elements[index]] += 1
        counts.update(page.elements[index].iterancestors())
    boxes = {index: _own_box(page.elements[index], counts) for index in core}
    boxed = [
        index for index, box in boxes.items() if _has_button(box) and not _is_part(box, counts)
    ]
    found = [
        index
        for index in boxed
        if index != core[0]
        and page.pieces[index].kind is not BlockKind.QUOTATION
        and not belongs_to_text(page, page.pieces[index])
        and (index != core[-1] or _asks(page, index, core))
    ]
    length = sum(len(page.pieces[index].text) for index in found)
    whole = sum(len(page.pieces[index].text) for index in core)
    if (len(boxed) == 1 or len(boxed) <= _MOST * len(core)) and 2 * length < whole:
        yield from found


def _asks(page: LinearText, last: int, core: Sequence[int]) -> bool:
    """Whether the last paragraph speaks to the reader, and those above it do not."""
    others = [index for index in core if index != last]
    return speaks_to_reader(page.pieces[last].text) and not is_spoken_to(page.pieces, others)


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


def _is_part(box: Element, counts: Counter[Element]) -> bool:
    """Whether a box is like those beside it with the text's other paragraphs: `<div class=part>`."""
    shape = (tag_name(box), box.get("class"))
    above = box.getparent()
    beside = (one for one in (above if above is not None else ()) if one is not box)
    alike = (one for one in beside if (tag_name(one), one.get("class")) == shape)
    return sum(counts[one] > 0 for one in alike) > 1


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
