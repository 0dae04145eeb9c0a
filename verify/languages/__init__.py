"""Languages are data: one TOML file each, held to one schema.

Adding a language is adding a file. Lists may be empty: what a file does not know, the
code that reads it leaves alone. All words are lower-case and folded by ``str.casefold``
only; multi-word entries are separated by single spaces. Month names, country names and
language names are not here: they come from CLDR (Babel).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from verify.toml_tables import read_table


@dataclass(frozen=True, slots=True)
class Marks:
    """Pairs of quotation marks, the language's own first. Apostrophes are not marks."""

    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """How the language says who speaks."""

    cues: tuple[str, ...] = ()  # verb forms: said, stated, сказал, dedi
    cue_phrases: tuple[str, ...] = ()  # "according to", "по словам", "’a göre"
    male: tuple[str, ...] = ()  # pronouns that stand for one man
    female: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()  # one person of either sex: o (tr)
    possessives: tuple[str, ...] = ()  # his, her, его: before a noun of speech
    nouns: tuple[str, ...] = ()  # remarks, words, слова: what somebody said
    works: tuple[str, ...] = ()  # film, book, закон: a quoted string behind them is a title
    first_person: tuple[str, ...] = ()  # I, we: the author's own words
    examples: tuple[str, ...] = ()  # "phrases like": nobody said the words behind them
    examples_after: tuple[str, ...] = ()  # "gibi sorular": nobody said the words before them
    told_to: tuple[str, ...] = ()  # told, "interview with": before the outlet the words are from
    reported_by: tuple[str, ...] = ()  # "according to", "wrote in": before such an outlet
    told_to_after: tuple[str, ...] = ()  # reported, konuşan: behind such an outlet
    newsroom_work: tuple[str, ...] = ()  # "не ответил на запрос": before the newsroom that writes
    newsroom_work_after: tuple[str, ...] = ()  # "could not independently", "has requested": behind
    told_author: tuple[str, ...] = ()  # "told us", "görüştüğümüz": said to the author
    own_people: tuple[str, ...] = ()  # "my mother": people of the author's own life
    private_people: tuple[str, ...] = ()  # nurse, driver: nobody publishes what they say
    occasions: tuple[str, ...] = ()  # "press conference", letter, sign: where words were said
    own_material: tuple[str, ...] = ()  # "interview by", "press release": lines of such a text


@dataclass(frozen=True, slots=True)
class Names:
    honorifics: tuple[str, ...] = ()  # mr., dr., г-н, sayın, prof. dr.
    particles: tuple[str, ...] = ()  # von, de, al, оглы
    not_names: tuple[
        str, ...
    ] = ()  # capitalized words that are never a person: weekdays, "However"
    surnames: tuple[str, ...] = ()  # that are common nouns too: Schneider, Fischer


@dataclass(frozen=True, slots=True)
class Roles:
    nouns: tuple[str, ...] = ()  # president, министр, başkan: the head of a role, every form
    modifiers: tuple[str, ...] = ()  # deputy, former, бывший, eski
    subjects: tuple[str, ...] = ()  # heads whose "field" part can conflict: expert, analyst


