"""Word documents as editors return them: random mixtures of changes, fields, links, notes, tables."""

from __future__ import annotations

import random

from docx_cases import STYLES
from docx_kit import Parts, W, docx, field_runs, fn, note, p, r
from docx_lists import OUTLINE, item, numbering

_WORDS = ("river", "council", "valley", "öffnet", "плотина", "2019", "“quoted”", "a")
_COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Bela">{p(r("No."))}</w:comment>'
    "</w:comments>"
)
_SIGNS = ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>")
_PARTS = Parts(
    footnotes={key: note(f"Ada {key}.") for key in "257"},
    links={"rId9": "https://a.example/"},
    styles=STYLES,
    more={**numbering(OUTLINE).more, "word/comments.xml": _COMMENTS},
    related={"word/numbering.xml": "numbering", "word/comments.xml": "comments"},
)


def messy_document(seed: int) -> bytes:
    """A document of some paragraphs and tables."""
    chance = random.Random(seed)
    parts = [_block(chance) for _ in range(chance.randint(2, 8))]
    return docx("".join(parts) + p(r("The end of it.")), _PARTS)


def _words(chance: random.Random) -> str:
    said = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 6)))
    return said + chance.choice(("", " ", ". "))


def _block(chance: random.Random) -> str:
    if chance.random() > 0.15:
        return _paragraph(chance)
    cells = [f"<w:tc>{_paragraph(chance)}</w:tc>" for _ in range(4)]
    rows = (f"<w:tr>{cells[n]}{cells[n + 1]}</w:tr>" for n in (0, 2))
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _paragraph(chance: random.Random) -> str:
    inside = "".join(_inline(chance, 0) for _ in range(chance.randint(1, 8)))
    kind = chance.randrange(6)
    if kind == 0:
        return item(_words(chance)).replace("</w:p>", f"{inside}</w:p>")
    return p(inside, props='<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>' if kind == 1 else "")


def _inline(chance: random.Random, depth: int) -> str:
    """A run, or something with runs in it, as the schema allows."""
    said = r(_words(chance))
    simple = (
        *(said, said, said, r(_words(chance), "<w:b/>"), fn(chance.choice("257"))),
        f'<w:ins w:id="7" w:author="A">{said}</w:ins>',
        '<w:del w:id="9" w:author="A"><w:r><w:delText>gone </w:delText></w:r></w:del>',
        r(inner=chance.choice(_SIGNS)),
        f'<w:commentRangeStart w:id="0"/>{said}<w:commentRangeEnd w:id="0"/>',
        r(inner=f"<w:t>{_words(chance)}</w:t><w:tab/><w:t>{_words(chance)}</w:t>"),
        f'<w:bookmarkStart w:id="4" w:name="x"/>{said}<w:bookmarkEnd w:id="4"/>',
        f"<w:r><w:t>  {_words(chance)} </w:t></w:r>",
        f"<w:smartTag>{said}</w:smartTag>",
    )
    at = chance.randrange(len(simple) + 3)
    if at < len(simple) or depth > 1:
        return simple[at % len(simple)]
    inside = _inline(chance, depth + 1) + _inline(chance, depth + 1)
    return (
        f'<w:hyperlink r:id="rId9">{inside}</w:hyperlink>',
        field_runs('HYPERLINK "https://b.example/"', inside),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>",
    )[at - len(simple)]
