"""Invented holdings of archives and oral sources, which notes cite and which are no published works."""

from __future__ import annotations

from random import Random

import regex

from training.pieces import Piece
from training.place_names import PLACES
from training.words import capital, phrase, surname, word

_FORMS = {
    "en": [
        "{place} Record Office, {caps}/{n}/{m}.",
        "National Archives of {place}, {words} Papers, box {n}, folder {m}.",
        "TNA, {caps} {n}/{m}, {words}, {day}.",
        "{name} to {name2}, {day}, {name} Papers, {place} University Library.",
        "Interview with {name}, {place}, {day}.",
        "Author’s interview with a {low} official, {place}, {day}.",
        "{place} City Archives, {words}, {caps} {n}, f. {m}r.",
        "Minutes of the {words}, {day}, {caps} {n}/{m}.",
    ],
    "de": [
        "Landesarchiv {place}, Abt. {n}, Nr. {m}, Bl. {b}.",
        "BArch, {caps} {n}/{m}, Bl. {b}.",
        "StA {place}, {caps} {n}, Nr. {m}.",
        "Schreiben von {name} an {name2} vom {day}, in: BArch, {caps} {n}/{m}.",
        "Interview mit {name}, {place}, {day}.",
        "Stadtarchiv {place}, Bestand {n}, Nr. {m}, unpag.",
        "Protokoll der {words} vom {day}, {caps} {n}, Bl. {b}.",
        "Gespräch mit einem Vertreter der {words}, {day}.",
    ],
    "fr": [
        "Archives départementales de {place}, {n} {letter} {m}, lettre de {name} du {day}.",
        "AN, {letter}{n} {m}.",
        "Entretien avec {name}, {place}, {day}.",
        "Archives municipales de {place}, {n}{letter}{m}, f. {b}.",
    ],
    "es": [
        "Archivo Histórico de {place}, leg. {n}, f. {m}.",
        "AGI, {words}, leg. {n}, exp. {m}.",
        "Entrevista con {name}, {place}, {day}.",
        "Archivo General de {place}, {caps}, caja {n}, exp. {m}.",
    ],
    "ru": [
        "ГАРФ. Ф. {n}. Оп. {b}. Д. {m}. Л. {b}–{n}.",
        "РГАСПИ. Ф. {n}. Оп. {b}. Д. {m}. Л. {b}.",
        "ЦГА {place}. Ф. {n}. Оп. {b}. Д. {m}. Л. {b} об.",
        "Интервью с {name}, {place}, {day}.",
    ],
    "tr": [
        "BOA, {caps}, {n}/{m}, {day}.",
        "BCA, {n}..{b}.{m}, {day}.",
        "{name} ile görüşme, {place}, {day}.",
        "BOA, {caps}.{letter}, {n}/{m}.",
    ],
    "uk": [
        "ЦДАВО. Ф. {n}. Оп. {b}. Спр. {m}. Арк. {b}.",
        "Держархів {place}. Ф. {n}. Оп. {b}. Спр. {m}. Арк. {b} зв.",
        "Інтерв’ю з {name}, {place}, {day}.",
    ],
}
_DAYS = {
    "en": ("3 March 1902", "14 June 2018", "entry of 9 May 1884", "Nov. 2, 1931"),
    "de": ("3.3.1902", "14. Juni 2018", "9. Mai 1884", "2.11.1931"),
    "fr": ("9 juin 1884", "14 mars 2018"),
    "es": ("9 de junio de 1884", "14 de marzo de 2018"),
    "ru": ("9 июня 1934 г.", "14.03.2018"),
    "tr": ("9 Haziran 1884", "14.3.2018"),
    "uk": ("9 червня 1934 р.", "14.03.2018"),
}


def archive_piece(rng: Random, language: str) -> list[Piece]:
    """Return one invented holding, which is labeled as a note: no field of a work is in it."""
    values = {
        "place": rng.choice(PLACES[language]), "name": surname(rng, language), "name2": surname(rng, language),
        "words": " ".join(capital(w) for w in phrase(rng, language, 1, 3).split()), "low": word(rng, language),
        "caps": "".join(rng.choice("ABCDEFGHKLMNPRSTVW") for _ in range(rng.randint(1, 4))),
        "letter": rng.choice("BCDEFGHJLMNS"), "n": rng.randint(1, 900), "m": rng.randint(1, 2000),
        "b": f"{rng.randint(1, 120)}{rng.choice(('', '', 'r', 'v'))}", "day": rng.choice(_DAYS[language]),
    }  # fmt: skip
    text = regex.sub(r"\.$", "", rng.choice(_FORMS[language]).format(**values))
    return [(text, "note")]
