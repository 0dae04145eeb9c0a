"""Find labels outside of sentences: interview headers, honorifics, bylines, biographies."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Article, Span
from verify.parse.people.appositions import role_end
from verify.parse.people.block_words import BlockWords
from verify.parse.people.label_draft import LabelDraft
from verify.parse.people.words import Word
from verify.parse.references import vocabulary
from verify.text.lazy_patterns import regex

_SERVED = regex.compile(
    r"(?:serv(?:ed|es|ing) as|work(?:ed|s|ing) as"
    r"|(?:was|is|been|became) (?=an?\s|the\s)"
    r"|position of|appointed(?: as)?|career as)"
    r"\s*(?:an?\s+|the\s+)?",
    regex.I,
)


# A header is one phrase: no sentence and no quotation ends before its colon.
_SENTENCE = regex.compile(
    r"[!?»”]\s"
    r"|(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Assoc|Asst|Gen|Doç|Öğr|Üyesi|Gör|Sn|Av|\p{Lu}))\.\s+\p{Lu}"
    r"|\)\.\s"
)


def header_label(line: BlockWords) -> LabelDraft | None:
    """Return the label in a block's header: "…, Senior Research Fellow Gulmira Rzayeva: “…”"."""
    colon = (
        line.text.find(":", line.words[0].span.start, line.words[0].span.start + 200)
        if line.words
        else -1
    )
    if colon < 0 or not regex.match(r":\s*[“\"«„]", line.text[colon : colon + 4]):
        return None
    if _SENTENCE.search(line.text, line.words[0].span.start, colon):
        return None
    head = [w for w in line.words if w.span.end <= colon]
    if not head or head[-1].span.end != colon or not head[-1].capital:
        return None
    for i in range(len(head) - 1, -1, -1):
        length = line.role_at(i) or (head[i].capital and head[i].lower in vocabulary.honorifics())
        if length and i + length < len(head) and i + length >= len(head) - 4:
            name = line.name_in(i + length, len(head)) if head[i + length].capital else None
            if name:
                stop = _without_titles(line, head, i + length - 1)
                return LabelDraft(Span(head[0].span.start, stop), name[1], line.block, "header")
    return None


def _without_titles(line: BlockWords, head: list[Word], last: int) -> int:
    """Return the end of the role without titles.

    E.g. "Security Expert" of "Security Expert Prof. Dr. …".
    """
    at = last
    while at > 0 and head[at].lower.rstrip(".") in vocabulary.honorifics():
        at -= 1
    if any(line.role_at(i) for i in range(max(0, at - 2), at + 1)):
        return head[at].span.end
    stop = head[last].span.end
    return stop + (line.text[stop : stop + 1] == ".")


def honorific_labels(line: BlockWords) -> Iterator[LabelDraft]:
    """Yield honorifics as labels: "Mr. Japarov", "Dr. Sabir Askeroğlu"."""
    for i, word in enumerate(line.words[:-1]):
        if (
            word.capital
            and len(word.lower) > 1
            and word.lower in vocabulary.honorifics()
            and not line.role_at(i)
        ):
            stop = 1 if line.text[word.span.end : word.span.end + 1] == "." else 0
            between = line.text[word.span.end + stop : line.words[i + 1].span.start]
            if between.strip(" \u00a0") or "\n" in between or not line.words[i + 1].capital:
                continue
            if line.words[i + 1].lower in vocabulary.honorifics():
                continue  # "Prof. Dr. …": the next one precedes the name
            name = line.name_in(i + 1, line.run(i + 1))
            if name and name[0] == i + 1:
                yield LabelDraft(
                    Span(word.span.start, word.span.end + stop),
                    name[1],
                    line.block,
                    "honorific",
                )


def biography_labels(line: BlockWords) -> Iterator[LabelDraft]:
    """Yield roles in biographies: "X served as Second Secretary at …", "was a columnist for …"."""
    subject = _subject(line)
    if subject is None:
        return
    for found in _SERVED.finditer(line.text, line.words[0].span.start, line.words[-1].span.end):
        at = next((i for i, w in enumerate(line.words) if w.span.start >= found.end()), None)
        if at is None:
            continue
        for i in range(at, min(at + 5, len(line.words))):
            if length := line.role_at(i):
                stop = role_end(line, i + length, "biography")
                yield LabelDraft(line.span(at, stop), subject, line.block, "biography")
                break


def _subject(line: BlockWords) -> Span | None:
    if not line.words or not line.words[0].capital:
        return None
    run = line.run(0)
    if run < 2 and not (run == 1 and len(line.words) > 1):
        return None
    name = line.name_in(0, run)
    return name[1] if name else None


def byline_label(article: Article) -> Iterator[LabelDraft]:
    """Yield a byline's first word as the label: "Author: Nicholas Castillo"."""
    if article.byline is None or article.byline.span.end <= article.byline.span.start:
        return
    span = article.byline.span
    block = next(
        (i for i, b in enumerate(article.blocks) if b.span.start <= span.start < b.span.end), None
    )
    if block is None:
        return
    before = article.text[article.blocks[block].span.start : span.start]
    found = regex.search(r"(\p{L}+)\s*:\s*$", before)
    if found:
        start = article.blocks[block].span.start + found.start(1)
        yield LabelDraft(Span(start, start + len(found[1])), span, block, "byline")