@dataclass(frozen=True, slots=True)
class References:
    """The words of notes and bibliographies."""

    note_headings: tuple[str, ...] = ()
    access: tuple[str, ...] = ()  # "date of accession", "дата обращения"
    ibid: tuple[str, ...] = ()
    op_cit: tuple[str, ...] = ()
    address: tuple[str, ...] = ()  # "url", "available at", "режим доступа"
    issue: tuple[str, ...] = ()  # issue, no., №, sayı, vol.
    pages: tuple[str, ...] = ()  # p., pp., с., s.
    lead_in: tuple[str, ...] = ()  # "see", "for more, see", "см. также", "bkz."
    media: tuple[str, ...] = ()  # nouns that describe a publisher: newspaper, daily, газета
    newsrooms: tuple[str, ...] = ()  # words in the names of newspapers: times, tribune, вестник
    correspondents: tuple[str, ...] = ()  # correspondent: in the byline of a newsroom's own
    credit: tuple[str, ...] = ()  # image, photo, attribution, фото
    # Words around a date that is not the day of publication. Before it: "archived", "обновлено";
    # "for", «за» (what the work covers); anywhere before it: the act that it dates ("act",
    # «указ»). Behind it: "yılı", "tarihli".
    other_dates: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Headings and phrases of the boxes around an article."""

    headings: tuple[str, ...] = ()  # "similar posts", "related articles"
    lines: tuple[str, ...] = ()  # openings of single lines: "this post is also available in"
    byline: tuple[str, ...] = ()  # by, author, автор, yazar
    biography: tuple[str, ...] = ()  # phrases of a biography: "served as", "graduated from"
    corrections: tuple[str, ...] = ()  # openings of a notice: "this article was amended on"


@dataclass(frozen=True, slots=True)
class Critical:
    """Words whose change changes the meaning of a quotation.

    A group holds forms that may stand for one another; a word of one group for a word of
    another is a change of meaning. An entry of several words is looked for as a run.
    """

    negation: tuple[str, ...] = ()  # not, never, не, değil: the particle itself first
    negation_affixes: tuple[str, ...] = ()  # n't (en), -ma-/-me- (tr) as regular expressions
    negation_companions: tuple[str, ...] = ()  # ne … pas: they negate with another, once
    not_negation: tuple[str, ...] = ()  # words that only look like it: namaz
    negation_prefixes: tuple[str, ...] = ()  # un-, не-: a word against itself with one of them
    negation_suffixes: tuple[str, ...] = ()  # -less, -siz
    contractions: tuple[tuple[str, str], ...] = ()  # ("won't", "will not")
    contraction_endings: tuple[tuple[str, str], ...] = ()  # ("n't", " not")
    other_contraction_endings: tuple[tuple[str, str], ...] = ()  # ("'d", " had"): several readings
    modals: tuple[tuple[str, ...], ...] = ()  # groups: what must be, what may be, what is alleged
    quantifiers: tuple[tuple[str, ...], ...] = ()
    comparison: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()  # groups that say one thing: at least, no less than
    # Words of the quantifiers and comparison that are critical only before a number: over 100.
    before_numbers: tuple[str, ...] = ()
    # In pairs, the first against the second: rose / fell, before / after. One has to stand for
    # the other; dropped they change nothing.
    opposites: tuple[tuple[str, ...], ...] = ()
    persons: tuple[tuple[str, ...], ...] = ()  # pronouns by person: I / we / they
    function_words: tuple[str, ...] = ()  # articles, particles whose change is harmless
    articles: tuple[str, ...] = ()  # a, the: they may be between a preposition and its noun
    agents: tuple[str, ...] = ()  # by, von, par, tarafından: who acts in a passive sentence
    role_modifiers: tuple[str, ...] = ()  # deputy, former: a deputy minister is no minister
    denials: tuple[str, ...] = ()  # denied, false: what their clause holds is not so
    denial_phrases: tuple[str, ...] = ()  # stopped short of, «вряд ли», peu probable
    not_denials: tuple[str, ...] = ()  # not only, «не раз»: they deny nothing
    assertions: tuple[str, ...] = ()  # true, said, believe*: negated, they deny as well
    linkers: tuple[str, ...] = ()  # that, что, dass: between a denial and what is denied
    clause_words: tuple[str, ...] = ()  # and, but, who: another clause begins
    verb_final: bool = False  # the verb, and what negates it, ends the sentence
    # (regular expression of a verb's ending, its meaning): Turkish -ebilir, -meli.
    modal_affixes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    decimal: str = "."
    group: tuple[str, ...] = ()
    words: dict[str, int] = field(default_factory=dict)  # one = 1, forty = 40, every form
    scales: dict[str, int] = field(default_factory=dict)  # thousand = 1000, млн = 1000000
    units: dict[str, str] = field(default_factory=dict)  # percent = "%", километров = "km"
    scale_endings: tuple[str, ...] = ()  # regular expressions: milyondan, milyonu
    unit_endings: tuple[str, ...] = ()  # regular expressions: dolarlık, kilometreden
    unit_link: str = ""  # regular expression: what may stand before a unit (millions d'euros)
    ordinals: dict[str, int] = field(default_factory=dict)  # third = 3, трет = 3: stems
    ordinal_endings: tuple[str, ...] = ()  # regular expressions: what may follow such a stem
    fractions: dict[str, int] = field(default_factory=dict)  # thirds = 3: denominators
    # Words for a part or several: half = "1/2", dozen = "12", полтора = "3/2".
    amounts: dict[str, str] = field(default_factory=dict)
    counted_amounts: dict[str, str] = field(default_factory=dict)  # two dozens, not “dozens”
    half_after: str = ""  # regular expression: two “and a half”, iki “buçuk”
    half_suffix: str = ""  # zweieinhalb


@dataclass(frozen=True, slots=True)
class Dates:
    month_stems: tuple[tuple[str, int], ...] = ()  # beyond CLDR: ("октябр", 10)
    year_words: tuple[str, ...] = ()  # года, г., yılı
    relative_days: tuple[str, ...] = ()  # yesterday, last night: a day that depends on today


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the code knows about one language. ``complete``: fit for every part."""

    code: str  # ISO 639-1
    name: str
    script: str  # Latin, Cyrillic
    letters: str = ""  # letters that reveal it among its neighbors: ıİşğ
    complete: bool = False
    marks: Marks = Marks()
    speech: Speech = Speech()
    names: Names = Names()
    roles: Roles = Roles()
    references: References = References()
    furniture: Furniture = Furniture()
    critical: Critical = Critical()
    numbers: Numbers = field(default_factory=Numbers)
    dates: Dates = Dates()


_SECTIONS = {
    "marks": Marks,
    "speech": Speech,
    "names": Names,
    "roles": Roles,
    "references": References,
    "furniture": Furniture,
    "critical": Critical,
    "numbers": Numbers,
    "dates": Dates,
}


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _section(kind: type, table: dict[str, object]) -> object:
    return kind(**{key: _frozen(value) for key, value in table.items()})


def parse_language(text: str) -> Language:
    """One language from the text of its TOML file.

    Raises ``TypeError`` for a key that the schema does not have, ``tomllib.TOMLDecodeError``
    for a file that is not TOML: both are bugs of the file.
    """
    import tomllib

    return _language(tomllib.loads(text))


def _language(table: dict[str, Any]) -> Language:
    own = {f.name for f in fields(Language)}
    values: dict[str, Any] = {
        k: _section(_SECTIONS[k], v) if k in _SECTIONS else v for k, v in table.items()
    }
    if unknown := set(values) - own:
        raise TypeError(f"unknown keys in a language file: {', '.join(sorted(unknown))}")
    return Language(**values)


@cache
def load_languages() -> dict[str, Language]:
    """All languages that have a file, by code."""
    found = (
        _language(read_table(__file__, entry.name))
        for entry in sorted(files(__name__).iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    )
    return {language.code: language for language in found}


def load_language(code: str | None) -> Language | None:
    """The language of this code, or None where it has no file."""
    return load_languages().get(code) if code else None
