"""Statements that the author heard, or whose occasion the sentence names.

They have no published source: “she told us”, “my mother said”, “a nurse said”. Or the text itself
says where the words were said or written: at a press conference, in a letter, on a sign.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache

from verify.languages import Language, load_languages
from verify.model import Article, BlockKind, Dossier, Quotation
from verify.rules._places import text_at
from verify.text.lazy_patterns import regex

_BEFORE, _BEHIND = 240, 160  # characters of the quotation's own sentence
_PARAGRAPH = 600  # characters of its paragraph: “when we met last week”, two sentences above
_CREDIT_WORDS = 14  # “Interview by Ada Example”, a line of its own
_FEWEST_TURNS = 3  # of one speaker in a transcript
_FEWEST_NARRATED = 3  # sentences with “I”
_FEWEST_QUESTIONS = 4  # lines that are questions, in an interview without names
_SHARE_QUESTIONS = 0.25
_SENTENCE_END = regex.compile(r"[.!?…]['’”»“\"]?\s+(?=\p{Lu}|[«„“\"])")
_ENDS_ITSELF = regex.compile(r"[.!?…]['’”»“\"]*$")
_NEW_SENTENCE = regex.compile(r"\s*(?:$|\n|\p{Lu}|[«„“\"])")
_FULL_NAME = regex.compile(r"\p{Lu}[\p{Ll}’'-]+\s(?:\p{Lu}\.\s)?\p{Lu}[\p{Ll}’'-]+")
# “Ada Example: It did not.” – the label of a turn.
_TURN = regex.compile(r"[*_]*(?P<who>\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3})[*_]*:[*_]*\s")
_QUESTION = regex.compile(r"\?['’”»“\"*_]*$")


def was_heard(article: Article, quotation: Quotation) -> bool:
    """Whether it was said to the author, by people of their life, or by somebody unnamed."""
    own = own_sentence(article, quotation)
    words = _words(quotation.language or article.language or "en")
    if words.told.search(_paragraph(article, quotation)) or words.own.search(own):
        return True
    named = quotation.speaker is not None and quotation.speaker.person is not None
    return not named and not _FULL_NAME.search(own) and words.private.search(own) is not None


def names_occasion(article: Article, quotation: Quotation) -> bool:
    """Whether it was heard, or its sentence says where, or a private person says it."""
    own = own_sentence(article, quotation)
    words = _words(quotation.language or article.language or "en")
    return (
        was_heard(article, quotation)
        or words.occasion.search(own) is not None
        or words.private.search(own) is not None
    )


def holds_office(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether the speaker, or the text above and around the statement, has an office.

    What a minister or a professor says is on record elsewhere.
    """
    article = dossier.article
    speaker = quotation.speaker
    if speaker and speaker.name.value[:1].islower() and " " in speaker.name.value:
        return True  # “the harbor master said”: an office, for no private person is described so
    person = speaker.person if speaker else None
    if person is not None and any(label.person == person for label in dossier.labels):
        return True
    above = quotation.block - 1
    before = text_at(article, article.blocks[above].span)[-_PARAGRAPH:] if above >= 0 else ""
    near = f"{before} {_paragraph(article, quotation)}"
    words = _words(quotation.language or article.language or "en")
    return words.office.search(near) is not None


def is_own_material(dossier: Dossier) -> bool:
    """Whether an article is an interview, a press release, or told by an “I” that was there."""
    article = dossier.article
    menus = article.format == "html"  # “Press releases”; elsewhere it is “For immediate release”
    blocks = (b for b in article.blocks if not (menus and b.kind is BlockKind.FURNITURE))
    texts = [text_at(article, block.span) for block in blocks]
    material = _words(article.language or "en").material
    short = (text for text in texts if len(text.split()) <= _CREDIT_WORDS)
    return (
        any(material.search(text) for text in short)
        or _is_transcript(texts)
        or _tells_in_first_person(dossier)
    )


