"""Labels: who is called what, and where. Shapes of English, Russian and Turkish prose.

A label needs a role noun of the language and a name next to it; what cannot be tied to one
name is left out. Spans are offsets into the article's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from verify.languages import languages
from verify.model import Article, Block, BlockKind, Field, Span
from verify.parse import roles, vocabulary
from verify.parse.roles import Word

_SKIPPED = (BlockKind.NOTES,)
_INITIALS = regex.compile(r"\p{Lu}\.(?:\s?\p{Lu}\.)*")
_CONNECTS = frozenset(
    [
        "of",
        "for",
        "at",
        "to",
        "and",
        "in",
        "the",
        "on",
        "with",
        "from",
        "de",
        "du",
        "des",
        "la",
        "für",
        "der",
        "und",
    ]
)
_MAX_ROLE = 18  # words; the longest of the articles has 16


@dataclass(frozen=True, slots=True)
class Draft:
    """A label before persons are joined."""

    role: Span
    name: Span
    block: int
    shape: str


def find_labels(article: Article) -> list[Draft]:
    """Every label of the article in order of the text."""
    found: list[Draft] = []
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        found.extend(_in_block(article, index, block))
    found.extend(_byline(article))
    known = {
        w
        for d in found
        for w in _name_words(article.text, d.name)
        if " " in article.text[d.name.start : d.name.end]
    }
    unique = {(d.role, d.name): d for d in reversed(found) if _certain(article.text, d, known)}
    return sorted(unique.values(), key=lambda d: (d.name, d.role))


def _name_words(text: str, span: Span) -> list[str]:
    return [roles.lower(w) for w in text[span.start : span.end].split()]


def _certain(text: str, draft: Draft, known: set[str]) -> bool:
    """One word is a name beside a role if the article gives it a first name elsewhere, or if
    the role cannot be an adjective and the word is no abbreviation ("General Assembly")."""
    name = text[draft.name.start : draft.name.end]
    if " " in name or draft.shape in ("byline", "biography", "honorific"):
        return not all(w.isupper() for w in name.split())
    if roles.lower(name) in known:
        return True
    role = roles.lower(text[draft.role.start : draft.role.end].split()[-1])
    return (
        draft.shape == "prefix"
        and role not in roles.ADJECTIVAL
        and not name.isupper()
        and name[0].isupper()
    )


def _in_block(article: Article, index: int, block: Block) -> Iterator[Draft]:
    code = block.language or article.language
    words = roles.words(article.text, block.span)
    reader = _Reader(article.text, words, code, index)
    if block.kind is BlockKind.BIOGRAPHY:
        yield from reader.biography()
    if header := reader.header():
        yield header
        return
    at = 0
    while at < len(words):
        length = roles.role_at(words, at, code)
        if length:
            yield from reader.around(at, at + length)
        at += max(1, length)
    yield from reader.honorifics()


@dataclass(slots=True)
class _Reader:
    """The words of one block, read around each role noun."""

    text: str
    words: list[Word]
    code: str | None
    block: int

    # -------------------------------------------------------------- around one role noun

    def around(self, start: int, end: int) -> Iterator[Draft]:
        """The labels that the role noun ``words[start:end]`` gives."""
        left = self._left(start)
        after = self._name_after(end)
        if after is not None:
            role_end, name = after
            yield Draft(self._span(left, role_end), name, self.block, "prefix")
            return
        if named := self._apposition(left, start, end):
            yield named

    def _left(self, start: int) -> int:
        """The role reaches left over capitals, possessives and modifiers: "former CSTO Secretary"."""
        at = start
        while at > 0 and start - at < 8 and self._belongs(at - 1) and self._joined(at - 1):
            at -= 1
        while at < start and not self._opens_role(at, start):
            at += 1
        return at

    def _opens_role(self, at: int, start: int) -> bool:
        """May the role begin with this word? A capital at the head of a sentence says nothing:
        "Then President …", "Приехал бывший …", "Toplantıya Kırgızistan … Bakanı"."""
        word = self.words[at]
        if self._adjective(at) or (word.lower in roles.modifiers(self.code) and not word.capital):
            return True
        if not word.capital or word.lower in roles.DIRECTIONS:
            return word.capital
        if not self._opens_sentence(at) or roles.is_territory(word.lower) or word.text.isupper():
            return True
        place = any(roles.is_territory(w.lower) for w in self.words[at + 1 : start])
        return (
            not place
            and self.code not in ("ru", "uk")
            and roles.is_rare(word.lower, self.code, at + 1 < start)
        )

    def _opens_sentence(self, at: int) -> bool:
        before = self.text[max(0, self.words[at].span.start - 3) : self.words[at].span.start]
        return at == 0 or bool(regex.search(r"[.!?…:]\s+$|\n", before))

    def _belongs(self, at: int) -> bool:
        word = self.words[at]
        if word.lower in roles.never_names():
            return False
        return word.capital or word.lower in roles.modifiers(self.code) or self._adjective(at)

    def _adjective(self, at: int) -> bool:
        """Russian adjectives agree with the role: «американский шоумен»."""
        return (
            self.code in ("ru", "uk")
            and bool(
                regex.search(r"(?:[ыио]й|ая|яя|[оеы][гм][оу]|ым|им|ой|ей)$", self.words[at].lower)
            )
            and len(self.words[at].lower) > 4
        )

    def _joined(self, at: int) -> bool:
        """Nothing but a space (or a closing quotation mark) between this word and the next."""
        between = self.text[self.words[at].span.end : self.words[at + 1].span.start]
        return between.strip(" \u00a0") == "" and "\n" not in between

    def _span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end``, with a mark or bracket that closes inside them."""
        first, last = self.words[start].span.start, self.words[end - 1].span.end
        inside = self.text[first:last]
        for opening, closing in ("“”", "«»", "()", "„“"):
            if (
                inside.count(opening) > inside.count(closing)
                and self.text[last : last + 1] == closing
            ):
                last += 1
        if year := regex.match(r"(?:\s(?:\d{4}))(?!\d)", self.text[last : last + 6]):
            last += year.end() if inside.endswith(("since", "from")) else 0
        return Span(first, last)

    # -------------------------------------------------------------- role, then name

    def _name_after(self, end: int) -> tuple[int, Span] | None:
        """The name behind a role that ends before word ``end``: (end of the role, name)."""
        if end >= len(self.words):
            return None
        if self._gap(end) == "" and self.words[end].capital and (direct := self._split_run(end)):
            return direct
        return self._after_complement(end)

    def _gap(self, at: int) -> str:
        """What stands between word ``at`` and the one before it, without spaces."""
        between = self.text[self.words[at - 1].span.end : self.words[at].span.start]
        return "\n" if "\n" in between else between.strip(" \u00a0")

    def _split_run(self, at: int) -> tuple[int, Span] | None:
        """A run of capitals from ``at`` on: places first, then the name."""
        run = self._run(at)
        while at < run and self._place(at) and not self._person_word(at):
            at += 1
        name = self._name_in(at, run)
        return (name[0], name[1]) if name else None

    def _run(self, at: int) -> int:
        """The end of the run of capitalised words (initials and particles included)."""
        end = at
        while end < len(self.words):
            word = self.words[end]
            particle = self._particle(end)
            if (end > at and self._gap(end) not in ("", ".")) or not (word.capital or particle):
                break
            if end > at and self._gap(end) == "." and len(self.words[end - 1].text) > 1:
                break
            if word.lower in roles.never_names() and not particle:
                break
            end += 1
            if roles.bare(word.text) != word.text:
                break
        return end

    def _particle(self, at: int) -> bool:
        """ "Ursula von der Leyen": particles inside a name, a capital behind the last."""
        end = at
        while end < len(self.words) and end - at < 3 and self.words[end].lower in _particles():
            end += 1
        return end > at and end < len(self.words) and self.words[end].capital and not self._gap(end)

    def _place(self, at: int) -> bool:
        return roles.is_territory(self.words[at].lower) or (
            self.words[at].text.isupper()
            and len(self.words[at].text) > 1
            and self.code != "tr"
            and not self._surname_in_capitals(at)
        )

    def _surname_in_capitals(self, at: int) -> bool:
        return (
            at > 0
            and self.words[at - 1].capital
            and not self.words[at - 1].text.isupper()
            and self._gap(at) == ""
        )

    def _person_word(self, at: int) -> bool:
        return self.code == "ru" and _is_given_name(self.words[at].text)

    def _name_in(self, at: int, end: int) -> tuple[int, Span] | None:
        """The person in ``words[at:end]``: the first given name on, else the last two or three words."""
        if end <= at:
            return None
        inner = [i for i in range(at, end) if roles.role_at(self.words, i, self.code)]
        if inner:
            return None
        start = at
        if self.code == "ru":
            start = self._past_bodies(start, end)
            if start == end:
                return None
        if sum(w.capital for w in self.words[start:end]) > 3 and start == at:
            start = end - 2
        first, last = self.words[start], self.words[end - 1]
        return start, Span(
            first.span.start,
            first.span.start + len(self.text[first.span.start : last.span.end]) - _tail(last),
        )

    def _past_bodies(self, start: int, end: int) -> int:
        """Past the words of a body in a Russian run: «Совета Федерации Олег Руденко». The last two
        words are a name though the dictionary knows one of them: «Болот Асанов»."""
        while start < end and not _is_given_name(self.words[start].text):
            last_two = end - start == 2 and not _is_common(self.words[end - 1].text)
            if last_two or not _is_common(self.words[start].text):
                break
            start += 1
        return start

    def _after_complement(self, end: int) -> tuple[int, Span] | None:
        """ "President of Russia Vladimir Putin", "the Defence Minister of Kyrgyzstan, B. B.",
        «министр обороны Киргизии …»: a complement, then the name with or without a comma."""
        at = end
        while at < len(self.words) and at - end < _MAX_ROLE:
            gap = self._gap(at)
            if gap == "," and at > end:
                return self._after_comma(end, at)
            if (gap not in ("", "«", "»", "“", "”", '"', "-", "(", ")") and at > end) or (
                gap and at == end
            ):
                return None
            word = self.words[at]
            if not word.capital and not self._complement_word(at, end):
                return None
            if word.capital:
                return self._capital_in_complement(end, at)
            at += 1
        return None

    def _complement_word(self, at: int, end: int) -> bool:
        """May this lower-case word stand inside a role: of, for (en); a genitive noun (ru)."""
        word = self.words[at].lower
        if self.code in ("ru", "uk"):
            return word not in _RU_BREAKS and at - end < 10
        if self.code == "tr":
            return False
        return word in _CONNECTS if at == end else True

    def _capital_in_complement(self, end: int, at: int) -> tuple[int, Span] | None:
        run = self._run(at)
        if self.code in ("ru", "uk"):
            start = next((i for i in range(at, run) if _is_given_name(self.words[i].text)), None)
            if start is not None and start == run - 1 and start > at and not self._place(start - 1):
                start -= 1  # «Болот Асанов»: the last word of a name is hardly its first name
            if start is not None:
                name = self._name_in(start, run)
                return (start, name[1]) if name and run - start >= 1 else None
        split = at
        while split < run and self._place(split):
            split += 1
        if split > at and run - split >= 2:
            name = self._name_in(split, run)
            return (name[0], name[1]) if name else None
        if split == at and run - at >= 4 and self.code not in ("ru", "uk"):
            return None
        return self._comma_after(end, run)

    def _comma_after(self, end: int, run: int) -> tuple[int, Span] | None:
        """The complement ended with a capital run; go on to a comma with a name behind it."""
        at = run
        while at < len(self.words) and at - end < _MAX_ROLE:
            gap = self._gap(at)
            if gap in (",", "),", "”,", "»,"):
                return self._after_comma(end, at)
            if gap not in ("", "“", "”", "«", "»", "(", ")"):
                return None
            word = self.words[at]
            if not word.capital and word.lower not in _CONNECTS and self.code not in ("ru", "uk"):
                return None
            if self.code in ("ru", "uk") and word.capital and _is_given_name(word.text):
                name = self._name_in(at, self._run(at))
                return (at, name[1]) if name else None
            at += 1
        return None

    def _after_comma(self, end: int, at: int) -> tuple[int, Span] | None:
        """A name of two words or more behind the comma, or a second role with its name."""
        if not self.words[at].capital:
            return None
        if length := roles.role_at(self.words, at, self.code):
            after = self._name_after(at + length)
            return (at, after[1]) if after and after[0] == at + length else None
        run = self._run(at)
        if run - at < 2 or any(roles.is_territory(w.lower) for w in self.words[at:run]):
            return None
        name = self._name_in(at, run)
        return (at, name[1]) if name and name[0] == at else None

    # -------------------------------------------------------------- name, then role

    def _apposition(self, left: int, start: int, end: int) -> Draft | None:
        """ "Sadyr Japarov, the President of Kyrgyzstan, who …" · "Mars Sariev (columnist)" """
        first = left
        while (
            first > 0
            and start - first < 6
            and self._gap(first) == ""
            and self._before_role(first - 1)
        ):
            first -= 1
        if first == 0 or self._gap(first) not in (",", "("):
            return None
        name = self._name_before(first, self._gap(first))
        if name is None:
            return None
        while first < start and self.words[first].lower in (
            "the",
            "a",
            "an",
            "ein",
            "eine",
            "der",
            "die",
            "bir",
            "le",
            "la",
            "un",
            "une",
        ):
            first += 1
        shape = "parenthesis" if self._gap_at(first, name) == "(" else "apposition"
        stop = self._role_end(end, shape)
        return Draft(self._span(first, stop), name, self.block, shape)

    def _before_role(self, at: int) -> bool:
        word = self.words[at]
        return not word.capital and (
            word.lower
            in (
                "the",
                "a",
                "an",
                "ein",
                "eine",
                "der",
                "die",
                "bir",
                "le",
                "la",
                "un",
                "une",
                "senior",
                "leading",
            )
            or self._adjective(at)
            or (
                regex.fullmatch(r"[\p{Ll}-]+", word.text) is not None
                and at > 0
                and self._gap(at) == ""
            )
        )

    def _gap_at(self, first: int, name: Span) -> str:
        return "(" if "(" in self.text[name.end : self.words[first].span.start] else ","

    def _name_before(self, first: int, gap: str) -> Span | None:
        """The name that ends right before word ``first``: two words, or one before a bracket."""
        at = first - 1
        start = at
        while start >= 0 and (self.words[start].capital or self.words[start].lower in _particles()):
            if start < at and self._gap(start + 1) not in ("", "."):
                break
            if self.words[start].lower in roles.never_names() or roles.is_territory(
                self.words[start].lower
            ):
                break
            start -= 1
        start += 1
        if not 1 <= first - start <= 5:
            return None
        for i in range(start, first):
            if length := roles.role_at(self.words, i, self.code):
                start = i + length
        if start >= first:
            return None
        return Span(self.words[start].span.start, self.words[at].span.end - _tail(self.words[at]))

    def _role_end(self, end: int, shape: str) -> int:
        """The role goes on to the next comma, bracket, dash or relative clause."""
        at = end
        while at < len(self.words) and at - end < _MAX_ROLE:
            gap = self._gap(at)
            if (
                gap not in ("", "“", "”", "«", "»", "’", "'", "-")
                or self.words[at].lower in _CLAUSE
            ):
                break
            if (
                shape == "apposition"
                and self.words[at].lower in _cues()
                and self.words[at - 1].lower not in _CONNECTS
            ):
                break
            at += 1
        return at

    # -------------------------------------------------------------- headers, honorifics, biographies

    def header(self) -> Draft | None:
        """ "Institute (OIES), Senior Research Fellow Gulmira Rzayeva: “…”" opens a block."""
        colon = (
            self.text.find(":", self.words[0].span.start, self.words[0].span.start + 200)
            if self.words
            else -1
        )
        if colon < 0 or not regex.match(r":\s*[“\"«„]", self.text[colon : colon + 4]):
            return None
        head = [w for w in self.words if w.span.end <= colon]
        if not head or head[-1].span.end != colon or not head[-1].capital:
            return None
        for i in range(len(head) - 1, -1, -1):
            length = roles.role_at(self.words, i, self.code) or (
                head[i].capital and head[i].lower in vocabulary.honorifics()
            )
            if length and i + length < len(head) and i + length >= len(head) - 4:
                name = self._name_in(i + length, len(head)) if head[i + length].capital else None
                if name:
                    stop = self.words[i + length - 1].span.end
                    stop += self.text[stop : stop + 1] == "."
                    return Draft(Span(head[0].span.start, stop), name[1], self.block, "header")
        return None

    def honorifics(self) -> Iterator[Draft]:
        """ "Mr. Japarov", "Dr. Sabir Askeroğlu": the honorific is the label."""
        for i, word in enumerate(self.words[:-1]):
            if (
                word.capital
                and len(word.lower) > 1
                and word.lower in vocabulary.honorifics()
                and not roles.role_at(self.words, i, self.code)
            ):
                stop = 1 if self.text[word.span.end : word.span.end + 1] == "." else 0
                between = self.text[word.span.end + stop : self.words[i + 1].span.start]
                if between.strip(" \u00a0") or "\n" in between or not self.words[i + 1].capital:
                    continue
                name = self._name_in(i + 1, self._run(i + 1))
                if name and name[0] == i + 1:
                    yield Draft(
                        Span(word.span.start, word.span.end + stop),
                        name[1],
                        self.block,
                        "honorific",
                    )

    def biography(self) -> Iterator[Draft]:
        """ "X served as Second Secretary at …", "was a columnist for …", "has been working as an expert at …" """
        subject = self._subject()
        if subject is None:
            return
        for found in _SERVED.finditer(self.text, self.words[0].span.start, self.words[-1].span.end):
            at = next((i for i, w in enumerate(self.words) if w.span.start >= found.end()), None)
            if at is None:
                continue
            for i in range(at, min(at + 5, len(self.words))):
                if length := roles.role_at(self.words, i, self.code):
                    stop = self._role_end(i + length, "biography")
                    yield Draft(self._span(at, stop), subject, self.block, "biography")
                    break

    def _subject(self) -> Span | None:
        if not self.words or not self.words[0].capital:
            return None
        run = self._run(0)
        if run < 2 and not (run == 1 and len(self.words) > 1):
            return None
        name = self._name_in(0, run)
        return name[1] if name else None


