"""Words whose place the text itself names: an article of a law, chapter and verse, a work.

Also in brackets: “Eliasson (2016, 2) puts it”, [Op. Cit., p. 12 and p. 14], (G7, kadın, 54).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import islice

from verify.model import Article, Quotation
from verify.rules.quotations._first_hand_statements import own_sentence
from verify.text.lazy_patterns import regex

_SENTENCE = 160  # characters before a quotation that can say which law it is from
# §, Article 12 of the Code, ст. 20.2 КоАП, 141. madde, Artikel 5: the words of a law.
_LAW = regex.compile(
    r"""
    (?<!\p{L})(?:
      articles? | art\. | sections? | sec\. | clauses? | paragraphs?
      | стать\p{L}{1,3} | ст\. | пункт\p{L}{0,2}
      | artikels? | absatz | l['’]article | paragraphe | maddesi\p{L}* | madde
    )\s*+(?:№\s*+)?\d
    | (?<!§)§++\s*+\d
    | (?<!\d)\d++(?:['’]?\p{Ll}{1,3}|\.)?\s(?:madde|статья|статьи|статье)\p{L}*
    """,
    regex.IGNORECASE | regex.VERBOSE,
)
# (Psalm 119:1), – 2. Mose 3,14, (Мф. 5:3), (Bakara 2:255): chapter and verse.
_VERSE = regex.compile(
    r"\s*[(\[—–-]\s*(?:\d\.?\s)?\p{Lu}\p{L}{1,14}\.?\s\d{1,3}\s?[:.,]\s?\d{1,3}"
    r"(?:\s?[-–—]\s?\d{1,3})?\b"
)
# In _The Gate Will Not Hold_, …: a work set in italics or in quotation marks.
_IN_WORK = regex.compile(
    r"(?<!\p{L})(?:[Ii]n|[Ii]m|[Вв]|[Dd]ans)\s(?:\p{Ll}{2,12}\s)?"
    r"(?:[_*]{1,2}\p{Lu}[^_*\n]{5,90}[_*]{1,2}|[«“„\"]\p{Lu}[^«»“”„\"\n]{5,90}[»”“\"])[,\s]"
)
# (p. 3), on page 14, auf Seite 14, à la page 14, на странице 14, 14. sayfada: a place in a work
# that the sentence names.
_PAGE_NUMBER = regex.compile(
    r"""
    [(,]\s?(?:pp?|S|s|с|С|стр|сс)\.\s?\d
    | (?<!\p{L})(?:on|at)\spages?\s\d
    | (?<!\p{L})(?:auf|S)\sSeiten?\s\d
    | (?<!\p{L})(?:à\sla|aux)\spages?\s\d
    | (?<!\p{L})на\s(?:странице|стр\.|с\.)\s\d
    | (?<!\d)\d++['’.]?\s?\p{L}{0,3}\ssayfa(?:da|sında|larda)
    """,
    regex.VERBOSE,
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"
_BEHIND_YEAR = r"(?:[,:]\s?[^();]{1,40})?"
# Eliasson (2016, 2), Eliasson and Mattsson (2006), Kuyucu’ya göre (2018: 22)
_NARRATIVE = regex.compile(
    rf"(?P<names>\p{{Lu}}[\p{{L}}’'-]+(?:\s[\p{{L}}&.’'-]+){{0,3}})\s\({_YEAR}{_BEHIND_YEAR}\)"
)
# (Eliasson 2016, 2), (Kuyucu, 2018, s. 1157), (see Ünsal ve Türkün, 2014: 22; Lind 2019)
_IN_BRACKETS = regex.compile(rf"[(;](?P<names>[^();\d]{{2,80}}?),?\s{_YEAR}{_BEHIND_YEAR}[);]")
# [Lessons of October, pp. 170-1], [3, с. 15], (Flaubert, p. 12): pages of a work that is named above
# or repeated: [Ibid.]
_PAGES = regex.compile(
    r"""
    [\[(][^\[\]()\n]{0,160}?(?<!\p{L})
    (?:
        (?:pp|ss|сс|стр)\.?\s?\d | [psSс]\.\s?\d       # not the Russian «(с 2019 года)»
      | [Ii]bid | [Oo]p\.\s?[Cc]it | [Ee]bd | [Тт]ам\sже | [Aa]\.?g\.?e\.
    )
    [^\[\]()\n]{0,80}[\])]
    """,
    regex.VERBOSE,
)
_PARAGRAPH = 1500  # characters behind a quotation in which its pages can be
_MOST_YEARS = 5  # of a line: a reference has one or two
_YEARS = regex.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FEWEST_PAGES = 3  # brackets with pages make a convention; one may be an aside
_CAPITAL = regex.compile(r"\p{Lu}[\p{L}-]{2,}")
# (G7, kadın, 54), (P12), (B2): a person of the author's own study; (MI6), (G20) are organizations
_INTERVIEWEE = regex.compile(
    r"\((?P<letters>\p{Lu}{1,3})[ -]?(?P<number>\d{1,3})(?P<person>[,;:]\s\p{Ll}[^()]{1,60})?\)"
)
_FEWEST_INTERVIEWEES = 3  # codes with the same letters
_PARENTHESIS = regex.compile(r"\s*\(([^)]{1,80})\)")
_COMMA = regex.compile(r"(?:(?<!\s)\s+)?[,;]\s*")
_SENTENCE_END = regex.compile(r"[.!?]\s+(?=\p{Lu}\p{Ll})")


def names_place(article: Article, quotation: Quotation) -> bool:
    """Whether the words beside it name a law's article, a chapter and verse, or a work."""
    block = article.blocks[quotation.block].span if article.blocks else quotation.span
    before = article.text[max(block.start, quotation.span.start - _SENTENCE) : quotation.span.start]
    after = article.text[quotation.span.end : quotation.span.end + 90]
    behind = _PARENTHESIS.match(after)
    sentence = _SENTENCE_END.split(before)[-1]
    return (
        _LAW.search(sentence) is not None
        or _IN_WORK.search(sentence) is not None
        or _PAGE_NUMBER.search(f"{sentence} {_own_tail(after)}") is not None
        or (behind is not None and _LAW.search(behind[1]) is not None)
        or _LAW.match(_COMMA.sub("", after, count=1)) is not None
        or _VERSE.match(after) is not None
    )


def _own_tail(after: str) -> str:
    """Return what follows a quotation in its own sentence."""
    return str(_SENTENCE_END.split(after)[0])


def cites_author_and_date(article: Article, quotation: Quotation) -> bool:
    """Whether its sentence names an author and a year that another line of the article has."""
    sentence = own_sentence(article, quotation)
    cited = (
        (name, found["year"])
        for pattern in (_NARRATIVE, _IN_BRACKETS)
        for found in pattern.finditer(sentence)
        for name in _CAPITAL.findall(found["names"])
    )
    return any(_dated_names(article.text)[pair] > 1 for pair in cited)


@lru_cache(maxsize=2)
def _dated_names(text: str) -> Counter[tuple[str, str]]:
    """Return in how many lines a capitalized word and a year are together."""
    found: Counter[tuple[str, str]] = Counter()
    for line in text.split("\n"):
        if years := set(islice(_YEARS.findall(line), _MOST_YEARS)):
            found.update({(name, year) for name in _CAPITAL.findall(line) for year in years})
    return found


def precedes_pages(article: Article, quotation: Quotation) -> bool:
    """Whether brackets with pages are behind it in its paragraph, as the article has several.

    One bracket may be for all quotations of a paragraph: “a” and “b” [p. 12 and p. 14].
    """
    start = quotation.span.end
    end = article.blocks[quotation.block].span.end if article.blocks else start
    near = _PAGES.search(article.text, start, min(end, start + _PARAGRAPH))
    return near is not None and _cites_pages(article.text)


@lru_cache(maxsize=2)
def _cites_pages(text: str) -> bool:
    return sum(1 for _ in islice(_PAGES.finditer(text), _FEWEST_PAGES)) == _FEWEST_PAGES


def names_interviewee(article: Article, quotation: Quotation) -> bool:
    """Whether its sentence gives the code of an interviewee: (G7, female, 54)."""
    found = _INTERVIEWEE.search(own_sentence(article, quotation)) is not None
    return found and _has_interviewees(article.text)


@lru_cache(maxsize=2)
def _has_interviewees(text: str) -> bool:
    """Whether codes in brackets are people: one is described, or several have the same letters."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for found in _INTERVIEWEE.finditer(text):
        numbers[found["letters"]].add(found["number"])
        if found["person"] or len(numbers[found["letters"]]) >= _FEWEST_INTERVIEWEES:
            return True
    return False
