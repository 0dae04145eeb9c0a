"""Notes: one work or several, with words before, between and after them."""

from __future__ import annotations

from random import Random

from training.additions import with_additions
from training.archives import archive_piece
from training.csl import render_csl
from training.fields import Filler
from training.house_styles import templates
from training.law import legal_piece, short_form
from training.openings import opened
from training.pieces import BETWEEN, Piece
from training.records import make_record
from training.template import render
from training.words import phrase, surname

_LEADS = {
    "en": ["See ", "See also ", "see ", "Cf. ", "See, e.g., ", "For more, see ", "E.g., ", "But see ", "Compare ", "See generally ", "Quoted in ", "cited in ", "For a discussion, see ", "See for example ", "For details see ", "On this point see ", "Accord "],
    "de": ["Vgl. ", "Siehe ", "S. ", "Vgl. auch ", "Vgl. dazu ", "Siehe etwa ", "Hierzu ", "Dazu ausführlich ", "So etwa ", "Zit. nach ", "vgl. ", "Ähnlich ", "Siehe auch ", "Ausführlich dazu: ", "Vgl. hierzu ", "Vgl. z. B. ", "Zum Ganzen "],
    "fr": ["Voir ", "V. ", "Cf. ", "Voir aussi ", "Voir notamment ", "Cité par "], "es": ["Véase ", "Véase también ", "Cf. ", "Ver "],
    "ru": ["См. ", "См.: ", "См. также: ", "Подробнее см.: ", "Цит. по: ", "Ср. "], "tr": ["Bkz. ", "Bkz: ", "Ayrıca bkz. ", "Krş. ", "Bakınız: "], "uk": ["Див.: ", "Див. ", "Див. також: "],
}  # fmt: skip
_JOINTS = {
    "en": ["; ", "; see also ", ". See also ", " and ", "; and ", ". Compare ", "; but see ", ", and ", ". ", "; accord ", "; cf. "],
    "de": ["; ", ", und ", "; ferner ", "; vgl. auch ", ". Vgl. auch ", "; siehe auch ", "; sowie ", ", sowie ", "; ", " und ", "; dazu ", "; "],
    "fr": ["; ", " ; voir aussi ", ". Voir aussi ", " et "], "es": ["; ", "; véase también ", " y ", "; y "],
    "ru": ["; ", "; ", "; см. также: ", ". См. также: "], "tr": ["; ", "; ayrıca bkz. ", ". Ayrıca bkz. ", " ve "], "uk": ["; ", "; див. також: "],
}  # fmt: skip


class Writer:
    """Writes labeled notes: CSL styles given, house styles drawn."""

    def __init__(self, rng: Random, styles: dict[str, list[object]], share: float = 0.5) -> None:
        self.rng = rng
        self.styles = styles
        self.share = share

    def single(self, language: str) -> list[Piece]:
        """Return one work in one style."""
        rng = self.rng
        while True:
            record = make_record(rng, language)
            if self.styles.get(language) and rng.random() < self.share:
                pieces = render_csl(rng.choice(self.styles[language]), record, rng)
            else:
                pieces = self._house(language, record)
            if pieces:
                return pieces

    def _house(self, language: str, record: object) -> list[Piece] | None:
        rng = self.rng
        # A note in one language often cites works in another.
        style = language if rng.random() < 0.85 else rng.choice(("en", "de"))
        filler = Filler(record, rng, style)  # type: ignore[arg-type]
        pieces = render(rng.choice(templates(style, record.kind)), filler, rng)  # type: ignore[attr-defined]
        return pieces and with_additions(pieces, record.kind, style, rng)  # type: ignore[attr-defined]

    def list_entry(self, language: str) -> list[Piece]:
        """Return an entry of a list of references, now and then with its number."""
        pieces = self.single(language)
        if self.rng.random() < 0.12 and pieces[0][1] != "number":
            number = str(self.rng.randint(1, 200))
            form = self.rng.choice(("[{}] ", "{}. ", "({}) ", "{} "))
            before, after = form.split("{}")
            pieces = [(before, BETWEEN), (number, "number"), (after, BETWEEN), *pieces]
        if self.rng.random() < 0.03:
            return [*pieces, (" ", "sep"), (self._prose(language) + ".", "prose")]
        return _without_end(pieces) if self.rng.random() < 0.1 else pieces

    def _work(self, language: str) -> list[Piece]:
        roll = self.rng.random()
        if roll < 0.5:
            return self._note_style(language)
        if roll < 0.72:
            return short_form(self.rng, language)
        if roll < 0.88:
            return legal_piece(self.rng, language)
        return archive_piece(self.rng, language) if roll < 0.9 else self.single(language)

    def _note_style(self, language: str) -> list[Piece]:
        while True:
            pieces = self._house(language, make_record(self.rng, language))
            if pieces:
                return pieces

    def note(self, language: str) -> list[Piece]:
        """Return a note of one to five works with lead-ins, prose and joints."""
        rng = self.rng
        pieces: list[Piece] = []
        if rng.random() < 0.22:
            pieces += [
                (self._prose(language), "prose"),
                (rng.choice((". ", ": ", "; ", ", ")), "sep"),
            ]
        if rng.random() < 0.35:
            pieces.append((rng.choice(_LEADS[language]), "lead"))
        count = rng.choices((1, 2, 3, 4, 5), (45, 28, 15, 8, 4))[0]
        for n in range(count):
            pieces += _without_end(self._work(language))
            if n < count - 1:
                pieces += self._joint(language)
        pieces.append((".", BETWEEN))
        if rng.random() < 0.12:
            pieces += [(" ", "sep"), (self._prose(language) + ".", "prose")]
        return pieces

    def _joint(self, language: str) -> list[Piece]:
        rng = self.rng
        if rng.random() < 0.12:
            lead = rng.choice(_LEADS[language])
            return [
                (". ", "sep"),
                (self._prose(language), "prose"),
                (rng.choice((": ", ", ", ". ")), "sep"),
                (lead, "lead"),
            ]
        joint = rng.choice(_JOINTS[language])
        words = joint.lstrip(" ;.,")
        mark = joint[: len(joint) - len(words)]
        return [p for p in ((mark, "sep"), (words, "lead")) if p[0]]

    def _prose(self, language: str) -> str:
        rng = self.rng
        words = phrase(rng, language, 4, 18)
        if rng.random() < 0.3:
            words += rng.choice((", ", " ", "; ")) + phrase(rng, language, 2, 8)
        if rng.random() < 0.35:
            words += " " + surname(rng, language) + " " + phrase(rng, language, 2, 6)
        if rng.random() < 0.15:
            words += f" {rng.randint(1900, 2024)}"
        return opened(rng, language, words, 0.4)

    def prose_note(self, language: str) -> list[Piece]:
        """Return a note that cites nothing."""
        count = self.rng.randint(1, 3)
        return [(" ".join(self._prose(language) + "." for _ in range(count)), "prose")]


def _without_end(pieces: list[Piece]) -> list[Piece]:
    words, label = pieces[-1]
    return [*pieces[:-1], (words.rstrip(". "), label)] if words.rstrip(". ") else pieces[:-1]
