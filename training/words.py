"""Invented words and names in seven languages, drawn with a seeded generator."""

from __future__ import annotations

from functools import cache
from random import Random

import regex

LANGUAGES = ("en", "de", "fr", "es", "ru", "tr", "uk")

# Beginnings of coarse words; a word that begins so is not drawn.
_COARSE = regex.compile(
    r"(?i)fuck|shit|bitch|cunt|dick|cock|porn|sex|nigg|fag|slut|whore|rape|puss|arsch|fick|schei|hure|"
    r"nutte|putain|merde|salop|encul|puta|mierda|joder|coño|cabr|хуй|хуе|пизд|еба|ёба|бля|сук|муд|гей|"
    r"секс|порн|жоп|amk|sik|göt|orosp|piç|yarak"
)
_ALPHABET = {
    "ru": r"[а-яё]{3,}", "uk": r"[а-яіїєґ]{3,}", "tr": r"[a-zçğıöşü]{3,}", "de": r"[a-zäöüß]{3,}",
    "fr": r"[a-zàâçéèêëîïôûùœ]{3,}", "es": r"[a-záéíñóúü]{3,}", "en": r"[a-z]{3,}",
}  # fmt: skip
_FUNCTION = {
    "en": "of the in and on for to from with a an at by under between after as toward against beyond".split(),
    "de": "der die das und in von im zur zum für als den des mit auf über zwischen nach eine bei aus unter".split(),
    "fr": "de la le les des du et en dans sur pour une un entre sous à par au aux".split(),
    "es": "de la el los las del y en para una un sobre entre por con al".split(),
    "ru": "в и на о по из для от с к как при до между об за не".split(),
    "tr": "ve bir ile için olarak bu üzerine göre kadar da olan sonra en".split(),
    "uk": "в і на про у з та для до від як при між за не".split(),
}
_FEW = 140  # the commonest words are function words


@cache
def content_words(language: str) -> tuple[str, ...]:
    """Return words of the middle frequencies, without coarse ones."""
    from wordfreq import top_n_list

    fits = regex.compile(_ALPHABET[language])
    words = top_n_list(language, 9000)[_FEW:]
    return tuple(w for w in words if fits.fullmatch(w) and not _COARSE.match(w))


@cache
def rare_words(language: str) -> tuple[str, ...]:
    """Return words of low frequency, many of them names, without coarse ones."""
    from wordfreq import top_n_list

    fits = regex.compile(_ALPHABET[language])
    return tuple(
        w
        for w in top_n_list(language, 25_000)[4_000:]
        if fits.fullmatch(w) and not _COARSE.match(w)
    )


def word(rng: Random, language: str) -> str:
    """Return a content word; commoner ones come more often. German ones are often nouns."""
    words = content_words(language)
    chosen = words[int(rng.random() ** 1.6 * len(words))]
    return chosen.capitalize() if language == "de" and rng.random() < 0.6 else chosen


def phrase(rng: Random, language: str, low: int, high: int) -> str:
    """Return ``low`` to ``high`` words, function words among them as in a title."""
    count = rng.randint(low, high)
    words: list[str] = []
    while len(words) < count:
        if (
            words
            and len(words) < count - 1
            and rng.random() < 0.42
            and words[-1] not in _FUNCTION[language]
        ):
            words.append(rng.choice(_FUNCTION[language]))
            if rng.random() < 0.25 and language in ("en", "de", "fr", "es"):
                words.append(rng.choice(_FUNCTION[language][:2]))
        words.append(word(rng, language))
    return " ".join(words[: max(count, 1)])


