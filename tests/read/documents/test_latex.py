r"""LaTeX as readers of the printed page see it: footnotes, the \cite family, addresses."""

from __future__ import annotations

import random
import sys

import pytest
from companions_kit import BIB, Beside

from verify.model import Article, BlockKind, Skipped
from verify.parse import parse
from verify.read import read_bytes

pytest.importorskip("pylatexenc", reason="the extra documents is not installed")


def _read(body: str, head: str = r"\bibliography{refs}", files: str = "refs.bib") -> Article:
    text = f"\\documentclass{{article}}\n{head}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    found = read_bytes(text.encode(), "dam.tex", companions=Beside({files: BIB}))
    assert isinstance(found, Article), found
    return found


def _notes(article: Article) -> list[tuple[str, str]]:
    return [
        (n.label, article.text[n.body.start : n.body.end].strip()) for n in article.marked_notes
    ]


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"Caf\'e, \v{S}koda, {\L}\'od\'z, \c{S}i\c{s}li, stra\ss e", "Café, Škoda, Łódź, Şişli, straße"),
        (r"50\% of 100\,000 \& more --- ``so'' \S~3", "50% of 100 000 & more — “so” §\u00a03"),
        (r"\emph{so} \textbf{bold \textit{x}}, {\em y} \foo{shown} \LaTeX\ is", "so bold x, y shown LaTeX is"),
        ("one % a comment \\footnote{no}\ntwo", "one two"),
        (r"\verb|a%b_c| and \label{x}\vspace{1cm}next", "a%b_c and next"),
        (r"hy\-phen\-ated, 10\textsuperscript{2}", "hyphenated, 102"),
        (r"\enquote{He said \enquote{no} to us}", "“He said ‘no’ to us”"),
        (r"\textcolor{red}{words} \foreignlanguage{russian}{слова}", "words слова"),
        (r"in 2019~(see \ref{a}) \todo{never}", "in 2019\u00a0(see )"),
    ],
)  # fmt: skip
def test_text(latex: str, shown: str) -> None:
    assert _read(latex).text.strip() == shown


def test_footnotes_have_the_numbers_of_the_page() -> None:
    article = _read(
        r"One\footnote{The \emph{first}.} two\footnote[7]{Given.} three\footnotemark{} four."
        "\n\n"
        r"\footnotetext{Of the mark.} five\endnote{At the end.}"
    )
    assert article.text.startswith("One[1] two[7] three[2] four.")
    assert _notes(article) == [
        ("1", "The first."),
        ("7", "Given."),
        ("2", "Of the mark."),
        ("3", "At the end."),
    ]
    assert [len(n.markers) for n in article.marked_notes] == [1, 1, 1, 1]


def test_addresses_keep_percent_signs_and_underscores() -> None:
    article = _read(
        r"A\footnote{Doe, \url{https://a.example/x%20y_z~q#p}. See"
        r" \href{https://b.example/q%C3%A9?a=1\&b=2}{this page}.} \href{https://c.example}{link}."
    )
    assert [link.href for link in article.links] == [
        "https://c.example",
        "https://a.example/x%20y_z~q#p",
        "https://b.example/q%C3%A9?a=1&b=2",
    ]
    assert "this page, https://b.example/q%C3%A9?a=1&b=2" in _notes(article)[0][1]
    # In the text, words over a link are shown alone.
    assert article.text.startswith("A[1] link.")


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"x \cite{doe2020}", "x [doe2020]"),
        (r"x~\parencite[see][4]{doe2020,petrov}", "x\u00a0[see doe2020][petrov, 4]"),
        (r"x \autocite[p.~4]{petrov}", "x [petrov, p. 4]"),
        (r"As \textcite[3]{doe2020} says", "As Doe and Röe [doe2020, 3] says"),
        (r"As \citet{petrov} says", "As Петров [petrov] says"),
        (r"\citeauthor{doe2020} in \citeyear{doe2020}", "Doe and Röe in 2020"),
        (r"x \autocites[1]{doe2020}[2]{petrov}, y", "x [doe2020, 1][petrov, 2], y"),
        (r"x\footcite[12]{doe2020}", "x[1]"),
        (r"x\footcites{doe2020}{petrov}.", "x[1][2]."),
        (r"x \textcites{doe2020}{petrov}.", "x Doe and Röe [doe2020], Петров [petrov]."),
    ],
)
def test_citations(latex: str, shown: str) -> None:
    article = _read(latex)
    assert article.text.split("\n\n")[0].strip() == shown
    assert not article.notices
    dossier = parse(article)
    assert all(m.note is not None for m in dossier.markers)


