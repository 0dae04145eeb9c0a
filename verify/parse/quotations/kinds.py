"""Classify quotations: statement, title, term, headline or pull quote."""

from __future__ import annotations

from functools import cache

from verify.languages import load_language, load_languages
from verify.model import Block, BlockKind, QuotationKind
from verify.parse.people.words import slavic_stem
from verify.parse.quotations.article_context import ArticleContext, lies_within
from verify.parse.quotations.attribution import Attribution
from verify.parse.quotations.before_marks import has_article, has_owner, names_thing
from verify.parse.quotations.examples import is_example
from verify.parse.quotations.marks import MarkPair
from verify.parse.quotations.sentence_context import SentenceContext
from verify.parse.quotations.speakers.preceding_sentence import fills_sentence
from verify.text.lazy_patterns import regex

# A span of at least this many words can be a sentence. In the test corpus, the shortest statement
# without a cue has five words, and names and terms have at most six capitals.
_SENTENCE_WORDS = 6


def classify_quotation(
    context: ArticleContext,
    pair: MarkPair,
    block: Block,
    around: SentenceContext,
    said: Attribution,
    note: int | None,
) -> QuotationKind:
    """Return the kind of the quotation in a pair of marks."""
    if note is not None or _is_cited_title(context, pair):
        return QuotationKind.TITLE
    if block.kind in (BlockKind.TITLE, BlockKind.FURNITURE, BlockKind.HEADING):
        return _in_headline(context, pair, said)
    if block.kind is BlockKind.BIOGRAPHY or pair.depth > 0 or _is_work(context, pair, around):
        return _name_or_title(context, pair, around)
    if said.speaker is None and is_example(context, pair, block):
        return QuotationKind.TERM
    if said.cue is None and _is_attributive(context, pair):
        return QuotationKind.TERM
    if said.cue and not _is_name(context, pair, said):
        return QuotationKind.STATEMENT
    index = context.block_at(pair.span.start)
    if context.is_alone(pair, index) and context.word_count(pair) >= _SENTENCE_WORDS:
        spoken = context.is_announced(index) or context.continues_quotation(pair, index)
        return QuotationKind.STATEMENT if spoken else QuotationKind.PULL_QUOTE
    if _reads_as_sentence(context, pair):
        return QuotationKind.STATEMENT
    if said.speaker and fills_sentence(context, pair, around):  # Bell was blunt. “We were awful.”
        return QuotationKind.STATEMENT
    return _name_or_title(context, pair, around)


def _is_cited_title(context: ArticleContext, pair: MarkPair) -> bool:
    length = pair.inner.end - pair.inner.start
    return any(
        lies_within(title.span, pair.span) and length < 2 * len(title.value) + 40
        for title in context.parts.titles_from(pair.span)
    )


def _in_headline(context: ArticleContext, pair: MarkPair, said: Attribution) -> QuotationKind:
    if said.speaker or context.word_count(pair) >= 5:
        return QuotationKind.HEADLINE
    return QuotationKind.TERM if _is_capitalized(context, pair) else QuotationKind.HEADLINE


