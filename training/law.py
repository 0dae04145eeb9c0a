"""Invented laws, cases and short forms, as notes of law and the humanities cite them."""

from __future__ import annotations

from random import Random

import regex

from training.fields import Filler
from training.pieces import BETWEEN, Piece
from training.records import make_record, organization
from training.template import render
from training.words import phrase, surname, word

_CASES = {
    "en": [
        "{case}, {volume} {reporter} {page}[, {locator}] ({courtyear}).",
        "{case}, {volume} {reporter} {page} ({year}).",
        "{case} ({year}) {volume} {reporter} {page}.",
        "{case} ⟦{year}⟧ {reporter} {page}[, at {locator}].",
        "{case}, {volume} {reporter} at {locator}.",
        "Case {docket}, {case}, ⟦{year}⟧ {reporter} {page}.",
        "{case} ⟦{year}⟧ {neutral} {page}[, ⟦{locator}⟧].",
        "{case}, App. No. {docket}, {date}.",
        "{case} ({year}) {docket}",
    ],
    "de": [
        "{court}, <Urt. v.|Urteil vom|Beschl. v.|Beschluss vom> {date}[ – {docket}][, {reporter} {year}, {page}].",
        "{reporter} {volume}, {page}[ ({locator})].",
        "{court}, {reporter} {year}, {page}[ ({locator})].",
        "{court} {reporter} {volume}, {page}[, {locator}].",
        "{court}, {date}, {docket}, Rn. {locator}.",
        "{court}, <Beschl. v.|Urt. v.|Beschl. vom> {date}, {docket}[, Rn. {locator}].",
        "{court}, <Urteil|Beschluss> vom {date} – {docket}, {reporter} {year}, {page} ({locator}).",
    ],
    "fr": [
        "{court}, {date}, n° {docket}[, {reporter} {year}, p. {page}].",
        "Cass. civ., {date}, n° {docket}.",
        "Cass. <civ. 1re|civ. 2e|civ. 3e|com.|crim.|soc.>, {date}, n° {docket}[, {reporter} n° {page}].",
        "{court}, {date}, {party}, <req. |>n° {docket}.",
    ],
    "tr": [
        "{court}, E. {docket}, K. {docket}, {date}.",
        "Yargıtay {volume}. HD, {date}, E. {docket}.",
        "<Yargıtay|Danıştay> {volume}. <HD|CD|D>, E. {docket}, K. {docket}, {date:figures}.",
    ],
    "ru": [
        "Постановление {court} от {date} № {docket}.",
        "Решение {court} от {date} по делу № {docket}.",
        "Постановление Пленума {court} от {date} № {volume} «О {low}».",
    ],
    "es": [
        "{court}, sentencia de {date}, núm. {docket}.",
        "<STS|STC|SAP|ATS> {docket}, de {date}[ (<Sala de lo Civil|Sala 1.ª|Pleno>)].",
    ],
    "uk": ["Рішення {court} від {date} № {docket}."],
}
_LAWS = {
    "en": [
        "{act} of {year}[, {volume} U.S.C. § {page}].", "{volume} U.S.C. § {page} ({year}).", "Art. {volume}({issue}) {act}.",
        "{act} {year}, s {issue}.", "Council Regulation (EC) No {docket} of {date}, ⟦{year}⟧ OJ L{volume}/{page}.",
        "§ {volume}({issue}) of the {act}", "Pub. L. No. {volume}-{page}, {volume} Stat. {page} ({year}).",
        "Directive {docket}/EC, art. {issue}", "U.S. Const. art. {issue}, § {volume}.", "{act}, {year}, art {issue}", "GA Res. {docket}, UN Doc A/{docket} ({date}).",
    ],
    "de": [
        "§ {volume} Abs. {issue} <Satz 1 |S. 2 |Nr. 3 |>{code}.", "Art. {volume} <Abs. |I ||>{issue} {code}.", "§§ {volume}, {page} {code}.",
        "<Gesetz |Verordnung >über {low} vom {date}, <BGBl. I|RGBl.|GBl.|ABl. L> <{year}, >S. {page}.", "BT-Drs. {volume}/{page}, S. {issue}.",
        "RL {docket}/EG, ABl. {year} L {volume}/{page}.", "Vgl. § {volume} {code}.",
    ],
    "fr": ["Loi n° {docket} du {date}.", "Art. L. {page} du code de {low}.", "Décret n° {docket} du {date}, art. {issue}."],
    "tr": ["{page} sayılı {act} Kanunu, m. {volume}.", "R.G., {date}, S. {page}."],
    "ru": ["Федеральный закон от {date} № {volume}-ФЗ «О {low}».", "О {low} : Федеральный закон от {date} № {volume}-ФЗ.", "Ст. {volume} ГК РФ.", "Указ Президента от {date} № {page}."],
    "es": ["Ley {docket}, de {date}.", "Art. {volume} del Código {low}."],
    "uk": ["Закон України «Про {low}» від {date} № {page}.", "Про {low} : Закон України від {date} № {page}-{volume}.", "Ст. {volume} ЦК."],
}  # fmt: skip
_SHORT = {
    "en": [
        "{a:last}, {title}, {locator}.", "{a:last}, {qtitle}, {locator}.", "{a:last}, <supra note|above n|n> {number}<, at |, |, p. |>{locator}.",
        "{a:last} ({year})[, p. {locator}].", "{a:last} {year}[, {locator}].", "{a:last} {year}: {locator}.", "{a:last} ({year}: {locator}).", "({a:last} {year}: {locator}).", "{a:last} et al. ({year}), p. {locator}.", "{a:last} et al. {year}, {locator}.", "{a:last}, {title}[, at {locator}].",
        "{a:last} (n {number}) {locator}.", "{a:last}, op. cit., <p. |>{locator}.", "{a:last}, op. cit.", "<Ibid|Id|ibid|id|Ibidem>.", "<Ibid|Id|ibid>., <p. |at |>{locator}.",
        "<Id|Ibid>. at {locator}.", "See <note {number} above|supra note {number}>.", "<Supra|supra> note {number}, at {locator}.", "{a:last}, supra, {locator}.",
    ],
    "de": [
        "{a:last}, {title}, S. {locator}.", "{a:last} (<oben N.|Fn.|Anm.|oben Fn.> {number})[, S. {locator}].", "{a:last} {year}[, S. {locator}].", "{a:last} ({year})[, S. {locator}].",
        "{a:last} {year}: {locator}.", "<Vgl. |>{a:last~/} ({year}, S.<| >{locator})", "{a:last}, S.<| >{locator}.", "{a:last} {year}, S.{locator}.", "{a:last} ({year}, S.{locator})", "{a:last} <et al.|u. a.> ({year}, S.{locator})", "{a:last} <et al.|u. a.> {year}: {locator}", "{organization} ({year}, S.{locator})", "{a:last} (wie Anm. {number}), S. {locator}.", "{a:last}, <a. a. O.|a.a.O.|aaO|ebd.>[, S. {locator}].", "<Ebd|ebd|Ebenda|Ibid>.[, S. {locator}].",
        "Ebd., S. {locator}.", "<Siehe oben|Vgl. oben|S. o.|Siehe> Fn. {number}.", "{a:full} ({year}), a. a. O., S. {locator}", "{a:last}, {title} (Fn. {number}), S. {locator}.", "{a:last} (Fn. {number}), {locator}.",
        "{a:last} (o. Fußn. {number}), S. {locator}.", "Ders., {title}, {place} {year}, S. {locator}.", "Ders. ({year}), S. {locator}.", "{a:last~/} {year}, S. {locator}",
        "{a:last~/} {year}: {locator}, <Dokument|Dok.|Tab.> <1|2|3|7>", "{a:last} {year}, S. {locator} ⟦s. Anm. {number}⟧.", "{a:last~/} ({year}: {locator}, {issue})", "{a:full} ({year}), <a. a. O.|a.a.O.>, S. {locator}",
    ],
    "fr": ["{a:last}, op. cit., p. {locator}.", "Ibid., p. {locator}.", "{a:ini}, op. cit. (note {number}), p. {locator}.", "{a:last}, {year}, p. {locator}."],
    "es": ["{a:last}, op. cit., p. {locator}.", "Ibid., p. {locator}.", "{a:last}, {year}, p. {locator}."],
    "ru": ["Там же. С. {locator}.", "Там же.", "{a:gost} Указ. соч. С. {locator}.", "См. прим. {number}.", "{a:last} {year}, с. {locator}."],
    "tr": ["A.g.e., s. {locator}.", "{a:last}, a.g.e., s. {locator}.", "{a:full}, a.g.m., s. {locator}.", "{a:last}, {year}, s. {locator}.", "Aynı yer."],
    "uk": ["Там само. С. {locator}.", "{a:gost} Вказ. праця. С. {locator}."],
}  # fmt: skip
_COURTS = {
    "en": ["2d Cir.", "U.S. Ct. App.", "N.D. Cal.", "9th Cir.", "Del. Ch.", "S.D.N.Y."],
    "de": ["BGH", "BVerfG", "OLG Köln", "BVerwG", "EuGH", "LG Berlin", "BAG", "OVG Münster", "EGMR"],
    "fr": ["Cour de cassation", "Conseil d’État", "CA Paris"], "es": ["Tribunal Supremo", "Tribunal Constitucional"],
    "ru": ["Конституционного Суда РФ", "Верховного Суда", "Арбитражного суда"],
    "tr": ["Anayasa Mahkemesi", "Danıştay"], "uk": ["Верховного Суду", "Конституційного Суду"],
}  # fmt: skip
_REPORTERS = {
    "en": ["U.S.", "F.2d", "F.3d", "F. Supp. 2d", "S. Ct.", "AC", "QB", "ECR", "WLR", "All ER", "CLR", "I.C.J. Rep.", "A.2d"],
    "de": ["BGHZ", "BVerfGE", "NJW", "BVerwGE", "JZ", "NVwZ", "BGHSt", "RGZ", "Slg.", "ZIP", "DVBl.", "WM"],
    "fr": ["JCP", "D.", "RFDA", "Bull. civ."], "es": ["RJ", "BOE"], "ru": ["СЗ РФ"], "tr": ["RG"], "uk": ["ВВР"],
}  # fmt: skip
_DOCKETS = {
    "en": ("C-{}/{}", "{}/{}", "{}-{}", "No. {}-{}"),
    "de": ("{2} StR {0}/{1}", "V ZR {}/{}", "III ZR {}/{}", "C-{}/{}", "{2} BvR {0}/{1}", "VI R {}/{}", "{2} AZR {0}/{1}", "{2} C {0}.{1}"),
    "fr": ("{1}-{0}.{1}", "{1}-{0}", "{0}{1}"), "es": ("{}/20{}", "{}/19{}"), "tr": ("20{1}/{0}", "19{1}/{0}"),
}  # fmt: skip
_CODES = [
    "BGB",
    "GG",
    "StGB",
    "ZPO",
    "HGB",
    "AktG",
    "EGV",
    "UrhG",
    "VwGO",
    "AEUV",
    "EMRK",
    "OR",
    "ZGB",
    "ABGB",
]


