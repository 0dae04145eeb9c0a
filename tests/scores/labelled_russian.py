"""Russian sentences whose tokens others tagged as content and source of reported speech."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from tests.scores.labelled_references import LABELLED
from verify.model import Article, Dossier, QuotationKind, Span
from verify.parse import parse
from verify.read import read_bytes

_UNSAID = (QuotationKind.TITLE, QuotationKind.TERM)
# A sentence alone is read as a headline; this paragraph before it makes it prose.
_ABOVE = "Новости дня\n\nВ долине закрыли мост, и жители ждут решения совета. Работы начнутся весной.\n\n"


def _sentences() -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield each sentence and its tokens: start, end, tag."""
    rows: dict[str, list[tuple[str, str]]] = {}
    with (LABELLED / "quotes_russian_tokens.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            rows.setdefault(row["sentence_num"], []).append((row["text"], row["tags"]))
    for tokens in rows.values():
        yield _written(tokens)


def _written(tokens: list[tuple[str, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    text, placed, is_open = "", [], False
    for word, tag in tokens:
        glued = bool(re.match(r"[,.;:!?»)…]", word)) or text.endswith(("«", "(")) or not text
        if word == '"':
            glued, is_open = is_open or not text, not is_open
        elif text.endswith('"') and is_open:
            glued = True
        text += word if glued else f" {word}"
        placed.append((len(text) - len(word), len(text), tag))
    return text, placed


def token_scores() -> dict[str, Counter[str]]:
    """Return right, wrong and missing tokens of content and of source."""
    counts = {"content": Counter(), "source": Counter()}  # type: dict[str, Counter[str]]
    for sentence, tokens in _sentences():
        article = read_bytes(f"{_ABOVE}{sentence}\n".encode(), "a.txt")
        assert isinstance(article, Article)
        dossier = parse(article)
        start = article.text.index(sentence)
        for name, spans in _said(dossier).items():
            for a, b, tag in tokens:
                if re.fullmatch(r"\W+", sentence[a:b]):
                    continue
                read = any(s.start <= a + start < s.end for s in spans)
                labeled = tag == name
                verdict = "right" if read else "missing"
                counts[name][verdict if labeled else "wrong"] += labeled or read
    return counts


def _said(dossier: Dossier) -> dict[str, list[Span]]:
    spoken = [q for q in dossier.quotations if q.kind not in _UNSAID]
    return {
        "content": [part for q in spoken for part in q.parts],
        "source": [q.speaker.name.span for q in spoken if q.speaker],
    }
