"""What styles add to a work: translators behind the title, numbers of volumes, a dash for the author.

The templates of the house styles have the fields that most works have. These are added to the
rendered pieces of some works.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import regex

from training.fields import name_words
from training.pieces import BETWEEN, Piece, merged
from training.records import Person
from training.words import given_name, surname

# What goes before and behind the name of a translator, editor or author of a foreword.
_CONTRIBUTORS = {
    "en": (
        ". Translated by {t}", ". Translated by {t}", ". Trans. {t}", ". Trans. {t}", ", trans. {t}", " (trans. {t})",
        ", translated by {t}", ". Translated from the German by {t}", ", transl. {t}", ". Edited and translated by {e}",
        ". Ed. and trans. {e}", ". Illustrated by {t}", ", with a foreword by {t}", ", {t} (trans.)", ". Edited by {e}",
        ". Ed. {e}", ", ed. {e}", ", edited by {e}", ". {e}, ed.", ". Edited with an introduction by {e}", ". Revised by {t}",
    ),
    "de": (
        ", übers. von {t}", ". Übersetzt von {t}", ". Aus dem Englischen von {t}", ", aus dem Engl. v. {t}", ", hrsg. von {e}",
        ". Herausgegeben von {e}", ", hg. v. {e}", ". Mit einem Vorwort von {t}", ". Hrsg. von {e}", ", bearb. v. {t}",
    ),
    "fr": (", traduit par {t}", ", trad. de l’anglais par {t}", ", trad. {t}", ". Traduit de l’allemand par {t}",
           ", éd. par {e}", ", préface de {t}", ", éd. {e}"),
    "es": (", trad. de {t}", ". Traducción de {t}", ", traducción de {t}", ", ed. de {e}", ", prólogo de {t}", ". Edición de {e}"),
    "ru": (" / пер. с англ. {t}", " / Пер. с нем. {t}", " / пер. {t}", " / под ред. {e}", " / отв. ред. {e}", " / сост. {e}"),
    "tr": (", çev. {t}", ", Çev. {t}", " (çev. {t})", ", haz. {e}", ", ed. {e}"),
    "uk": (" / пер. з англ. {t}", " / пер. {t}", " / за ред. {e}", " / упоряд. {e}"),
}  # fmt: skip
_VOLUMES = {
    "en": (". {n} vols.", ", {n} vols.", " ({n} vols.)", ", {n} volumes"), "de": (", {n} Bde.", ". {n} Bände", ", {n} Bde"),
    "fr": (", {n} vol.", ", {n} tomes"), "es": (", {n} vols.", ", {n} tomos"), "ru": (": в {n} т.", ". В {n} т."),
    "tr": (", {n} cilt",), "uk": (": у {n} т.",),
}  # fmt: skip
_OF_VOLUME = {
    "en": (". Vol. {v}", ", vol. {v}", ", volume {v}", ". Vol. {v}"), "de": (", Bd. {v}", ". Band {v}", ", Band {v}", ". Bd. {v}"),
    "fr": (", t. {v}", ", vol. {v}", ", tome {v}"), "es": (", vol. {v}", ", tomo {v}"), "ru": (". Т. {v}",), "tr": (", C. {v}", ", Cilt {v}"),
    "uk": (". Т. {v}",),
}  # fmt: skip
_EDITIONS = {
    "en": (". {d}nd ed.", ", {d}th ed.", ". Rev. ed.", ", revised edition", ". Second edition", " ({d}rd ed.)"),
    "de": (", {d}. Aufl.", ". {d}., überarbeitete Auflage", ", {d}. Auflage", ". {d}. Aufl."),
    "fr": (", {d}e éd.",), "es": (", {d}.ª ed.",), "ru": (". {d}-е изд.",), "tr": (", {d}. Baskı", ", {d}. b."), "uk": (". {d}-те вид.",),
}  # fmt: skip
_NUMBERS = {
    "n": BETWEEN,
    "v": "volume",
    "d": "edition",
}  # how many volumes; which volume; which edition
_DASHES = ("———", "———", "______", "---", "––––––", "–––", "—", "_____")
_MEDIA = ("Print", "Print", "Web", "Film", "DVD", "Print", "E-book", "Kindle")
_CLOSING = regex.compile(r"^[,.]?[”“»\"’]{0,2}[,.]?(?=[^,.”“»\"’]|$)")
_MARK = regex.compile(r"\{(\w)\}")


def with_additions(pieces: Sequence[Piece], kind: str, language: str, rng: Random) -> list[Piece]:
    """Return the pieces of one work with what a style adds; most works are left as they are."""
    found = list(pieces)
    labels = {label for _, label in found}
    if kind in ("book", "edited", "chapter") and "title" in labels and "series" not in labels:
        found = _behind_title(found, kind, language, rng)
    if rng.random() < 0.025:
        found = _with_dash(found, rng)
    if language == "en" and kind != "web" and rng.random() < 0.02:
        found = _with_medium(found, rng)
    return merged(found)


def _behind_title(pieces: list[Piece], kind: str, language: str, rng: Random) -> list[Piece]:
    """Return the pieces with a contributor, an edition or volumes behind the title or the container."""
    roll = rng.random()
    if kind == "chapter":
        forms = _CONTRIBUTORS[language] if roll < 0.04 else None
    elif roll < 0.07:
        forms = _CONTRIBUTORS[language]
    elif roll < 0.12:
        forms = rng.choice((_VOLUMES, _OF_VOLUME, _OF_VOLUME, _EDITIONS))[language]
    else:
        return pieces
    if not forms or {"translator", "edition", "volume"} & {label for _, label in pieces}:
        return pieces
    at = next(i for i, (_, label) in enumerate(pieces) if label == "title") + 1
    added = _filled(rng.choice(forms), language, rng)
    if at == len(pieces) or pieces[at][1] != BETWEEN:
        return [*pieces[:at], *added, *pieces[at:]]
    closing = _CLOSING.match(pieces[at][0])
    end = closing.end() if closing else 0
    marks, rest = pieces[at][0][:end].rstrip(","), pieces[at][0][end:]
    if marks.strip(".,") == "":  # no quotation marks: the title ends where the addition begins
        marks, rest = "", pieces[at][0]
    return [*pieces[:at], (marks, BETWEEN), *added, (rest, BETWEEN), *pieces[at + 1 :]]


def _filled(form: str, language: str, rng: Random) -> list[Piece]:
    """Return the pieces of a form: {t} a contributor, {e} an editor, {n} a count, {v} a volume."""
    found: list[Piece] = []
    for n, part in enumerate(_MARK.split(form)):
        if n % 2 == 0:
            found.append((part, BETWEEN))
        elif part in ("t", "e"):
            found += _persons("translator" if part == "t" else "editor", language, rng)
        else:
            found.append((str(rng.randint(2, 12)), _NUMBERS[part]))
    return found


def _persons(label: str, language: str, rng: Random) -> list[Piece]:
    style = "gostpre" if language in ("ru", "uk") else rng.choice(("full", "full", "full", "ini"))
    joint = {"en": " and ", "de": " und ", "fr": " et ", "es": " y ", "tr": " ve "}.get(
        language, ", "
    )
    found: list[Piece] = []
    for n in range(rng.choice((1, 1, 1, 2))):
        person = Person(given_name(rng, language), surname(rng, language))
        found += [(joint, BETWEEN)] if n else []
        found.append((name_words(person, style, rng), label))
    return found


def _with_dash(pieces: list[Piece], rng: Random) -> list[Piece]:
    """Return the pieces with a dash for the author of the entry above: “———. Rivers. London”."""
    if not pieces or pieces[0][1] != "author":
        return pieces
    end = 1
    while end < len(pieces) and (
        pieces[end][1] == "author" or (end + 1 < len(pieces) and pieces[end + 1][1] == "author")
    ):
        end += 1
    return [(rng.choice(_DASHES), BETWEEN), *pieces[end:]]


def _with_medium(pieces: list[Piece], rng: Random) -> list[Piece]:
    """Return the pieces with the medium that MLA names at the end: “1990. Print.”"""
    words, label = pieces[-1]
    end = "" if label == BETWEEN and words.endswith(".") else "."
    return [*pieces, (f"{end} {rng.choice(_MEDIA)}.", BETWEEN)]
