r"""LaTeX: text, footnotes, citations with the `.bib` file beside it, links (extra `documents`)."""

from __future__ import annotations

from typing import Any

from verify.model import BlockKind
from verify.read.bibliography.load import load_bibliography, missing_keys_notice
from verify.read.companions import Companions
from verify.read.document.builder import DocumentBuilder
from verify.read.document.errors import UnreadableDocument
from verify.read.document.extra import missing_extra
from verify.read.document.result import DocumentMap, DocumentText
from verify.read.latex.expansion import WholeText, whole_text
from verify.read.page.head_dates import iso_date
from verify.text.lazy_patterns import re

_SIGNS = re.compile(r"^[ \t]*\\(?:documentclass|begin\{document\})", re.M)
# \usepackage[english,main=russian]{babel}, \setmainlanguage[variant=british]{english}
_LANGUAGES = re.compile(
    r"^[^%\n]{0,200}?\\(?:usepackage\s?\[(?P<babel>[^\]]{1,200})\]\s?\{babel\}"
    r"|set(?:main|default)language(?:\[[^\]]{0,100}\])?\{(?P<main>[a-z]{2,20})\})",
    re.M,
)
# The names of babel and polyglossia as codes of ISO 639-1.
_CODES = {
    **dict.fromkeys(("english", "british", "american", "UKenglish", "USenglish"), "en"),
    **dict.fromkeys(("german", "ngerman", "austrian", "naustrian", "nswissgerman"), "de"),
    **dict.fromkeys(("french", "francais", "acadian"), "fr"),
    "kazakh": "kk",
    "russian": "ru",
    "turkish": "tr",
    "ukrainian": "uk",
}
_RESOURCES = re.compile(
    r"^[^%\n]{0,200}?\\(?:bibliography|addbibresource)\s*(?:\[[^\]]*\])?\{([^{}]{1,1000})\}", re.M
)


def is_latex(text: str) -> bool:
    """Return whether a text is a LaTeX document: it declares its class or begins the document."""
    return bool(_SIGNS.search(text[:20_000]))


def read_latex(text: str, companions: Companions) -> DocumentText:
    """Return what readers of the printed page see. Raises ``UnreadableDocument``."""
    try:
        from pylatexenc.latexwalker import LatexWalker
    except ImportError:
        raise missing_extra("LaTeX") from None
    try:
        whole = whole_text(text, companions)
        return _read_whole(whole, LatexWalker, companions)
    except RecursionError:
        raise UnreadableDocument("Its commands are nested too deeply to be read.") from None


def _read_whole(whole: WholeText, parser: Any, companions: Companions) -> DocumentText:
    """Return the document of a text that is complete."""
    from verify.read.latex.commands import context
    from verify.read.latex.document_walker import Walk
    from verify.read.latex.head import bibliography_items, read_head
    from verify.read.latex.hidden_arguments import hide_arguments
    from verify.read.latex.note_lists import write_footnotes, write_works
    from verify.read.latex.works import LatexNotes

    bibliography = load_bibliography(companions, _resources(whole.text))
    builder, notes = DocumentBuilder(), LatexNotes(bibliography.works)
    walk = Walk(whole.text, builder, notes)
    nodes = parser(
        hide_arguments(whole.text), latex_context=context(whole.text), tolerant_parsing=True
    ).get_latex_nodes()[0]
    head = read_head(nodes)
    notes.items = bibliography_items(head.body)
    if head.title is not None:
        walk.block([head.title], BlockKind.TITLE)
    for words in head.thanks:  # the authors are not in the text
        notes.unmarked(words)
    walk.nodes(head.body)
    builder.end()
    marked = (*write_footnotes(walk), *write_works(walk), *write_footnotes(walk))
    missing = missing_keys_notice(notes.missing, bibliography)
    return DocumentText(
        builder.text,
        tuple(builder.pieces),
        DocumentMap([whole.in_file(segment) for segment in builder.segments]),
        links=tuple(sorted(builder.links, key=lambda link: link.span)),
        notes=marked,
        places=tuple(builder.places),
        notices=tuple(s for s in (*bibliography.notices, missing, *whole.notices) if s),
        language=_language(whole.text),
        author=head.author,
        published=iso_date(head.date) if head.date else None,
    )


def _resources(text: str) -> list[str]:
    r"""Return the bibliographies that the text names; `\bibliography{a,b}` leaves out `.bib`."""
    named = []
    for found in _RESOURCES.finditer(text):
        for name in found[1].split(","):
            name = name.strip()
            if name:
                named.append(name if re.search(r"\.(?:bib|json|ris)$", name) else f"{name}.bib")
    return list(dict.fromkeys(named))


def _language(text: str) -> str | None:
    """Return the language that the text declares as its main one, or None."""
    found = _LANGUAGES.search(text)
    if found is None:
        return None
    options = [one.strip() for one in (found["babel"] or found["main"]).split(",")]
    main = next((one[5:] for one in options if one.startswith("main=")), options[-1])
    return _CODES.get(main.strip())
