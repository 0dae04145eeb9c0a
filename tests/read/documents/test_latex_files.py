r"""LaTeX from several files, and the commands that a text defines itself."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from companions_kit import Beside

from verify.annotate.source_text import source_text
from verify.model import Article, Span
from verify.pipeline.documents.companions import FileCompanions
from verify.pipeline.places.latex_parts import without_parts
from verify.read import read_bytes

pytest.importorskip("pylatexenc", reason="the extra documents is not installed")


def _source(body: str, head: str = "") -> bytes:
    return (
        f"\\documentclass{{article}}\n{head}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    ).encode()


def _read(body: str, head: str = "", **files: str) -> Article:
    beside = Beside({f"{name}.tex": text for name, text in files.items()})
    found = read_bytes(_source(body, head), "dam.tex", companions=beside)
    assert isinstance(found, Article), found
    return found


def test_files_are_read_in_their_places() -> None:
    article = _read(
        "Before \\input{dam} behind.\n\n\\include{gates}\\input dam",
        head=r"\input{names}",
        names="\\newcommand{\\river}{Great River}",
        dam="The \\river\\footnote{Deep.} rose. % the end",
        gates="\\section{Gates}\nThey opened.\\endinput Never.",
    )
    assert [part.strip() for part in article.text.split("\n\n")] == [
        "Before The Great River[1] rose. behind.",
        "Gates",
        "They opened.",
        "The Great River[2] rose.",
        "[1] Deep.",
        "[2] Deep.",
    ]
    assert not article.notices


def test_cycles_are_refused_and_absent_files_are_named() -> None:
    article = _read(r"A \input{b} \input{gone}", b=r"B \input{c}", c=r"C \input{b}")
    assert article.text.split() == ["A", "B", "C"]
    assert article.notices == (
        "The text in other files was not read: gone. Give these files too.",
        "Files were not read again or further: b. They include each other, or are too many or too"
        " large.",
    )


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("Secret.")
    folder = tmp_path / "articles"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "own.tex").write_text("Own words.")
    (folder / "link.tex").symlink_to(tmp_path / "secret.tex")
    names = ["../secret", str(tmp_path / "secret"), "link", "parts/own", "/etc/passwd"]
    body = " ".join(f"\\input{{{name}}}" for name in names)
    found = read_bytes(_source(body), "dam.tex", companions=FileCompanions(folder / "dam.tex"))
    assert isinstance(found, Article)
    assert found.text.strip() == "Own words."
    assert "../secret" in found.notices[0] and "link" in found.notices[0]


@pytest.mark.parametrize(
    ("head", "body", "shown"),
    [
        (r"\newcommand{\dam}{Great Dam}", r"The \dam{} and \dam, \dam\ too", "The Great Dam and Great Dam, Great Dam too"),
        (r"\newcommand*\src[2]{#1 (\emph{#2})}", r"See \src{Title}{2020}.", "See Title (2020)."),
        (r"\newcommand{\src}[2][n.d.]{#2 (#1)}", r"\src{A}, \src[2020]{B}", "A (n.d.), B (2020)"),
        (r"\def\minister{Ada Example}", r"\minister{} said", "Ada Example said"),
        (r"\def\two#1#2{#2 und #1}", r"\two{Wasser}{Luft}", "Luft und Wasser"),
        (r"\newcommand{\p}{Paris\xspace}", r"In \p today, \p.", "In Paris today, Paris."),
        (r"\NewDocumentCommand{\r}{o m}{#2, #1}", r"\r[x]{y}", "y, x"),
        (r"\newcommand{\a}{\b}\newcommand{\b}{deep}", r"\a", "deep"),
        # What a footnote looks like is not what it is.
        (r"\renewcommand{\emph}[1]{\textbf{#1}}", r"\emph{so}", "so"),
        (r"\newcommand{\dam}{Great Dam}", r"\verb|\dam| % \dam", r"\dam"),
        (r"\newcommand{\dam}{Old}\renewcommand{\dam}{New}\providecommand{\dam}{No}", r"\dam", "New"),
    ],
)  # fmt: skip
def test_own_commands_are_expanded(head: str, body: str, shown: str) -> None:
    article = _read(body, head)
    assert article.text.strip() == shown
    assert not article.notices


def test_a_note_in_a_command_of_its_own() -> None:
    article = _read(
        r"It broke.\src{The Flood}{https://a.example/x\%20y}",
        head=r"\newcommand{\src}[2]{\footnote{#1, \url{#2}.}}\renewcommand{\footnote}[1]{#1}",
    )
    assert article.text.split("\n\n")[1] == "[1] The Flood, https://a.example/x%20y."
    assert [link.href for link in article.links] == ["https://a.example/x%20y"]


def test_commands_that_cannot_be_expanded_are_named() -> None:
    article = _read(r"\d[1] \e{x}", head=r"\def\d[#1]{e}\newcommand{\e}[1]{\e{#1}}")
    assert article.notices == (
        "Commands were not expanded: \\d, \\e. Only their arguments are read.",
    )


def test_expansion_is_bounded() -> None:
    names = [chr(97 + n) * 3 for n in range(15)]
    head = "".join(f"\\def\\{a}{{\\{b}\\{b}\\{b}\\{b}}}" for a, b in itertools.pairwise(names))
    start = time.process_time()
    article = _read(f"\\{names[0]} word", head + f"\\def\\{names[-1]}{{boom }}")
    assert time.process_time() - start < 20 and "word" in article.text
    assert "not expanded" in article.notices[0]


def test_places_in_the_file_are_found_around_other_text() -> None:
    data = _source("First \\dam{} words.\n\n\\input{b}\n\nLast words\\footnote{Note.}.",
                   head=r"\newcommand{\dam}{Great Dam}")  # fmt: skip
    beside = Beside({"b.tex": "A long text of another file.\n"})
    article = read_bytes(data, "dam.tex", companions=beside)
    assert isinstance(article, Article)
    find = source_text(data, article, beside).find
    for words, is_there in (("Last words", True), ("First", True), ("Great", False), ("long text", False)):  # fmt: skip
        at = article.text.index(words)
        place = find(Span(at, at + len(words)))
        assert (place is not None) == is_there, words
        if place is not None:
            assert data.decode()[place.start : place.end] == words


def test_parts_of_a_document_are_read_with_it_alone(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    files = {
        "book.tex": _source("\\include{chapters/one}"),
        "chapters/one.tex": b"One. \\input{chapters/two}",
        "chapters/two.tex": b"Two.",
        "chapters/loose.tex": b"Loose.",
        "other.tex": _source("Other. % \\input{chapters/loose}"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    items = [(str(tmp_path / name), data) for name, data in files.items()]

    def read(*places: Path) -> list[str]:
        given = [str(place) for place in places]
        return [i[0] for i in without_parts(items, given) if isinstance(i, tuple)]

    assert [Path(name).name for name in read(tmp_path)] == ["book.tex", "loose.tex", "other.tex"]
    assert str(tmp_path / "chapters/two.tex") in read(tmp_path, tmp_path / "chapters/two.tex")
    # The document itself is not among the places.
    assert len(read(tmp_path / "chapters")) == 5
