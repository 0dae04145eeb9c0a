"""Word documents typed from ECMA-376 part 1 (the sections are named), and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx_kit import Parts, docx, en, field_runs, fn, note, p, r


@dataclass(frozen=True)
class Case:
    """A document and what a reader of it sees."""

    about: str
    data: bytes
    text: str  # paragraphs, notes included, separated by newlines
    notes: tuple[tuple[str, str], ...] = ()  # label, body
    links: tuple[tuple[str, str], ...] = ()  # words, address
    kinds: tuple[str, ...] = ()  # of the paragraphs
    notices: tuple[str, ...] = ()
    raised: tuple[str, ...] = field(default=())


def _style(key: str, name: str, inner: str = "", kind: str = "paragraph", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{name}"/>{inner}'
        "</w:style>"
    )


def _sect(inner: str) -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


ONE = Parts(footnotes={"2": note("Ada Example, 2019."), "5": note("Bela Muster, 2020.")})
NOTED = p(r("One."), fn("2"), r(" Two."), fn("5"))
TWO_NOTES = (("1", "Ada Example, 2019."), ("2", "Bela Muster, 2020."))
NOTE_LINES = "\n[1] Ada Example, 2019.\n[2] Bela Muster, 2020."

NOTES = [
    Case("17.11.14 two footnotes", docx(NOTED, ONE), f"One.[1] Two.[2]{NOTE_LINES}", TWO_NOTES),
    Case(
        "17.11.14 the ID is no number, and order of reference counts",
        docx(p(r("One."), fn("5"), r(" Two."), fn("2")), ONE),
        "One.[1] Two.[2]\n[1] Bela Muster, 2020.\n[2] Ada Example, 2019.",
        (("1", "Bela Muster, 2020."), ("2", "Ada Example, 2019.")),
    ),
    Case(
        "17.11.2 endnotes have a series of their own, in lower-case roman",
        docx(
            p(r("One."), fn("2"), r(" Two."), en("1"), r(" Three."), en("7")),
            Parts(
                footnotes={"2": note("F.")},
                endnotes={"1": note("Erste."), "7": note("Zweite.")},
            ),
        ),
        "One.[1] Two.[i] Three.[ii]\n[1] F.\n[i] Erste.\n[ii] Zweite.",
        (("1", "F."), ("i", "Erste."), ("ii", "Zweite.")),
    ),
    *(
        Case(
            f"17.18.59 numbered {form}",
            docx(
                NOTED,
                Parts(
                    footnotes=ONE.footnotes,
                    settings=f'<w:footnotePr><w:numFmt w:val="{form}"/></w:footnotePr>',
                ),
            ),
            f"One.[{a}] Two.[{b}]\n[{a}] Ada Example, 2019.\n[{b}] Bela Muster, 2020.",
            ((a, "Ada Example, 2019."), (b, "Bela Muster, 2020.")),
        )
        for form, a, b in (
            ("lowerLetter", "a", "b"),
            ("upperLetter", "A", "B"),
            ("upperRoman", "I", "II"),
            ("lowerRoman", "i", "ii"),
            ("chicago", "*", "†"),
            ("russianLower", "а", "б"),
            ("decimalZero", "01", "02"),
        )
    ),
    Case(
        "17.11.20 the first number is 7",
        docx(
            NOTED,
            Parts(
                footnotes=ONE.footnotes,
                settings='<w:footnotePr><w:numStart w:val="7"/></w:footnotePr>',
            ),
        ),
        "One.[7] Two.[8]\n[7] Ada Example, 2019.\n[8] Bela Muster, 2020.",
        (("7", "Ada Example, 2019."), ("8", "Bela Muster, 2020.")),
    ),
    Case(
        "17.11.19 numbers restart in each section",
        docx(
            p(
                r("One."),
                fn("2"),
                props=_sect('<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'),
            )
            + p(r("Two."), fn("5"))
            + _sect('<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'),
            ONE,
        ),
        "One.[1]\nTwo.[1]\n[1] Ada Example, 2019.\n[1] Bela Muster, 2020.",
        (("1", "Ada Example, 2019."), ("1", "Bela Muster, 2020.")),
    ),
    Case(
        "17.11.19 numbers restart on each page, as Word last laid it out",
        docx(
            p(r("One."), fn("2"))
            + p(r(inner="<w:lastRenderedPageBreak/>"), r("Two."), fn("5"))
            + _sect('<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'),
            ONE,
        ),
        "One.[1]\nTwo.[1]\n[1] Ada Example, 2019.\n[1] Bela Muster, 2020.",
        (("1", "Ada Example, 2019."), ("1", "Bela Muster, 2020.")),
    ),
    Case(
        "17.11.3 endnotes of one section have its format",
        docx(
            p(
                r("One."),
                en("1"),
                props=_sect('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'),
            )
            + p(r("Two."), en("2"))
            + _sect(""),
            Parts(endnotes={"1": note("A."), "2": note("B.")}),
        ),
        "One.[1]\nTwo.[ii]\n[1] A.\n[ii] B.",
        (("1", "A."), ("ii", "B.")),
    ),
    Case(
        "17.11.14 a custom mark is not counted and stands in the note as typed",
        docx(
            p(
                r("One."),
                fn("2", 'w:customMarkFollows="1"', "<w:t>*</w:t>"),
                r(" Two."),
                fn("5"),
            ),
            Parts(footnotes={"2": p(r("* Thanks to all.")), "5": note("Bela.")}),
        ),
        "One.[*] Two.[1]\n* Thanks to all.\n[1] Bela.",
        (("*", "Thanks to all."), ("1", "Bela.")),
    ),
    Case(
        "17.3.3.30 a custom mark from a symbol font, in a run of its own",
        docx(
            p(
                r("One"),
                fn("2", 'w:customMarkFollows="true"'),
                r(inner='<w:sym w:font="Symbol" w:char="F02A"/>'),
                r(" and so on."),
            ),
            Parts(footnotes={"2": p(r(inner='<w:sym w:font="Symbol" w:char="F02A"/>'), r(" N."))}),
        ),
        "One[∗] and so on.\n∗ N.",
        (("∗", "N."),),
    ),
    Case(
        "17.11.10 a note of two paragraphs",
        docx(p(r("One."), fn("2")), Parts(footnotes={"2": note("First.") + p(r("Second."))})),
        "One.[1]\n[1] First.\nSecond.",
        (("1", "First.\n\nSecond."),),
    ),
    Case(
        "17.16.5.40 NOTEREF: a second marker of the same note",
        docx(
            p(
                r("One."),
                '<w:bookmarkStart w:id="0" w:name="_Ref1"/>',
                fn("2"),
                '<w:bookmarkEnd w:id="0"/>',
                r(" Again."),
                field_runs(r"NOTEREF _Ref1 \f \h", r("1")),
                r(" See note "),
                field_runs(r"NOTEREF _Ref1 \h", r("1")),
                r("."),
            ),
            Parts(footnotes={"2": note("Ada.")}),
        ),
        "One.[1] Again.[1] See note 1.\n[1] Ada.",
        (("1", "Ada."),),
    ),
    Case(
        "17.11.14 brackets that the author typed around a number",
        docx(p(r("One ["), fn("2"), r("].")), Parts(footnotes={"2": note("Ada.")})),
        "One [1].\n[1] Ada.",
        (("1", "Ada."),),
    ),
    Case(
        "17.11.14 a deleted reference is not counted",
        docx(
            p(r("One."), f"<w:del>{fn('2')}</w:del>", r(" Two."), fn("5")),
            ONE,
        ),
        "One. Two.[1]\n[1] Bela Muster, 2020.",
        (("1", "Bela Muster, 2020."),),
        notices=("Tracked changes were read as accepted: 1 deletion.",),
    ),
]

_LINK = Parts(links={"rId9": "https://a.example/x?y=1"})
LINKS = [
    Case(
        "17.16.22 a hyperlink by relationship, over two runs",
        docx(p('<w:hyperlink r:id="rId9">', r("the "), r("words"), "</w:hyperlink>"), _LINK),
        "the words",
        links=(("the words", "https://a.example/x?y=1"),),
    ),
    Case(
        "17.16.22 with an anchor",
        docx(p('<w:hyperlink r:id="rId9" w:anchor="top">', r("w"), "</w:hyperlink>"), _LINK),
        "w",
        links=(("w", "https://a.example/x?y=1#top"),),
    ),
    Case(
        "17.16.5.25 a HYPERLINK field with all its switches",
        docx(
            p(
                r("See "),
                field_runs(
                    r'HYPERLINK "https://b.example/p%20q" \l "part" \o "a tip" \t "_blank" \h',
                    r("the report"),
                ),
                r("."),
            )
        ),
        "See the report.",
        links=(("the report", "https://b.example/p%20q#part"),),
    ),
    Case(
        "17.16.23 the instruction is split over runs",
        docx(
            p(
                r(inner='<w:fldChar w:fldCharType="begin"/>'),
                r(inner="<w:instrText>HYPER</w:instrText>"),
                r(inner='<w:instrText>LINK "https://c.exam</w:instrText>'),
                r(inner='<w:instrText>ple/"</w:instrText>'),
                r(inner='<w:fldChar w:fldCharType="separate"/>'),
                r("here"),
                r(inner='<w:fldChar w:fldCharType="end"/>'),
            )
        ),
        "here",
        links=(("here", "https://c.example/"),),
    ),
    Case(
        "17.16.19 a simple field",
        docx(p(r("At "), f'<w:fldSimple w:instr="DATE">{r("4 May")}</w:fldSimple>', r("."))),
        "At 4 May.",
    ),
    Case(
        "17.16.18 a field inside the instruction of another",
        docx(
            p(
                r("A "),
                field_runs(
                    "IF </w:instrText></w:r>"
                    + field_runs("MERGEFIELD x", r("secret"))
                    + '<w:r><w:instrText xml:space="preserve"> = 1 "yes" "no"',
                    r("yes"),
                ),
                r(" B"),
            )
        ),
        "A yes B",
    ),
    Case(
        "17.16.18 a field that runs over two paragraphs",
        docx(
            p(
                r(inner='<w:fldChar w:fldCharType="begin"/>'),
                r(inner='<w:instrText>HYPERLINK "https://d.example/"</w:instrText>'),
                r(inner='<w:fldChar w:fldCharType="separate"/>'),
                r("one"),
            )
            + p(r("two"), r(inner='<w:fldChar w:fldCharType="end"/>'), r(" three"))
        ),
        "one\ntwo three",
        links=(("one", "https://d.example/"), ("two", "https://d.example/")),
    ),
    Case(
        "15.2.3 a link in a footnote has the footnotes' relationships",
        docx(
            p(r("One."), fn("2")),
            Parts(
                footnotes={
                    "2": p(
                        r(inner="<w:footnoteRef/>"),
                        '<w:hyperlink r:id="rId1">',
                        r("site"),
                        "</w:hyperlink>",
                    )
                },
                links={"rId1": "https://wrong.example/"},
                note_links={"rId1": "https://right.example/"},
            ),
        ),
        "One.[1]\n[1] site",
        (("1", "site"),),
        (("site", "https://right.example/"),),
    ),
]

_BOX = f"<w:txbxContent>{p(r('In the box.'))}</w:txbxContent>"
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="tr-TR"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    + _style("Normal", "Normal", more='w:default="1"')
    + _style("berschrift1", "heading 1")
    + _style("Own", "House headline", '<w:basedOn w:val="berschrift2"/>')
    + _style("berschrift2", "heading 2")
    + _style("T", "Title")
    + _style("Q", "Intense Quote")
    + _style("C", "caption")
    + _style("B", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    + _style("Toc", "toc 1")
    + _style("Hid", "Hidden", "<w:rPr><w:vanish/></w:rPr>", "character")
    + _style("HidP", "Hidden text", "<w:rPr><w:vanish/></w:rPr>")
    + _style("Up", "Raised", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character")
)


def _styled(key: str, text: str) -> str:
    return p(r(text), props=f'<w:pStyle w:val="{key}"/>')


TEXT = [
    Case(
        "17.13.5 insertions in, deletions out",
        docx(
            p(
                r("We "),
                f'<w:ins w:id="1" w:author="A">{r("shall ")}</w:ins>',
                '<w:del w:id="2" w:author="A"><w:r><w:delText>never </w:delText></w:r></w:del>',
                r("open."),
            )
        ),
        "We shall open.",
        notices=("Tracked changes were read as accepted: 1 insertion and 1 deletion.",),
    ),
    Case(
        "17.13.5.22 moved text once",
        docx(
            p(f"<w:moveFrom>{r('Moved. ')}</w:moveFrom>", r("First."))
            + p(r("Second. "), f"<w:moveTo>{r('Moved. ')}</w:moveTo>")
        ),
        "First.\nSecond. Moved.",
        notices=("Tracked changes were read as accepted: 1 move.",),
    ),
    Case(
        "17.13.5.15 a deleted paragraph mark joins two paragraphs",
        docx(p(r("One "), props="<w:rPr><w:del/></w:rPr>") + p(r("two."))),
        "One two.",
    ),
    Case(
        "17.13.5.12 a deleted row",
        docx(
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + p(r("gone"))
            + "</w:tc></w:tr><w:tr><w:tc>"
            + p(r("Osh"))
            + "</w:tc><w:tc>"
            + p(r("12"))
            + "</w:tc></w:tr></w:tbl>"
        ),
        "Osh\t12",
    ),
    Case(
        "17.13.4 comments are not text",
        docx(
            p(
                '<w:commentRangeStart w:id="0"/>',
                r("Word"),
                '<w:commentRangeEnd w:id="0"/>',
                r(inner='<w:commentReference w:id="0"/>'),
                r("."),
            ),
            Parts(
                more={
                    "word/comments.xml": '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                    f'<w:comment w:id="0">{p(r("No."))}</w:comment></w:comments>'
                },
                related={"word/comments.xml": "comments"},
            ),
        ),
        "Word.",
    ),
    Case(
        "17.3.2.41 hidden text, direct, by style, and shown again",
        docx(
            p(
                r("a"),
                r("b", "<w:vanish/>"),
                r("c", '<w:rStyle w:val="Hid"/>'),
                r("d", '<w:vanish w:val="0"/>'),
                r("e", '<w:rStyle w:val="Hid"/><w:vanish w:val="false"/>'),
            )
            + p(r("all of it"), props='<w:pStyle w:val="HidP"/>')
            # 17.7.3: a toggle that the paragraph's and the run's style both set is off.
            + p(r("f", '<w:rStyle w:val="Hid"/>'), props='<w:pStyle w:val="HidP"/>'),
            Parts(styles=STYLES),
        ),
        "ade\nf",
    ),
    Case(
        "20.4.2.38 a text box once, behind the paragraph that holds it",
        docx(
            p(
                r("Before."),
                r(
                    inner='<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
                    f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{_BOX}</wps:txbx></wps:wsp>"
                    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
                    "<mc:Fallback><w:pict><v:shape><v:textbox>"
                    f"{_BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
                ),
                r(" After."),
            )
        ),
        "Before. After.\nIn the box.",
    ),
    Case(
        "part 4, 14.9.1.1 a text box of an old version (VML)",
        docx(
            p(
                r("Text."),
                r(inner=f"<w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict>"),
            )
        ),
        "Text.\nIn the box.",
    ),
    Case(
        "17.3.3.29 soft hyphens out, 17.3.3.18 non-breaking hyphens in",
        docx(
            p(
                r("Donau"),
                r(inner="<w:softHyphen/>"),
                r("dampf\u00adschiff, COVID"),
                r(inner="<w:noBreakHyphen/>"),
                r("19"),
            )
        ),
        "Donaudampfschiff, COVID\u201119",
    ),
    Case(
        "17.3.3.30 symbols",
        docx(
            p(
                r(inner='<w:sym w:font="Symbol" w:char="F061"/>'),
                r(inner='<w:sym w:font="Wingdings" w:char="F0E0"/>'),
                r(inner='<w:sym w:font="Arial" w:char="F041"/>'),
            )
        ),
        "α→A",
    ),
    Case(
        "17.3.3.31 blanks count only where they are preserved; line breaks and tabs",
        docx(
            p(
                "<w:r><w:t>  one  </w:t></w:r>",
                r(" two"),
                r(inner="<w:br/>"),
                r("three"),
                r(inner="<w:tab/>"),
                r("four"),
            )
        ),
        "one two\\nthree\tfour",
    ),
    Case(
        "17.4.37 a table of values by rows, and one of columns by paragraphs",
        docx(
            "<w:tbl><w:tr><w:tc>"
            + p(r("Year"))
            + "</w:tc><w:tc>"
            + p(r("Boats"))
            + "</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>"
            + p(r("Left one."))
            + p(r("Left two."))
            + "</w:tc><w:tc>"
            + p(r("Right."))
            + "</w:tc></w:tr></w:tbl>"
        ),
        "Year\tBoats\nLeft one.\nLeft two.\nRight.",
        kinds=("body", "-", "-", "-"),
    ),
    Case(
        "17.7 styles in the names of any language, and based on others",
        docx(
            _styled("T", "A title")
            + _styled("berschrift1", "Part")
            + _styled("Own", "Chapter")
            + _styled("Q", "Words.")
            + _styled("C", "Figure 1")
            + _styled("B", "item")
            + _styled("Toc", "Part 3")
            + p(r("plain"), props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>')
            + p(r("deep"), props='<w:outlineLvl w:val="2"/>'),
            Parts(styles=STYLES),
        ),
        "A title\nPart\nChapter\nWords.\nFigure 1\nitem\nPart 3\nplain\ndeep",
        kinds=(
            *("title", "heading", "heading", "block quotation", "caption", "list item"),
            *("furniture", "list item", "heading"),
        ),
    ),
    Case(
        "17.5.2 content controls; the placeholder of an empty one is no text",
        docx(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('Inside.'))}</w:sdtContent></w:sdt>"
            + p(
                r("A "),
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                f"{r('Click here')}</w:sdtContent></w:sdt>",
                r("B"),
            )
        ),
        "Inside.\nA B",
    ),
    Case(
        "17.3.3.25 ruby: the text, not its reading",
        docx(
            p(
                r(
                    inner=f"<w:ruby><w:rt>{r('とう')}</w:rt><w:rubyBase>{r('東')}</w:rubyBase></w:ruby>"
                ),
                r("京"),
            )
        ),
        "東京",
    ),
    Case(
        "22.1 a formula",
        docx(p(r("so "), "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", r(" holds"))),
        "so x=2 holds",
    ),
    Case(
        "17.3.2.42 raised text, direct and by style",
        docx(
            p(
                r("10"),
                r("2", '<w:vertAlign w:val="superscript"/>'),
                r(" end"),
                r("3", '<w:rStyle w:val="Up"/>'),
            ),
            Parts(styles=STYLES),
        ),
        "102 end3",
        raised=("2", "3"),
    ),
    Case(
        "part 4: strict namespaces",
        docx(NOTED, ONE, strict=True),
        f"One.[1] Two.[2]{NOTE_LINES}",
        TWO_NOTES,
    ),
    Case(
        "17.17.2 an embedded document is not read, and that is said",
        docx(p(r("Text.")) + '<w:altChunk r:id="rId9"/>'),
        "Text.",
        notices=("1 embedded document could not be read.",),
    ),
    Case(
        "MS-OFFMACRO 2.2 macros are not run, and that is said",
        docx(
            p(r("Text.")),
            Parts(more={"word/vbaProject.bin": "x"}, related={"word/vbaProject.bin": "vbaProject"}),
        ),
        "Text.",
        notices=("The document contains macros. They were not run.",),
    ),
]
