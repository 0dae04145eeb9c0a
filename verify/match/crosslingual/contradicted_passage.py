"""The passage that a statement translates but for one value or name.

The less certain the passage, the more evidence is needed.
"""

from __future__ import annotations

from verify.match.crosslingual.contradiction import find_contradiction
from verify.match.crosslingual.name_change import (
    Surroundings,
    find_absent_name,
    find_exchanged_name,
    find_replaced_name,
    shares_name,
)
from verify.match.crosslingual.nearest import nearest_passage
from verify.match.verdict.verdict import Change, Passage
from verify.model import Page

_LIMIT = 400_000  # characters of a page that are examined: longer texts are books
_SURE_ENOUGH = 1.0  # certainty of a passage that has another value in one place
_SURE_FOR_NAMES = 2.5
# For a name that the whole page lacks, or has in place of another: statements beside pages about
# something else have passages up to 1.7.
_SURE_FOR_WHOLE_PAGE = 2.0
# For a name that the whole page lacks: of 640 statements beside a page about something else none
# is surer than 4.
_SURE_FOR_ABSENT_NAMES = 5.0
_CONTEXT = 200  # characters around it


def contradicted_passage(
    quotation: str, languages: tuple[str, str], page: Page
) -> tuple[Passage, Change] | None:
    """The sentence that the quotation translates but for one value or name, and the change."""
    near = nearest_passage(quotation, languages, page)
    if near is None or near.certainty < _SURE_ENOUGH:
        return None
    text, span = page.hidden_text or page.text, near.passage.span
    around = text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
    change = find_contradiction(quotation, languages, near.passage.text, around)
    is_name = change is not None and change.kind == "name"
    if change and near.certainty >= (_SURE_FOR_NAMES if is_name else _SURE_ENOUGH):
        return near.passage, change
    unsure = near.certainty < _SURE_FOR_WHOLE_PAGE
    if (change and not is_name) or unsure or not _is_whole(page):
        return None
    where = Surroundings(near.passage.text, around, _whole(page))
    change = _name_of_whole_page(quotation, languages, where, near.certainty)
    return (near.passage, change) if change else None


def _name_of_whole_page(
    quotation: str, languages: tuple[str, str], where: Surroundings, certainty: float
) -> Change | None:
    """A name that the whole page lacks; the less certain the passage, the more evidence is needed."""
    shared = certainty >= _SURE_FOR_ABSENT_NAMES or shares_name(quotation, languages, where.around)
    if change := find_exchanged_name(quotation, languages, where):
        return change
    if not shared:
        return None
    if change := find_absent_name(quotation, languages, where.around, where.page):
        return change
    if certainty >= _SURE_FOR_ABSENT_NAMES:
        return find_replaced_name(quotation, languages, where)
    return None


def _is_whole(page: Page) -> bool:
    return not (page.truncated or page.incomplete) and len(_whole(page)) <= _LIMIT


def _whole(page: Page) -> str:
    return "\n".join((page.whole_text or page.text, page.hidden_text))