_SYLLABLES = {
    "en": (
        "Bel Car Hol Wal Har Mon Ash Thorn Win Kel Ben Mar Dun Ros Free Cam Gra Wil Bur Nor Lan Stan Fair Mac Ed Hen Brad New Clay Pres Hur Lor Sim Per Chan Li Wang Kim Pa Nak Sing Mo Ab".split(),
        "l ton ford man ley worth son well ham er s burn field ter dale wood ing ison ers by rick lin pson ston ard mura gh ez a ini".split(),
    ),
    "de": (
        "Mül Schnei Fi Web Hoff Krü Beck Schwar Hart Lang Win Berg Stein Kauf Roth Vog Kel Lind Bau Zim Brau Ger Wag Küh Schröd Fried Neu Alt Grün Eng Wal Sei Thie Hüb Böh Frei".split(),
        "ler der scher er mann ger er z mann e ter berg er haus enbach hardt inger meier stein ner ke feld rich ing el ert sen lich".split(),
    ),
    "fr": (
        "Du Mar Ber La Le Mo Bou Gau Per Rous Four Gi Lam Bon Dur Fon Char Cla Ri Ga Mer Pel Roy Vin Gran Beau Mai Cou".split(),
        "pont tin nard fèvre blanc reau cher thier rin seau nier raud bert net and taine pentier vel chard rnier in au chois grenet let sson".split(),
    ),
    "es": (
        "Gar Mar Ló San Ro Fer Go Pé Ra Cas Mo Or Var Me Al Del Gu Nú Sa Her Va Sal Be Cor".split(),
        "cía tínez pez chez dríguez nández mez rez mos tillo reno tega gas dina varez gado tiérrez ñez las rera lencia cedo nítez tés".split(),
    ),
    "ru": (
        "Ива Пет Сид Куз Мо Со Во Нов Бел Чер Ка Ле Ми Рома За Гри Степ Ники Ор Ти Ле Бара Ша Жу Фё Ти".split(),
        "нов ров оренко нецов розов колов лков иков яев нышев линин онов хайлов ненко йцев горьев анов тин лов хонов бедев новский пиров ков дорова мошенко".split(),
    ),
    "tr": (
        "Yıl Kay De Ça Ö Ak Ars Kor Şa Gü Do Er Yal Tür Bay Kılı Ay Ko Ya Sar Tun Uç Bo Kes".split(),
        "maz a mir lık ztürk soy lan kmaz hin neş ğan doğan çın kmen rak ç dın ç vuz ı cer ar zkurt kin".split(),
    ),
    "uk": (
        "Шев Бон Ко Тка Крав Ме Лит Гри Пав По Мар Сав Ро Ли Бой Дя Гна Пет Куш Яро".split(),
        "ченко даренко валь чук ченко льник вин ценко люк ліщук тиненко чук маненко сенко ко ченко тюк ренко нір шенко".split(),
    ),
}
_GIVEN = {
    "en": "Anna Brian Carol David Ellen Frank Grace Henry Irene James Karen Liam Mary Nathan Olivia Peter Quentin Rachel Simon Tara Vincent Wendy John Elizabeth Michael Susan Robert Jennifer Wei Hiroshi Amartya Fatima Jan Priya".split(),
    "de": "Anna Bernd Christa Dieter Eva Friedrich Gisela Hans Ingrid Jürgen Karl Lena Matthias Norbert Otto Petra Rolf Sabine Thomas Ursula Volker Wolfgang Hans-Peter Karl-Heinz Claus-Dieter Heinz Ulrich Claudia Jutta Rainer Günther".split(),
    "fr": "Anne Bernard Claire Denis Élise François Gérard Hélène Isabelle Jean Jean-Pierre Laurent Marie-Claude Nicolas Odile Pierre Renée Sophie Thierry Yves Luc".split(),
    "es": "Ana Carlos Dolores Enrique Francisca Gabriel Inés Javier José Luis Manuel María Nuria Óscar Pilar Ricardo Sofía Tomás Juan".split(),
    "ru": "Анна Борис Вера Георгий Дмитрий Елена Иван Кирилл Лариса Михаил Нина Олег Павел Роман Светлана Татьяна Фёдор Юрий".split(),
    "tr": "Ahmet Ayşe Burak Can Deniz Elif Fatma Gül Hasan İbrahim Kemal Leyla Mehmet Nuray Orhan Selin Tuncay Yusuf Zeynep".split(),
    "uk": "Андрій Богдан Віра Галина Дмитро Євген Іван Катерина Леся Микола Наталія Олена Петро Світлана Тарас Юлія Ярослав".split(),
}
_PARTICLES = {"de": ("von", "van der", "zu"), "en": ("van", "de", "von", "Mc"), "fr": ("de", "du", "de la"),
              "es": ("de", "de la", "del"), "ru": (), "tr": (), "uk": ()}  # fmt: skip


def surname(rng: Random, language: str) -> str:
    """Return an invented surname, now and then with a particle or in two parts."""
    heads, tails = _SYLLABLES[language]
    if rng.random() < 0.5:  # so that the model does not learn our syllables by heart
        return rng.choice(rare_words(language)).capitalize()
    name = rng.choice(heads) + rng.choice(tails)
    if rng.random() < 0.25 and language in ("en", "de", "fr", "es"):
        other = rng.choice(tails)
        name = name + other if len(name) < 7 else name
    if _PARTICLES[language] and rng.random() < 0.04:
        particle = rng.choice(_PARTICLES[language])
        return particle + name if particle == "Mc" else f"{particle} {name}"
    if language == "es" and rng.random() < 0.4:
        return f"{name} {rng.choice(heads)}{rng.choice(tails)}"
    if rng.random() < 0.03:
        return f"{name}-{rng.choice(heads)}{rng.choice(tails)}"
    return name


def given_name(rng: Random, language: str) -> str:
    """Return a given name, often with a second one."""
    name = rng.choice(_GIVEN[language])
    if rng.random() < 0.25:
        name = rng.choice(rare_words(language)).capitalize()
    if rng.random() < (0.75 if language in ("ru", "uk") else 0.35):
        second = rng.choice(_GIVEN[language])
        name += f" {second}" if rng.random() < 0.6 or language in ("ru", "uk") else f" {second[0]}."
    return name


def capital(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]
