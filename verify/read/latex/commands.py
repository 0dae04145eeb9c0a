r"""What LaTeX's commands and environments are, as far as readers see something of them."""

from __future__ import annotations

import re
from typing import Any

from verify.model import BlockKind

HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
# A number in the text and a note of its own. `\footnoteA` (manyfoot), `\Afootnote` (reledmac).
FOOTNOTES = frozenset(
    {
        *("footnote", "endnote", "sidenote", "thanks", "pagenote", "tablefootnote"),
        *("footnoteA", "footnoteB", "footnoteC", "Afootnote", "Bfootnote", "Cfootnote"),
    }
)
# A number whose note is elsewhere, and that note.
NOTE_MARKS = frozenset({"footnotemark", "endnotemark", "sidenotemark"})
NOTE_TEXTS = frozenset({"footnotetext", "endnotetext", "sidenotetext"})
# Notes without a number in the text.
UNMARKED_NOTES = frozenset(
    {
        *("marginpar", "marginnote", "blfootnote", "freefootnote", "unmarkedfntext"),
        *("blankfootnote", "unnumberedfootnote", "nonumfootnote"),
    }
)
NOTE_COMMANDS = FOOTNOTES | NOTE_MARKS | NOTE_TEXTS | UNMARKED_NOTES
# Citations in running text name the author (natbib, BibLaTeX); the others are in brackets.
TEXTUAL = frozenset({"textcite", "citet", "citealt", "newcite", "tvolcite"})
NAMES_ONLY = frozenset({"citeauthor", "citename"})
YEARS_ONLY = frozenset({"citeyear", "citeyearpar", "citedate"})
TITLES_ONLY = frozenset({"citetitle"})
URLS_ONLY = frozenset({"citeurl"})
IN_NOTES = frozenset(
    {
        *("footcite", "footcitetext", "smartcite", "footfullcite", "fvolcite", "ftvolcite"),
        *("svolcite", "fnotecite"),
    }
)
WRITTEN_OUT = frozenset({"fullcite"})
BRACKETED = frozenset(
    {
        *("cite", "citep", "citealp", "citenum", "parencite", "autocite", "supercite"),
        *("shortcite", "citeps", "onlinecite", "cites", "volcite", "pvolcite", "avolcite"),
        *("notecite", "pnotecite", "citetalias", "citepalias"),
    }
)
# `\volcite[see]{2}[13]{doe}`: the volume is an argument of its own.
WITH_VOLUME = frozenset(
    {"volcite", "pvolcite", "fvolcite", "ftvolcite", "svolcite", "tvolcite", "avolcite"}
)
_SMALL = TEXTUAL | NAMES_ONLY | YEARS_ONLY | TITLES_ONLY | URLS_ONLY | IN_NOTES | WRITTEN_OUT
# `\autocites[1]{a}[2]{b}`: as many works as wanted, so the parser does not take the arguments.
_PLURALS = {
    **dict.fromkeys(("cites", "parencites", "autocites", "supercites", "pnotecites"), "cite"),
    **dict.fromkeys(("notecites", "fullcites", "citealps"), "cite"),
    **dict.fromkeys(("textcites",), "textcite"),
    **dict.fromkeys(("footcites", "smartcites", "footcitetexts", "footfullcites"), "footcite"),
}
MANY = {form: one for name, one in _PLURALS.items() for form in (name, name.capitalize())}
CITATIONS = frozenset(
    form
    for name in (_SMALL | BRACKETED) - {"cites"}
    for form in (name, name.capitalize())  # `\Textcite` begins a sentence
)
# csquotes: the argument that is quoted, counted from the last; \textquote[source]{words}.
QUOTED = frozenset({"enquote", "textquote", "foreignquote", "foreigntextquote", "hyphenquote"})
QUOTED_BLOCKS = frozenset({"blockquote", "foreignblockquote", "hyphenblockquote"})
# csquotes with a citation, `\textcquote[see][4]{doe2020}{words}`; True: a block of its own.
QUOTED_WITH_CITATION = {
    "textcquote": False,
    "foreigntextcquote": False,
    "hyphentextcquote": False,
    "blockcquote": True,
    "foreignblockcquote": True,
    "hyphenblockcquote": True,
}
# They show nothing of their arguments.
MUTED = frozenset(
    {
        *("label", "ref", "pageref", "eqref", "autoref", "cref", "Cref", "nameref", "vref"),
        *("includegraphics", "vspace", "hspace", "usepackage", "documentclass", "setlength"),
        *("index", "glossary", "bibliographystyle", "pagestyle", "thispagestyle", "color"),
        *("hypersetup", "newcommand", "renewcommand", "providecommand", "def", "newenvironment"),
        *("setcounter", "addtocounter", "stepcounter", "refstepcounter", "input", "include"),
        *("bibliography", "addbibresource"),
        *("nocite", "title", "author", "date", "maketitle", "hyphenation", "selectlanguage"),
        *("todo", "DeclareMathOperator", "graphicspath", "geometry", "printbibliography"),
        *("RequirePackage", "addtolength", "rule", "fontsize", "linespread", "definecolor"),
        *("subtitle", "keywords", "institute", "affiliation", "email"),
        *("tableofcontents", "listoffigures", "listoftables", "newtheorem", "theoremstyle"),
        *("setdefaultlanguage", "setmainlanguage", "setotherlanguage", "setmainfont"),
    }
)
ENVIRONMENTS = {
    **dict.fromkeys(("quote", "quotation", "displayquote", "displaycquote"), BlockKind.QUOTATION),
    **dict.fromkeys(("verse",), BlockKind.QUOTATION),
}
LISTS = frozenset({"itemize", "enumerate", "description", "compactitem", "compactenum"})
TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "tabulary", "longtabu"})
# Quotation marks as the fonts join them (<<words>>), and of German: "`words"'.
MARKS = {"<<": "«", ">>": "»", '"`': "„", "\"'": "“"}
_OPENING, _CLOSING = '"`', "\"'"
RULES = frozenset({"hline", "cline", "toprule", "midrule", "bottomrule", "cmidrule"})
MUTED_ENVIRONMENTS = frozenset(
    {
        *("verbatim", "verbatim*", "lstlisting", "minted", "comment", "filecontents"),
        *("filecontents*", "tikzpicture", "equation", "equation*", "align", "align*"),
        *("gather", "gather*", "eqnarray", "eqnarray*", "multline", "multline*"),
        *("CCSXML", "pgfpicture", "algorithm", "algorithmic", "displaymath", "picture"),
    }
)
_ARGUMENTS = {
    **dict.fromkeys(FOOTNOTES | NOTE_TEXTS | UNMARKED_NOTES, "[{"),
    **dict.fromkeys(NOTE_MARKS, "["),
    **dict.fromkeys(CITATIONS, "*[[{"),
    **dict.fromkeys([form for n in WITH_VOLUME for form in (n, n.capitalize())], "[{[{"),
    **dict.fromkeys(("refstepcounter", "stepcounter"), "{"),
    **dict.fromkeys(("href",), "[{{"),
    **dict.fromkeys(("url", "nolinkurl", "path"), "{"),
    **dict.fromkeys(("title", "author", "caption"), "[{"),
    **dict.fromkeys(("date", "subtitle", "email", "keywords", "institute", "affiliation"), "{"),
    **dict.fromkeys(("bibliography", "addbibresource", "nocite", "input", "include"), "[{"),
    **dict.fromkeys(("printbibliography",), "["),
    **dict.fromkeys(("bibitem",), "[{"),
    **dict.fromkeys(("enquote",), "*{"),
    **dict.fromkeys(("textquote", "blockquote"), "*[[{"),
    **dict.fromkeys(("textcquote", "blockcquote"), "*[[{[{"),
    **dict.fromkeys(("foreigntextcquote", "foreignblockcquote"), "*{[[{[{"),
    **dict.fromkeys(("hyphentextcquote", "hyphenblockcquote"), "*{[[{[{"),
    **dict.fromkeys(("foreignquote",), "*{{"),
    **dict.fromkeys(("hyphenquote", "hyphenblockquote"), "*{{"),
    **dict.fromkeys(("foreigntextquote", "foreignblockquote"), "*{[[{"),
    **dict.fromkeys(("textcolor", "foreignlanguage", "texorpdfstring", "colorbox"), "{{"),
    **dict.fromkeys(("todo", "index", "glossary", "selectlanguage", "hypersetup"), "[{"),
    **dict.fromkeys(("autoref", "cref", "Cref", "nameref", "vref", "eqref"), "*{"),
    **dict.fromkeys(("setlength", "setcounter", "addtolength", "addtocounter"), "{{"),
    **dict.fromkeys(("definecolor",), "{{{"),
    **dict.fromkeys(("graphicspath", "geometry", "linespread", "pagestyle"), "{"),
    **dict.fromkeys(("setdefaultlanguage", "setmainlanguage", "setotherlanguage"), "[{"),
    **dict.fromkeys(("setmainfont", "bibliographystyle", "hyphenation", "thispagestyle"), "[{"),
    **dict.fromkeys(("verb", "lstinline"), ""),
}


