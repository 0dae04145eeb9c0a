"""Parts of the world that experts are experts on, in the words of our languages.

CLDR knows the regions of the UN («Western Asia»), not those of the press («Middle East»), so
they stand here: each name as the beginnings of its words. Continents are left out, because
they hold other regions, and so are countries.
"""

from __future__ import annotations

from collections.abc import Sequence

REGIONS: dict[str, tuple[str, ...]] = {
    "Central Asia": ("central asia", "inner asia", "центральн ази", "центральн азі", "средн ази",
                     "середн азі", "orta asya", "zentralasien", "asie central", "борбордук ази",
                     "орталық ази"),
    "Middle East": ("middle east", "near east", "mideast", "ближн восто", "близьк схо", "levant",
                    "orta doğu", "ortadoğu", "yakın doğu", "nahost", "nah ost", "mittler ost",
                    "moyen orient", "proche orient", "gulf", "персидск залив", "körfez"),
    "South Asia": ("south asia", "южн ази", "півден азі", "güney asya", "südasien", "asie sud"),
    "East Asia": ("east asia", "far east", "northeast asia", "восточн ази", "дальн восто",
                  "doğu asya", "uzak doğu", "uzakdoğu", "ostasien", "extrême orient"),
    "Southeast Asia": ("southeast asia", "south east asia", "юго восточн ази", "güneydoğu asya",
                       "südostasien", "asie sud est"),
    "Caucasus": ("caucasus", "south caucasus", "transcaucasus", "кавказ", "закавказ", "kafkas",
                 "güney kafkas", "kaukasus", "südkaukasus", "caucase"),
    "Balkans": ("balkan", "western balkan", "балкан", "southeast europe", "südosteuropa"),
    "North Africa": ("north africa", "maghreb", "северн африк", "магриб", "kuzey afrika", "mağrip",
                     "nordafrika", "afrique nord"),
    "Sub-Saharan Africa": ("sub saharan africa", "west africa", "east africa", "southern africa",
                           "horn africa", "sahel", "западн африк", "восточн африк", "сахел"),
    "Latin America": ("latin america", "south america", "central america", "латинск америк",
                      "южн америк", "latin amerika", "güney amerika", "lateinamerika",
                      "südamerika", "amérique latin", "amérique sud"),
    "North America": ("north america", "северн америк", "kuzey amerika", "nordamerika"),
    "Eastern Europe": ("eastern europe", "восточн европ", "східн європ", "doğu avrupa",
                       "osteuropa", "europe est", "europe oriental"),
    "Central Europe": ("central europe", "центральн европ", "orta avrupa", "mitteleuropa"),
    "Western Europe": ("western europe", "западн европ", "batı avrupa", "westeuropa"),
    "Nordic": ("nordic", "scandinavia", "скандинав", "iskandinav", "skandinav", "baltic", "балти"),
    "Arctic": ("arctic", "арктик", "arktik"),
}  # fmt: skip

# Regions that one person knows as a rule; two labels of such a pair do not exclude each other.
_TOGETHER = (
    {"Middle East", "North Africa"}, {"North Africa", "Sub-Saharan Africa"},
    {"Central Asia", "Caucasus"}, {"Central Asia", "South Asia"}, {"South Asia", "Southeast Asia"},
    {"East Asia", "Southeast Asia"}, {"South Asia", "East Asia"}, {"Balkans", "Eastern Europe"},
    {"Eastern Europe", "Central Europe"}, {"Central Europe", "Western Europe"},
    {"Balkans", "Central Europe"}, {"Caucasus", "Eastern Europe"}, {"Middle East", "Caucasus"},
    {"Latin America", "North America"}, {"Nordic", "Arctic"}, {"Nordic", "Eastern Europe"},
    {"Nordic", "Western Europe"},
)  # fmt: skip
_ENDING = 5  # letters of inflection that may follow the beginning of a word


def regions_in(words: Sequence[str]) -> frozenset[str]:
    """The regions that a field of folded words names, small words already left out."""
    return frozenset(
        region
        for region, names in REGIONS.items()
        for name in names
        if _appears_in(name.split(), words)
    )


def _appears_in(name: Sequence[str], words: Sequence[str]) -> bool:
    starts = range(len(words) - len(name) + 1)
    return any(all(map(_begins_with, words[at : at + len(name)], name)) for at in starts)


def _begins_with(word: str, beginning: str) -> bool:
    return word.startswith(beginning) and len(word) - len(beginning) <= _ENDING


def unrelated(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether no region of one is, or goes together with, a region of the other."""
    if not first or not second or first & second:
        return False
    return not any({a, b} <= pair for a in first for b in second for pair in map(set, _TOGETHER))