def _tells_in_first_person(dossier: Dossier) -> bool:
    """Whether an “I” tells the article, or somebody speaks to its author: “I ask”, “she told us”."""
    words = _words(dossier.article.language or "en")
    return (
        _outside_quotations(dossier, words.narrator) >= _FEWEST_NARRATED
        or _outside_quotations(dossier, words.told) > 0
    )


def _outside_quotations(dossier: Dossier, pattern: regex.Pattern[str]) -> int:
    said = sorted(quotation.span for quotation in dossier.quotations)
    starts = [span.start for span in said]
    count = 0
    for found in pattern.finditer(dossier.article.text):
        at = bisect_right(starts, found.start()) - 1
        count += at < 0 or found.start() >= said[at].end
    return count


def own_sentence(article: Article, quotation: Quotation) -> str:
    """Return the quotation's own sentence without the quotation, and the line that announces it."""
    return " ".join(_parts(article, quotation))


def _paragraph(article: Article, quotation: Quotation) -> str:
    """Return the words of its paragraph around the quotation, and those between its parts."""
    if not article.blocks:
        return ""
    block = article.blocks[quotation.block].span
    start = max(block.start, quotation.span.start - _PARAGRAPH)
    end = min(block.end, quotation.span.end + _PARAGRAPH)
    return f"{article.text[start : quotation.span.start]} {article.text[quotation.span.end : end]}"


def _parts(article: Article, quotation: Quotation) -> Iterator[str]:
    text, span = article.text, quotation.span
    block = article.blocks[quotation.block].span if article.blocks else span
    before = text[max(block.start, span.start - _BEFORE) : span.start]
    if not before.strip("> \n*_") and quotation.block:
        above = text_at(article, article.blocks[quotation.block - 1].span).rstrip(" *_\n>")
        before = above[-_BEFORE:] if above.endswith((":", ",")) else ""
    yield _SENTENCE_END.split(before)[-1]
    behind = text[span.end : max(span.end, min(block.end, span.end + _BEHIND))]
    inside = text_at(article, quotation.inner)
    if not (_ENDS_ITSELF.search(inside) and _NEW_SENTENCE.match(behind)):
        yield _SENTENCE_END.split(behind)[0]


def _is_transcript(texts: list[str]) -> bool:
    """Whether one speaker's label opens several lines, or many lines are questions."""
    labels = Counter(match["who"] for text in texts if (match := _TURN.match(text)))
    if sum(1 for count in labels.values() if count >= _FEWEST_TURNS) > 1:
        return True
    questions = sum(1 for text in texts if _QUESTION.search(text))
    return questions >= max(_FEWEST_QUESTIONS, _SHARE_QUESTIONS * len(texts))


class _Words:
    """The patterns of one language."""

    def __init__(self, language: Language) -> None:
        speech = language.speech
        self.told = _any(speech.told_author)
        self.own = _any(speech.own_people)
        self.private = _any(speech.private_people)
        self.occasion = _any(speech.occasions)
        self.material = _any(speech.own_material)
        # “I” and not “i”; the last of these words is a plural, with which authors speak as well
        mine = "|".join(_capital(word) for word in speech.first_person[:-1]) or "(?!)"
        self.narrator = regex.compile(rf"(?<!\p{{L}})(?:{mine})(?:['’]\p{{Ll}}|\s\p{{Ll}})")
        self.office = _any(language.roles.nouns)


def _capital(word: str) -> str:
    return word.upper() if word == "i" else f"(?:{word}|{word.capitalize()})"


@cache
def _words(code: str) -> _Words:
    known = load_languages()
    return _Words(known.get(code) or known["en"])


def _any(phrases: tuple[str, ...]) -> regex.Pattern[str]:
    """Return a pattern of whole words; a straight apostrophe also stands for a curly one."""
    longest = sorted(phrases, key=len, reverse=True)
    escaped = (regex.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in longest)
    body = "|".join(escaped) or "(?!)"
    return regex.compile(rf"(?<!\p{{L}})(?:{body})(?!\p{{L}})", regex.I)