# Commands of packages that are not known by name say what they do: `\\dfootnote{…}`,
# `\\mycite[4]{doe}`; not `\\thefootnote`, a number.
_FOOTNOTE_NAME = re.compile(r"\\((?!the)[A-Za-z]{1,20}(?:foot|end|side)note)(?=\s{0,3}[\[{])")
_CITATION_NAME = re.compile(r"\\((?!no)[A-Za-z]{0,20}cite[a-z]{0,12})(?=\*?[\[{])")


def unlisted(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return commands of a text that are called footnotes and citations, but are not listed."""
    listed = NOTE_COMMANDS | CITATIONS | MANY.keys() | MUTED
    notes = frozenset(_FOOTNOTE_NAME.findall(text)) - listed
    return notes, frozenset(_CITATION_NAME.findall(text)) - listed


def context(text: str = "") -> Any:
    """Return pylatexenc's table of commands, with ours and those of the text before it."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import EnvironmentSpec, MacroSpec, SpecialsSpec

    notes, citations = unlisted(text)
    forms = {**_ARGUMENTS, **dict.fromkeys(notes, "[{"), **dict.fromkeys(citations, "*[[{")}
    known = get_default_latex_context_db()
    known.add_context_category(
        "verify",
        macros=[MacroSpec(name, form) for name, form in forms.items() if name != "verb"],
        environments=[
            *(EnvironmentSpec(name, "[") for name in (*LISTS, "figure", "table", "figure*")),
            EnvironmentSpec("thebibliography", "{"),
            EnvironmentSpec("longtable", "[{"),
            EnvironmentSpec("tabularx", "{[{"),
            EnvironmentSpec("displaycquote", "[[{"),
        ],
        specials=[SpecialsSpec(one) for one in MARKS if one in text and one != _CLOSING],
        prepend=True,
    )
    if _OPENING in text:  # elsewhere "' is a quotation that begins with an apostrophe
        known.add_context_category("german", specials=[SpecialsSpec(_CLOSING)], prepend=True)
    return known
