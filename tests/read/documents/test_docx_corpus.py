"""Word documents of others: notes, links and words as pandoc reads them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shared_data import SHARED, needs_shared

from verify.read.formats.docx import read_docx

pytestmark = [
    needs_shared,
    pytest.mark.corpus,
    pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed"),
]
DOCUMENTS = sorted((SHARED / "corpus").glob("docx_*.docx")) if SHARED.is_dir() else []


def _elements(node: Any, kind: str) -> Iterator[Any]:
    """Yield the contents of the elements of a kind in a pandoc document."""
    if isinstance(node, dict):
        if node.get("t") == kind:
            yield node["c"]
        node = list(node.values())
    for one in node if isinstance(node, list) else ():
        yield from _elements(one, kind)


def _letters(node: Any) -> str:
    if isinstance(node, dict):
        if node.get("t") == "Note":
            return ""
        return node["c"] if node.get("t") == "Str" else _letters(node.get("c"))
    return "".join(_letters(one) for one in node) if isinstance(node, list) else ""


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_of_others_has_the_notes_links_and_words_that_pandoc_reads(path: Path) -> None:
    command = ["pandoc", "-f", "docx", "-t", "json", str(path)]
    read = subprocess.run(command, capture_output=True, check=True, timeout=60)
    wanted = json.loads(read.stdout)["blocks"]
    found = read_docx(path.read_bytes())
    notes = [_bare(found.text[n.body.start : n.body.end]) for n in found.notes]
    assert notes == [_bare(_letters(note)) for note in _elements(wanted, "Note")]
    links = [(_bare(found.text[k.span.start : k.span.end]), k.href) for k in found.links]
    judged = [(_bare(_letters(c[1])), c[2][0]) for c in _elements(wanted, "Link")]
    assert [words for words, _ in links] == [words for words, _ in judged]
    # pandoc names places in the document anew.
    assert [h for _, h in links if h[0] != "#"] == [h for _, h in judged if h[0] != "#"]
    first = found.notes[0].span.start if found.notes else len(found.text)
    body = found.text[:first]
    for note in found.notes:
        body = body.replace(f"[{note.label}]", "")
    assert _bare(body) == _bare(_letters(wanted))