def legal_piece(rng: Random, language: str) -> list[Piece]:
    """Return an invented case or law."""
    if rng.random() < 0.6:
        return _filled(rng, language, rng.choice(_CASES[language]), case=True)
    return _filled(rng, language, rng.choice(_LAWS[language]), case=False)


def _filled(rng: Random, language: str, template: str, *, case: bool) -> list[Piece]:
    filler = Filler(make_record(rng, language, "article"), rng)

    def fill(name: str, form: str) -> list[Piece] | None:
        if name == "case":
            return [(_case_name(rng, language), "title")]
        if name == "reporter":
            return [(rng.choice(_REPORTERS[language]), "container")]
        if name == "court":
            return [(rng.choice(_COURTS[language]), "author")]
        if name == "courtyear":
            return [
                (rng.choice(_COURTS[language]) + " ", BETWEEN),
                (str(rng.randint(1950, 2024)), "date"),
            ]
        if name in ("page", "locator"):
            return [(str(rng.randint(1, 999)), "pages")]
        if name == "docket":
            docket = rng.choice(_DOCKETS.get(language, _DOCKETS["en"]))
            return [
                (
                    docket.format(rng.randint(1, 500), rng.randint(10, 99), rng.randint(1, 12)),
                    "ident",
                )
            ]
        if name == "neutral":
            return [(rng.choice(("EWCA Civ", "EWHC", "UKSC", "SCC", "HCA", "NZCA")), "container")]
        if name == "party":
            return [(rng.choice(("Commune de ", "Société ", "")) + surname(rng, language), "title")]
        if name == "act":
            return [
                (
                    " ".join(w.capitalize() for w in phrase(rng, language, 1, 3).split()) + " Act",
                    "title",
                )
            ]
        if name == "code":
            return [(rng.choice(_CODES), BETWEEN)]
        if name == "low":
            return [(phrase(rng, language, 1, 4), BETWEEN)]
        if name in ("issue", "volume") and filler(name, form) is None:
            return [(str(rng.randint(1, 40)), name)]
        return filler(name, form)

    pieces = render(template, fill, rng) or []
    named = case and any(label in ("title", "container") for _, label in pieces)
    return pieces if named else [(words, "law") for words, _ in pieces]