_SERVED = regex.compile(
    r"(?:serv(?:ed|es|ing) as|work(?:ed|s|ing) as|(?:was|is|been|became) (?=an?\s|the\s)|position of|appointed(?: as)?|career as)\s*(?:an?\s+|the\s+)?",
    regex.I,
)
_CLAUSE = frozenset(
    [
        "who",
        "whose",
        "which",
        "that",
        "between",
        "during",
        "when",
        "where",
        "told",
        "said",
        "und",
        "который",
        "которая",
        "qui",
    ]
)
_RU_BREAKS = frozenset(
    [
        "что",
        "и",
        "а",
        "но",
        "не",
        "был",
        "была",
        "были",
        "как",
        "который",
        "которая",
        "которые",
        "в",
        "на",
        "с",
        "о",
        "об",
        "от",
    ]
) - {"и", "в", "на", "с", "о", "от"}


def _particles() -> frozenset[str]:
    return frozenset(p for x in languages().values() for p in x.names.particles)


def _cues() -> frozenset[str]:
    return frozenset(c for x in languages().values() for c in x.speech.cues if " " not in c)


def _tail(word: Word) -> int:
    """How many characters of a possessive or case ending the word carries: Rahman’s 2."""
    return len(word.text) - len(roles.bare(word.text))


def _is_given_name(word: str) -> bool:
    """Does the Russian dictionary know it as a given name (in any case), or is it an initial?"""
    from verify.parse.russian import is_given_name

    return is_given_name(word)


def _is_common(word: str) -> bool:
    """Does the Russian dictionary know it, but not as a person's name («Госдумы»)?"""
    from verify.parse.russian import is_common

    return is_common(word)


def _byline(article: Article) -> Iterator[Draft]:
    """ "Author: Nicholas Castillo": the word before the name is the label."""
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
        yield Draft(Span(start, start + len(found[1])), span, block, "byline")


def field(text: str, span: Span) -> Field:
    """The words of a span as a field."""
    return Field(text[span.start : span.end], span)
