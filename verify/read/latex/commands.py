r"""What LaTeX's commands and environments are, as far as readers see something of them."""

from __future__ import annotations

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
FOOTNOTES = frozenset({"footnote", "endnote", "sidenote", "thanks"})
# Citations in running text name the author (natbib, BibLaTeX); the others are in brackets.
TEXTUAL = frozenset({"textcite", "citet", "citealt", "newcite", "Textcite", "Citet"})
NAMES_ONLY = frozenset({"citeauthor", "Citeauthor", "citename"})
YEARS_ONLY = frozenset({"citeyear", "citeyearpar", "citedate", "citetitle"})
IN_NOTES = frozenset({"footcite", "footcitetext", "smartcite", "footfullcite", "Footcite"})
WRITTEN_OUT = frozenset({"fullcite"})
BRACKETED = frozenset(
    {
        *("cite", "Cite", "citep", "Citep", "citealp", "citenum", "parencite", "Parencite"),
        *("autocite", "Autocite", "supercite", "shortcite", "citeps", "onlinecite", "cites"),
    }
)
# `\autocites[1]{a}[2]{b}`: as many works as wanted, so the parser does not take the arguments.
MANY = {
    **dict.fromkeys(
        ("cites", "Cites", "parencites", "autocites", "Autocites", "supercites"), "cite"
    ),
    **dict.fromkeys(("textcites", "Textcites"), "textcite"),
    **dict.fromkeys(("footcites", "smartcites"), "footcite"),
}
CITATIONS = TEXTUAL | NAMES_ONLY | YEARS_ONLY | IN_NOTES | WRITTEN_OUT | (BRACKETED - {"cites"})
# csquotes: the argument that is quoted, counted from the last; \textquote[source]{words}.
QUOTED = frozenset({"enquote", "textquote", "foreignquote", "foreigntextquote", "hyphenquote"})
QUOTED_BLOCKS = frozenset({"blockquote", "blockcquote", "foreignblockquote"})
# They show nothing of their arguments.
MUTED = frozenset(
    {
        *("label", "ref", "pageref", "eqref", "autoref", "cref", "Cref", "nameref", "vref"),
        *("includegraphics", "vspace", "hspace", "usepackage", "documentclass", "setlength"),
        *("index", "glossary", "bibliographystyle", "pagestyle", "thispagestyle", "color"),
        *("hypersetup", "newcommand", "renewcommand", "providecommand", "def", "newenvironment"),
        *("setcounter", "addtocounter", "input", "include", "bibliography", "addbibresource"),
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
    **dict.fromkeys(FOOTNOTES, "[{"),
    **dict.fromkeys(CITATIONS, "*[[{"),
    **dict.fromkeys(("footnotemark",), "["),
    **dict.fromkeys(("footnotetext", "endnotetext"), "[{"),
    **dict.fromkeys(("href",), "[{{"),
    **dict.fromkeys(("url", "nolinkurl", "path"), "{"),
    **dict.fromkeys(("title", "author", "caption"), "[{"),
    **dict.fromkeys(("date", "subtitle", "email", "keywords", "institute", "affiliation"), "{"),
    **dict.fromkeys(("bibliography", "addbibresource", "nocite", "input", "include"), "[{"),
    **dict.fromkeys(("printbibliography"), "["),
    **dict.fromkeys(("bibitem",), "[{"),
    **dict.fromkeys(("enquote",), "*{"),
    **dict.fromkeys(("textquote", "blockquote"), "*[[{"),
    **dict.fromkeys(("blockcquote",), "[[{{"),
    **dict.fromkeys(("foreignquote",), "*{{"),
    **dict.fromkeys(("hyphenquote",), "*{{"),
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


def context() -> Any:
    """Return pylatexenc's table of commands, with ours before it."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import EnvironmentSpec, MacroSpec

    known = get_default_latex_context_db()
    known.add_context_category(
        "verify",
        macros=[MacroSpec(name, form) for name, form in _ARGUMENTS.items() if name != "verb"],
        environments=[
            *(EnvironmentSpec(name, "[") for name in (*LISTS, "figure", "table", "figure*")),
            EnvironmentSpec("thebibliography", "{"),
            EnvironmentSpec("longtable", "[{"),
            EnvironmentSpec("tabularx", "{[{"),
            EnvironmentSpec("displaycquote", "[[{"),
        ],
        prepend=True,
    )
    return known
