"""Tell sentences that speak to the reader of a page from sentences of its article.

A news text says *we* and *you* in quotations only; a request for consent, a poll, a note of the
publisher say it outright. An essay says it throughout: there it tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.read.blocks.piece import Piece
from verify.read.dom.tree import word_set

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“„«»\"][^“”„«»\"]{1,2000}[”“»«\"]")
_SPEAKING = 0.2  # of a text's paragraphs: from there on it is an essay or a guide
# Pronouns of the first person plural and the second person. Left out: those that are another
# word in another language of the list (“size”, “was”, “nos” of a date, Polish “państwa”: of the
# state).
_PRONOUNS = frozenset().union(
    word_set("we us our ours ourselves you your yours yourself"),
    word_set("wir uns unser unsere unserem unseren unserer unseres du dir dich dein deine deinem"),
    word_set("deinen deiner deines euch euer eure eurem euren eurer"),
    word_set("nous notre vous votre vos"),
    word_set("nosotros nuestro nuestra nuestros nuestras usted ustedes vosotros"),
    word_set("nostro nostra nostri nostre vostro vostra vostri vostre"),
    word_set("nosso nossa nossos nossas você vocês"),
    word_set("onze jullie jouw"),
    word_set("nasz nasza nasze naszą naszej naszych twój twoja twoje twojej"),
    word_set("мы нас нам нами наш наша наше наши нашего нашей наших нашим нашу"),
    word_set("вы вас вам вами ваш ваша ваше ваши вашего вашей ваших вашим вашу ты тебе тебя твой"),
    word_set("ми ви вашої нашої нашого вашого"),
    word_set("biz bizi bize bizim siz sizi sizin sizleri sizlere"),
)
# These are other words in Romance languages: “le maire du village”, “uns 200 agricultores”, “onze
# morts”, “un ours”. They count where no common word of those languages is.
_AMBIGUOUS = word_set("du uns onze ours")
_ROMANCE = word_set(
    "a à al au aux c d de dans do dos e el em en est et l la le les los o os par pour que un une"
)
_COURTEOUS = word_set("Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres")  # inside a sentence
# Also written with a capital inside a sentence; other pronouns are then part of a name: Cosa Nostra.
_CAPITALIZED = word_set("вы вас вам вами ваш ваша ваше ваши вашего вашей ваших вашим вашу") | {
    *word_set("siz sizi sizin du dich dir dein deine usted ustedes vous votre vos you"),
}


def speaks_to_reader(text: str) -> bool:
    """Return whether a text says “you” or “we” outside quotation marks."""
    bare, end = _QUOTED.sub(" . ", text), 0
    romance: bool | None = None
    for found in _WORD.finditer(bare):
        word = found[0]
        opens = end == 0 or any(sign in ".!?:…[(" for sign in bare[end : found.start()])
        end = found.end()
        if word in _COURTEOUS and not opens:
            return True
        if word.lower() not in _PRONOUNS or _is_name(word, opens, bare[end : end + 2]):
            continue
        if word.lower() not in _AMBIGUOUS:
            return True
        if romance is None:
            romance = not _ROMANCE.isdisjoint(_WORD.findall(bare.lower()))
        if not romance:
            return True
    return False


def _is_name(word: str, opens: bool, behind: str) -> bool:
    """Whether a word that is spelled like a pronoun is (part of) a name: US, Notre-Dame, l'Eure."""
    if word.isupper() and len(word) > 1:
        return True
    joined = behind[:1] == "-" and behind[1:].isupper()
    inside = not opens and word.lower() not in _CAPITALIZED
    return word[0].isupper() and (joined or inside)


def is_spoken_to(pieces: Sequence[Piece], indices: Iterable[int]) -> bool:
    """Return whether these paragraphs speak to the reader throughout, as an essay does."""
    said = [speaks_to_reader(pieces[index].text[:2000]) for index in indices]
    return sum(said) > _SPEAKING * len(said)