def test_the_works_of_the_bibliography_are_the_notes() -> None:
    article = _read(
        r"“The dam was never safe at all”~\cite{doe2020}, he said. More.\footcite[12]{petrov}"
    )
    dossier = parse(article)
    assert [r.title and r.title.value for r in dossier.references] == [
        "Плотина на реке",
        "Floods of the Valley",
    ]
    said = next(
        q for q in dossier.quotations if "never safe" in article.text[q.inner.start : q.inner.end]
    )
    assert said.references == (1,)
    assert _notes(article)[0][1].endswith("https://b.example/y, 12.")


def test_addbibresource_and_the_bibliography_of_the_text_itself() -> None:
    own = (
        r"Twice \cite{own}. \begin{thebibliography}{9} \bibitem{own} Ada Example, ``Own Work,''"
        r" 2001, \url{https://o.example/}. \bibitem[B]{idle} Not cited. \end{thebibliography}"
    )
    article = _read(own, head=r"\addbibresource[glob]{lib/all.bib}", files="lib/all.bib")
    assert _notes(article) == [
        ("own", "Ada Example, “Own Work,” 2001, https://o.example/."),
        ("", "Not cited."),
    ]
    assert not article.notices


def test_missing_works_and_other_files_are_said() -> None:
    article = _read(r"It broke \cite{nokey}. \input{chapter2}")
    assert article.notices == (
        "The bibliography has no entry for nokey.",
        "The text in other files was not read: chapter2. Give these files too.",
    )
    assert (
        "The bibliography gone.bib was not found" in _read("x", r"\bibliography{gone}").notices[0]
    )


def test_blocks_and_the_head() -> None:
    article = _read(
        "\\maketitle\\section*{Why}\nText one.\n\n"
        "\\begin{quote}A block that is quoted.\\end{quote}\n"
        "\\begin{itemize}\\item One \\item[b] Two\\end{itemize}"
        "\\begin{figure}\\includegraphics{x}\\caption{A dam.}\\end{figure}"
        "\\begin{tabular}{ll}a & b \\\\ c & d\\end{tabular}"
        "\\begin{equation}x^2\\end{equation}",
        head=r"\title{The Dam\thanks{To all.}}\author{Jane Doe\\Lund \and Bo Roe}\date{12 May 2020}",
    )
    shown = [(b.kind, article.text[b.span.start : b.span.end]) for b in article.blocks]
    assert shown[:2] == [(BlockKind.TITLE, "The Dam[1]"), (BlockKind.HEADING, "Why")]
    assert (BlockKind.QUOTATION, "A block that is quoted.") in shown
    assert [t for k, t in shown if k is BlockKind.LIST_ITEM] == ["One", "b Two"]
    assert (BlockKind.CAPTION, "A dam.") in shown and "x^2" not in article.text
    assert "a \tb" in [t for _, t in shown] and "c \td" in [t for _, t in shown]
    assert article.byline and article.byline.value == "Jane Doe, Bo Roe"
    assert article.published and article.published.value == "2020-05-12"


def test_a_text_with_another_ending_is_recognized() -> None:
    found = read_bytes(
        b"\\documentclass{article}\\begin{document}One\\footnote{N.}\\end{document}", "a.txt"
    )
    assert isinstance(found, Article) and found.format == "latex" and found.marked_notes
    said = read_bytes(b"The command \\documentclass is explained here.", "a.txt")
    assert isinstance(said, Article) and said.format == "text"


def test_without_the_extra_the_sentence_has_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylatexenc", None)
    monkeypatch.setitem(sys.modules, "pylatexenc.latexwalker", None)
    found = read_bytes(b"\\documentclass{article}", "a.tex")
    assert isinstance(found, Skipped)
    assert "LaTeX" in found.why and "pip install 'verify-citations[documents]'" in found.why


def test_damaged_latex_is_read_or_refused_in_words() -> None:
    whole = (
        r"\documentclass{a}\title{T}\author{A \and B}\begin{document}A\footnote[2]{b \url{c%d}}"
        r"\cite[a][b]{c,d}\autocites[1]{x}{y}\textquote[s]{q}\href{u}{w}\begin{itemize}\item[x] y"
        r"\end{itemize}$x^2$ \'e \verb|q| \begin{tabular}{l}a&b\\c\end{tabular}\bibitem{k} z\end{document}"
    )
    chance = random.Random(16)
    for _ in range(120):
        signs = list(whole)
        for _ in range(chance.randrange(1, 8)):
            at = chance.randrange(len(signs))
            signs[at : at + chance.randrange(1, 12)] = chance.choice("{}[]\\%$&~^ ")
        assert isinstance(read_bytes("".join(signs).encode(), "a.tex"), Article | Skipped)
    deep = read_bytes(b"\\documentclass{a}" + b"\\emph{" * 20_000, "a.tex")
    assert isinstance(deep, Skipped) and "nested too deeply" in deep.why