def _is_capitalized(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether every longer word has a capital (Title Case)."""
    words = [w for w in regex.findall(r"\p{L}[\p{L}’'-]*", context.inner(pair)) if len(w) > 3]
    return bool(words) and all(w[0].isupper() for w in words)


def _is_name(context: ArticleContext, pair: MarkPair, said: Attribution) -> bool:
    """Return whether it is a name, although the sentence has a cue.

    E.g. at the “Russia-Central Asia” meeting, Rahmon stated …
    """
    inner = context.inner(pair).strip()
    count = context.word_count(pair)
    if count > 5:
        return False
    if names_thing(context, pair, said.cue.value if said.cue else ""):
        return True
    if inner.endswith(",") and _is_capitalized(context, pair) and inner.split()[-1][0].isupper():
        return has_owner(context, pair) or (count > 1 and not _next_to_cue(context, pair, said))
    if regex.search(r"[,;:]$", inner):
        return False
    if count <= 4 and inner[:1].islower() and has_article(context, pair):
        return True
    if count <= 3 and inner[:1].isupper() and _is_beside_speaker(context, pair):
        return True
    spoken = inner.endswith(("!", "?")) or inner[:1].islower()
    if _is_capitalized(context, pair) and not spoken:
        return not _next_to_cue(context, pair, said)
    return (
        count <= 2
        and not _next_to_cue(context, pair, said)
        and not _complements(context, pair, said)
    )


def _is_attributive(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether it describes the noun behind it: the “we shall see” school."""
    after = context.article.text[pair.span.end : pair.span.end + 3]
    return has_article(context, pair) and regex.match(r" \p{Ll}", after) is not None


# «…», — рассказала «Речной газете» учительница: the verb has its quotation before it
_ADDRESSED = regex.compile(r"[»”“]\s*+,?+\s*+[—–-]?+\s*+\p{Ll}++\s*+$")
# Как сообщил «Вестник», мост … · Comme l’écrit « Le Courrier », …: who says it
_REPORTING = regex.compile(
    r"(?<!\p{L})(?:[Кк]ак|[Яя]к|[Cc]omme|[Aa]insi que)\s(?:l['’])?(?:\p{Ll}+\s){1,2}$"
)
# Гендиректор «Речпорта» И. Ф. Мельник · Der Geschäftsführer von „Nordwind“ Hugo Lind
_BEARER = regex.compile(r"\s(?:\p{Lu}\.\s?){0,2}\p{Lu}\p{Ll}+")
_OFFICE = regex.compile(r"\p{Ll}{3}\s*$")


def _is_beside_speaker(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether it names whom the words were said to, or the body that a speaker heads."""
    text, inner = context.article.text, context.inner(pair)
    before = text[max(0, pair.span.start - 40) : pair.span.start]
    if _ADDRESSED.search(before) or _REPORTING.search(before):
        return True
    closed = inner.rstrip()[-1:] in ".,!?…"
    return not closed and bool(_OFFICE.search(before) and _BEARER.match(text, pair.span.end))


def _next_to_cue(context: ArticleContext, pair: MarkPair, said: Attribution) -> bool:
    """Return whether only a comma, a colon and the speaker separate the quotation from its cue."""
    if said.cue is None:
        return False
    start, end = (
        sorted((pair.span.end, said.cue.span.start))
        if said.cue.span.start >= pair.span.end
        else (said.cue.span.end, pair.span.start)
    )
    between = context.article.text[start:end]
    return bool(
        regex.fullmatch(
            r"\s*[,:—–-]*\s*(?:that\s*|что\s*|dass\s*)?"
            r"(?:\p{Lu}[\p{L}.’-]*\s*){0,4}"
            r"(?:he\s*|she\s*|он\s*|она\s*)?",
            between,
        )
    )


def _complements(context: ArticleContext, pair: MarkPair, said: Attribution) -> bool:
    """Return whether it is part of a reported clause.

    E.g. «глубоко встревожен» in "добавил, что он «…»".
    """
    if said.cue is None or said.cue.span.end > pair.span.start:
        return False
    between = context.article.text[said.cue.span.end : pair.span.start]
    return (
        bool(regex.search(r"[,:]|\b(?:that|as|что|dass|que)\b", between))
        and context.inner(pair)[:1].islower()
    )


def _is_work(context: ArticleContext, pair: MarkPair, around: SentenceContext) -> bool:
    """Return whether a noun for a work precedes it.

    E.g. the film «…», the law «…», a book titled “…”.
    """
    code = (
        context.article.blocks[context.block_at(pair.span.start)].language
        or context.article.language
    )
    chosen = load_language(code) or load_languages()["en"]
    words = regex.findall(
        r"[\p{L}-]+", context.article.text[around.before.start : around.before.end]
    )
    numbered = regex.search(
        r"№\s?[\d-]+\s*$", context.article.text[around.before.start : around.before.end]
    )
    tail = [w.lower() for w in words[-1:]]
    if numbered:
        return True
    if context.inner(pair).strip()[:1].islower():  # called the project “the pride of the republic”
        return False
    if regex.search(r"[,:]\s*$", context.article.text[around.before.start : around.before.end]):
        return False
    after = regex.match(
        r"\s*([\p{L}]+)", context.article.text[around.after.start : around.after.end]
    )
    turkish = code == "tr" and after is not None and after[1].lower() in chosen.speech.works
    return turkish or any(
        w in chosen.speech.works or slavic_stem(w) in _work_stems(chosen.code) for w in tail
    )


def _name_or_title(
    context: ArticleContext, pair: MarkPair, around: SentenceContext
) -> QuotationKind:
    return (
        QuotationKind.TITLE
        if _is_work(context, pair, around) and _block_is_prose(context, pair)
        else QuotationKind.TERM
    )


def _block_is_prose(context: ArticleContext, pair: MarkPair) -> bool:
    return context.article.blocks[context.block_at(pair.span.start)].kind is not BlockKind.BIOGRAPHY


def _reads_as_sentence(context: ArticleContext, pair: MarkPair) -> bool:
    """Return whether it reads as speech: final punctuation inside, a comma, or many words."""
    inner = context.inner(pair).strip()
    count = context.word_count(pair)
    if _is_capitalized(context, pair) and count <= 12:
        return False
    return count >= _SENTENCE_WORDS and (
        inner[-1:] in ".!?…," or inner[:1].islower() or count >= 12
    )


@cache
def _work_stems(code: str) -> frozenset[str]:
    """Return the nouns for works, without case endings in languages that have them."""
    chosen = load_languages()[code]
    return (
        frozenset(slavic_stem(w) for w in chosen.speech.works)
        if chosen.script == "Cyrillic"
        else frozenset()
    )