def _case_name(rng: Random, language: str) -> str:
    first, second = surname(rng, language), surname(rng, language)
    if rng.random() < 0.3:
        second = rng.choice(
            (
                "United States",
                "Commission",
                "Council",
                f"{word(rng, 'en').title()} {rng.choice(('Corp.', 'Ltd', 'Inc.', '& Co.'))}",
            )
        )
    if rng.random() < 0.15:
        return f"In re {first}"
    return f"{first} {rng.choice(('v.', 'v', 'vs.'))} {second}"


def short_form(rng: Random, language: str) -> list[Piece]:
    """Return a short form of a work: “Bell 1976”, “Bell (oben N. 4)”, “supra note 7”."""
    record = make_record(rng, language, "book")
    record.values["title"] = " ".join(record.values["title"].split()[: rng.randint(1, 4)]).rstrip(
        ":?!–-,."
    )
    record.authors = record.authors[: rng.choice((1, 1, 1, 2))]
    filler = Filler(record, rng)

    def fill(name: str, form: str) -> list[Piece] | None:
        if name == "number":
            return [(str(rng.randint(1, 120)), "back")]
        if name == "organization":
            return [(organization(rng, language), "author")]
        return filler(name, form)

    template = rng.choice(_SHORT[language])
    pieces = render(template, fill, rng) or [("Ibid.", "back")]
    return [p for piece in pieces for p in _back_words(piece)]


_BACK = regex.compile(
    r"(?i)(?<!\p{L})(?:ibid(?:em)?|id|op\. cit|(?:above |supra )?note|supra|above n|n(?= $)|(?:siehe |vgl\. )?oben(?: fn| n)?|"
    r"s\. o\. fn|siehe fn|fn|(?:o\. )?fußn|(?:wie )?anm|a\. ?a\. ?o|aao|ebd|ebenda|ders|там же|указ\. соч|см\. прим|"
    r"вказ\. праця|там само|a\.g\.[em]|aynı yer|see note)(?!\p{L})"
)


def _back_words(piece: Piece) -> list[Piece]:
    """Label the words of a back reference among what lies between fields."""
    words, label = piece
    found = _BACK.search(words) if label == BETWEEN else None
    if not found:
        return [piece]
    parts = [
        (words[: found.start()], BETWEEN),
        (found.group(), "back"),
        (words[found.end() :], BETWEEN),
    ]
    return [p for p in parts if p[0]]
