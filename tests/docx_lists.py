"""Word documents with automatic lists, typed from ECMA-376 part 1, 17.9, and what they show."""

from __future__ import annotations

from docx_cases import Case
from docx_kit import Parts, W, docx, p, r


def level(at: int, form: str, text: str, more: str = "", start: int | None = 1) -> str:
    """A w:lvl."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{at}">{first}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, nums: str = "", more: str = "") -> Parts:
    """A document's list 1 with these levels; ``nums``: further lists. ``more``: further definitions."""
    content = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        f'{more}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{nums}</w:numbering>'
    )
    name = "word/numbering.xml"
    return Parts(more={name: content}, related={name: "numbering"})


def item(text: str, at: int | None = 0, num: str = "1", more: str = "") -> str:
    """A paragraph of a list."""
    said = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return p(r(text), props=f'{more}<w:numPr>{said}<w:numId w:val="{num}"/></w:numPr>')


DECIMAL = level(0, "decimal", "%1.")
OUTLINE = DECIMAL + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "(%3)")


def _again(number: int, inside: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{inside}</w:num>'


_FROM_FIVE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Law"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="Law 2"/><w:basedOn w:val="L"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="No"><w:name w:val="Law plain"/>'
    '<w:basedOn w:val="L"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)


def _styled(text: str, key: str) -> str:
    return p(r(text), props=f'<w:pStyle w:val="{key}"/>')


def _with_styles(parts: Parts) -> Parts:
    parts.styles = _STYLES
    return parts


LISTS = [
    Case(
        "17.9.10 a list goes on behind other paragraphs",
        docx(item("One") + p(r("Between.")) + item("Two"), numbering(DECIMAL)),
        "1. One\nBetween.\n2. Two",
        kinds=("list item", "-", "list item"),
    ),
    Case(
        "17.9.6 a level begins again behind an item of a higher one",
        docx(
            "".join(
                item(text, at)
                for text, at in (
                    *(("A", 0), ("b", 1), ("c", 1), ("d", 2), ("E", 0), ("f", 1), ("g", 2)),
                    ("h", 2),
                )
            ),
            numbering(OUTLINE),
        ),
        "1. A\na) b\nb) c\n(i) d\n2. E\na) f\n(i) g\n(ii) h",
    ),
    Case(
        "17.9.10 a level that goes on behind an item of a higher one",
        docx(
            item("A") + item("b", 1) + item("C") + item("d", 1),
            numbering(DECIMAL + level(1, "lowerLetter", "%2.", '<w:lvlRestart w:val="0"/>')),
        ),
        "1. A\na. b\n2. C\nb. d",
    ),
    Case(
        "17.9.15 lists of one definition go on in each other",
        docx(item("A") + item("B", num="2"), numbering(DECIMAL, _again(2))),
        "1. A\n2. B",
    ),
    Case(
        "17.9.26 a list with a first number of its own",
        docx(
            item("A") + item("B", num="2") + item("C", num="2") + item("D"),
            numbering(DECIMAL, _again(2, _FROM_FIVE)),
        ),
        "1. A\n5. B\n6. C\n7. D",
    ),
    Case(
        "17.9.8 a list with a level of its own",
        docx(
            item("A", num="2") + item("B", num="2"),
            numbering(
                DECIMAL,
                _again(
                    2, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'
                ),
            ),
        ),
        "I) A\nII) B",
    ),
    Case(
        "17.9.11 numbers of several levels; 17.9.4 all of them decimal; 17.9.25 the first is 0",
        docx(
            item("A") + item("b", 1) + item("c", 1) + item("d", 2),
            numbering(
                level(0, "upperRoman", "%1.")
                + level(1, "decimal", "%1.%2")
                + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>", start=None)
            ),
        ),
        "I. A\nI.1 b\nI.2 c\n1.2.0 d",
    ),
    Case(
        "17.9.23 a style says the list, and the list the level of the style",
        docx(
            _styled("A", "L") + _styled("b", "L2") + _styled("c", "L2") + _styled("no", "No"),
            _with_styles(
                numbering(DECIMAL + level(1, "lowerLetter", "%2)", '<w:pStyle w:val="L2"/>'))
            ),
        ),
        "1. A\na) b\nb) c\nno",
        kinds=("list item", "list item", "list item", "-"),
    ),
    Case(
        "17.9.21 a list that names a list style",
        docx(
            item("A", num="3"),
            numbering(
                '<w:styleLink w:val="House"/>' + DECIMAL,
                '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>',
                '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="House"/>'
                "</w:abstractNum>",
            ),
        ),
        "1. A",
    ),
    Case(
        "17.9.18 bullets, words before a number, hidden numbers and number 0 are not written",
        docx(
            item("bullet")
            + item("word", 1)
            + item("hidden", 2)
            + item("none", 0, num="0")
            + item("no list", 0, num="55"),
            numbering(
                level(0, "bullet", "\uf0b7")
                + level(1, "decimal", "Article %2.")
                + '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                '<w:lvlText w:val="%3."/><w:rPr><w:vanish/></w:rPr></w:lvl>'
            ),
        ),
        "bullet\nword\nhidden\nnone\nno list",
    ),
    Case(
        "17.9.18 an empty item is counted, a deleted one is not",
        docx(
            item("A")
            + item("")
            + p(
                '<w:del w:id="1" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>',
                props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
                "<w:rPr><w:del/></w:rPr>",
            )
            + item("B"),
            numbering(DECIMAL),
        ),
        "1. A\n3. B",
        notices=("Tracked changes were read as accepted: 1 deletion.",),
    ),
    Case(
        "17.9.18 numbers of headings are counted, but not written",
        docx(
            item("Part", more='<w:pStyle w:val="H"/>') + item("Text"),
            Parts(
                more=numbering(DECIMAL).more,
                related={"word/numbering.xml": "numbering"},
                styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
                "</w:style>",
            ),
        ),
        "Part\n2. Text",
        kinds=("heading", "list item"),
    ),
    Case(
        "17.16.22 the number is not part of a link at the start of the item",
        docx(
            p(
                '<w:hyperlink r:id="rId9">',
                r("the words"),
                "</w:hyperlink>",
                props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            ),
            Parts(
                links={"rId9": "https://a.example/"},
                more=numbering(DECIMAL).more,
                related={"word/numbering.xml": "numbering"},
            ),
        ),
        "1. the words",
        links=(("the words", "https://a.example/"),),
    ),
]
