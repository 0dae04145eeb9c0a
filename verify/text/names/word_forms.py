"""Forms of one word in names: British and American, noun and adjective, one and several.

“Labour” and “Labor”, “Africa” and “African”, “Democrat” and “Democrats” are words that a text may
use side by side; “Rahmon” and “Rahman” are two spellings of a name.
"""

from __future__ import annotations

from verify.text.lazy_patterns import re

# British endings and what American English has for them; both are brought to the American one.
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})our(?=s|ed|ing|er|able|al|ite|hood|$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})tre(?=s|$)"), "ter"),  # centre, theatre
    (re.compile(r"(?<=[a-z]{2})is(?=e[sdr]?$|ing$|ations?$|ational$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})yse(?=[sdr]?$)"), "yze"),
    (re.compile(r"(?<=[a-z]{3})ence(?=s|$)"), "ense"),  # defence, licence
    (re.compile(r"(?<=[a-z]{3})ogue(?=s|$)"), "og"),  # catalogue, dialogue
    (re.compile(r"(?<=[a-z]{2}[aeiou])ll(?=ed|ing|ers?$)"), "l"),  # traveller
    (re.compile(r"(?<=progra)mme(?=s|$)"), "m"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"[ao]e(?=[a-z]{3})"), "e"),  # encyclopaedia, foetal
)
# Adjective from the name of a place: Africa, African; Asia, Asian; Kazakhstan, Kazakhstani.
_OF_PLACE = ("n", "an", "ian", "i", "ese", "ish")
# Endings of nouns for members of a group, which have a plural: Socialists, Democrats, Brexiters.
_MEMBERS = ("ist", "crat", "ian", "ican", "ite", "ive", "eral", "iter", "eer")

# What is believed, who believes it, and what is of it: Socialism, Socialists, Socialistic.
_BELIEFS = re.compile(
    r"(?:ism(?:us|e)?|is(?:t|ts|te|ten|tes|tic|tisch\w*|tin|tinnen)|izm\w*|изм\w{0,2}|ист\w{0,3}"
    r"|cra(?:cy|t|ts|tic)|kra(?:tie|t|ten|tisch\w*|si|tlar\w*)|crat(?:ie|es?)|крат\w{0,3})$"
)
_SHORTEST_BELIEF = 3  # letters of its stem
# Developer, Developers; Anarchy, Anarchic; kritische, kritischer. No bare “s”: Robert, Roberts.
_INFLECTED = re.compile(r"(?:[eo]rs?|e[nms]?|ie[sn]?|y|ic(?:al)?|al|o)$")
_SHORTEST_STEM = 5


def share_belief(a: str, b: str) -> bool:
    """Whether two words are a belief and its believers: Anarchism, Anarchists."""
    one, other = (_BELIEFS.sub("", word.casefold()) for word in (a, b))
    return one == other and len(one) >= _SHORTEST_BELIEF and len(one) < min(len(a), len(b))


def share_stem(a: str, b: str) -> bool:
    """Whether two common words differ in their endings only: Developer, Developers."""
    one, other = (_INFLECTED.sub("", word.casefold().rpartition("-")[2]) for word in (a, b))
    return one == other and len(one) >= _SHORTEST_STEM


def spelled_alike(a: str, b: str) -> bool:
    """Whether two words are the British and the American spelling of one: Labour, Labor."""
    return a.casefold() != b.casefold() and american(a) == american(b)


def american(word: str) -> str:
    """Return the word in small letters, with American endings for the British ones."""
    plain = word.casefold()
    for pattern, ending in _AMERICAN:
        plain = pattern.sub(ending, plain)
    return plain


def noun_and_adjective(a: str, b: str) -> bool:
    """Whether one word is the adjective of a place that the other names: Africa, African."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    stem = short[:-1] if short[-1:] in ("a", "y", "e") else short
    return len(short) > 3 and any(long in (short + end, stem + end) for end in _OF_PLACE)


def member_and_members(a: str, b: str) -> bool:
    """Whether one word is the plural of a noun for members of a group: Democrat, Democrats."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    return short.endswith(_MEMBERS) and long in (short + "s", short + "en", short + "e")


def is_genitive(a: str, b: str) -> bool:
    """Whether one name is the other with an “s”, as the German genitive has it: Merkels."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    return long == short + "s"
