"""Jupyter notebooks: Markdown cells are read, places name the cell."""

from __future__ import annotations

import json

from verify.model import Article, Skipped
from verify.parse import parse
from verify.read import read_bytes
from verify.report.excerpts import Lines

CELLS = [
    {"cell_type": "markdown", "source": ["# The dam\n", "\n", "It broke.[^1]"]},
    {"cell_type": "code", "source": "print('no text')", "outputs": []},
    {
        "cell_type": "markdown",
        "source": "It was “a disaster for all”, she said.\n\n[^1]: Ada, 2019.",
    },
]


def test_markdown_cells_are_one_article() -> None:
    article = read_bytes(json.dumps({"cells": CELLS, "nbformat": 4}).encode(), "dam.ipynb")
    assert isinstance(article, Article)
    assert "no text" not in article.text
    assert article.title and article.title.value == "The dam"
    dossier = parse(article)
    assert [n.label for n in dossier.notes] == ["1"] and dossier.markers[0].note == 0
    lines = Lines(article.text, article.places)
    assert str(lines.position(article.text.index("disaster"))) == "cell 3"


def test_what_is_no_notebook_is_a_sentence() -> None:
    for data in (b"{}", b"[", b'{"cells": 3}'):
        found = read_bytes(data, "dam.ipynb")
        assert isinstance(found, Skipped) and "not a Jupyter notebook" in found.why
