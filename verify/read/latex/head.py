r"""What a LaTeX document declares: title, author, date, its body, and `thebibliography`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from verify.read.latex.document_walker import plain
from verify.read.latex.nodes import children, last_argument


@dataclass(slots=True)
class Head:
    """The head of a document. ``title``: its node. ``body``: the nodes that are printed."""

    title: Any = None
    author: str | None = None
    date: str | None = None
    thanks: list[Any] = field(default_factory=list)  # the notes behind the authors
    body: Sequence[Any] = field(default_factory=list)


def read_head(nodes: Sequence[Any]) -> Head:
    """Return the head of a document; a text without `document` environment is all body."""
    head = Head(body=nodes)
    document = next((n for n in nodes if getattr(n, "environmentname", "") == "document"), None)
    if document is not None:
        head.body = document.nodelist
    for node in (*nodes, *(document.nodelist if document is not None else ())):
        name, last = getattr(node, "macroname", ""), last_argument(node)
        if last is None:
            continue
        if name == "title":
            head.title = last
        elif name == "author":
            head.author = _authors(last)
            head.thanks = [
                last_argument(one)
                for one in children(last)
                if getattr(one, "macroname", "") == "thanks" and last_argument(one) is not None
            ]
        elif name == "date":
            head.date = plain(last) or None
    return head


def _authors(node: Any) -> str | None:
    r"""Return the authors, `\and` between them; lines below a name are its affiliation."""
    names: list[list[Any]] = [[]]
    skipping = False
    for one in children(node):
        name = getattr(one, "macroname", "")
        if name in ("and", "And", "AND"):
            names.append([])
            skipping = False
        elif name == "\\":
            skipping = True
        elif not skipping and name != "thanks":
            names[-1].append(one)
    said = [" ".join(plain(one) for one in name).strip() for name in names]
    return ", ".join(" ".join(name.split()) for name in said if name) or None


def bibliography_items(nodes: Sequence[Any]) -> dict[str, list[Any]]:
    r"""Return the entries of `thebibliography` by key: the nodes behind each `\bibitem`."""
    items: dict[str, list[Any]] = {}
    for environment in _environments(nodes, "thebibliography"):
        now: list[Any] | None = None
        for node in environment.nodelist:
            if (
                getattr(node, "macroname", "") == "bibitem"
                and (last := last_argument(node)) is not None
            ):
                now = items.setdefault(last.latex_verbatim().strip("{} \n"), [])
            elif now is not None:
                now.append(node)
    return items


def _environments(nodes: Sequence[Any], name: str) -> Iterator[Any]:
    for node in nodes:
        if getattr(node, "environmentname", "") == name:
            yield node
        elif hasattr(node, "environmentname"):
            yield from _environments(node.nodelist, name)
