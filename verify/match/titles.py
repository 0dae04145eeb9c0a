"""A cited title against the page's own titles."""

from __future__ import annotations

from verify.match.crosslingual.title_fit import TitleFit, title_fit
from verify.match.passage.align import edit_operations
from verify.match.title_verdict import TitleOutcome, TitleVerdict
from verify.match.verdict.changes import find_changes
from verify.match.verdict.critical_words import load_lexicon
from verify.match.verdict.sides import Side, SideWord
from verify.match.verdict.values import find_values
from verify.match.verdict.verdict import Change, Diff
from verify.model import Page, PageTitle, Step
from verify.text.fold import fold_words
from verify.text.tokens import UNIT_MARKS, tokenize

# DESIGN.md: a title counts as the same from 95 after folding (hallucinator's threshold; a
# garbled title scored 91.5), and only where nothing critical differs.
SAME = 95.0
NEAR = 60.0  # below this it is another title, above it the same one in other words
_PART_WORDS = 4  # a headline without its subhead, but not “Border conflict”
_SLUG = 85.0  # slugs leave out short words and transliterate in many ways
# Of what a translated title says, the share that a page has to have (make scores): with its text,
# and where little more than its title is known. A title that says too little is not doubted.
_FIT, _FIT_ALONE = 0.13, 0.06
_SOME_TEXT = 500  # characters
_TELLING = 1.5
_KNOWN = 0.8  # a name, a value, or a word whose translation is known
# A title of common words only (“Men arrested after house is rammed by car”) needs three words whose
# translation is known, and the page's text to have less of them.
_FIT_COMMON, _TELLING_COMMON = 0.05, 2.3


def compare_titles(cited: str, page: Page, language: str | None = None) -> TitleVerdict:
    """The verdict on a cited title against all of the page's own.

    ``language`` is the cited title's. A title in another language than the page's is
    ``translated`` unless everything telling in it is missing from the page.
    """
    own = [title for title in page.titles if title.value.strip() and title.kind != "slug"]
    if not own or not fold_words(cited):
        return TitleVerdict(TitleOutcome.UNVERIFIABLE, why="the page gives no title of its own")
    scored = sorted(((title_similarity(cited, t.value), t) for t in own), key=lambda pair: -pair[0])
    best, title = scored[0]
    steps = (Step("compare with the page's titles", f"{title.kind}: {best:.0f} of 100"),)
    language = _language(cited, language)
    found, diff = _differences(cited, title.value, language)
    outcome = _outcome(best, found)
    if outcome in (TitleOutcome.SAME, TitleOutcome.VARIANT):
        return TitleVerdict(outcome, title, best, (), (), steps)
    if any(_is_part(cited, t.value) for t in own):
        return TitleVerdict(TitleOutcome.VARIANT, title, best, (), (), steps)
    if _is_slug(cited, page):
        step = Step("compare with the words of the URL", "the cited title is there")
        return TitleVerdict(TitleOutcome.VARIANT, title, best, (), (), (*steps, step))
    if _stands_in(cited, page):
        step = Step("search the page", "the cited title is there word for word")
        return TitleVerdict(TitleOutcome.VARIANT, title, best, (), (), (*steps, step))
    other = _other_language(cited, language, title, page)
    if other:
        return _translated(cited, page, title, other, steps)
    return TitleVerdict(outcome, title, best, found, diff, steps)


def title_similarity(one: str, other: str) -> float:
    """How alike two titles are, 0 to 100, by their letters after folding."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(fold_words(one), fold_words(other)))


def _outcome(best: float, found: tuple[Change, ...]) -> TitleOutcome:
    if not found and best >= SAME:
        return TitleOutcome.SAME
    if best < NEAR:
        return TitleOutcome.DIFFERENT
    if any(change.critical for change in found):
        return TitleOutcome.ALTERED
    return TitleOutcome.VARIANT if best >= SAME else TitleOutcome.SIMILAR


def _differences(cited: str, own: str, language: str | None) -> tuple[tuple[Change, ...], Diff]:
    article, source = _side(cited, language), _side(own, language)
    script = edit_operations(
        article.folded(0, len(article.words)), source.folded(0, len(source.words))
    )
    found = find_changes(article, source, script, load_lexicon(language))
    diff = tuple(
        (step.kind, article.shown(step.first, step.last), source.shown(step.start, step.end))
        for step in script
    )
    return found, diff


def _side(text: str, language: str | None) -> Side:
    cut = [t for t in tokenize(text) if t.kind != "mark" or t.folded in UNIT_MARKS]
    words = tuple(SideWord(t.folded, t.text, t.span) for t in cut)
    return Side(text, words, find_values(text, language))


def _is_part(cited: str, own: str) -> bool:
    """Whether one is a run of whole words of the other: a headline with or without subhead."""
    short, long = sorted((fold_words(cited), fold_words(own)), key=len)
    return len(short.split()) >= _PART_WORDS and f" {short} " in f" {long} "


def _is_slug(cited: str, page: Page) -> bool:
    """Whether the address was made of the cited title: a headline that was changed since."""
    from verify.text.names.romanize import romanize

    plain = romanize(cited)
    return len(plain.split()) >= _PART_WORDS and any(
        title_similarity(plain, title.value) >= _SLUG
        for title in page.titles
        if title.kind == "slug"
    )


def _stands_in(cited: str, page: Page) -> bool:
    """A title of some length that stands in the page as a line, a subhead or a teaser of itself."""
    from verify.match.passage.locate import locate
    from verify.match.passage.pattern import build_pattern
    from verify.match.passage.prepared_text import prepare_text

    asked = build_pattern(cited)
    if asked.size < _PART_WORDS:
        return False
    places = locate(asked, prepare_text(page.text[:2_000], "opening"))
    return bool(places) and places[0].exact


def _language(cited: str, language: str | None) -> str | None:
    """The language of a title: from its words, else as told, else the likeliest of its script."""
    from verify.text.language.detect import detect_language
    from verify.text.scripts import main_script

    by_script = {"Latin": "en", "Cyrillic": "ru"}
    return detect_language(cited).code or language or by_script.get(main_script(cited) or "")


def _other_language(
    cited: str, language: str | None, title: PageTitle, page: Page
) -> tuple[str | None, str | None] | None:
    """The languages of both, where they are two; None where they are one or cannot be told."""
    from verify.text.language.detect import detect_language
    from verify.text.scripts import main_script

    own = language
    text = page.text[:5_000]
    other = detect_language(text).code or detect_language(title.value).code or page.language
    if main_script(cited) != main_script(title.value):
        return own, other
    return (own, other) if own and other and own != other else None


def _translated(
    cited: str,
    page: Page,
    title: PageTitle,
    languages: tuple[str | None, str | None],
    steps: tuple[Step, ...],
) -> TitleVerdict:
    """Translated, or plainly another article: everything telling in the title is missing."""
    fit = title_fit(cited, languages[0], page, languages[1])
    shared = (
        f"there: {', '.join(fit.present) or 'none'}; not there: {', '.join(fit.missing) or 'none'}"
    )
    step = Step("look for its names, countries, numbers and telling words in the page", shared)
    lost = _is_lost(fit, len(page.text) >= _SOME_TEXT) and not page.truncated
    outcome = TitleOutcome.DIFFERENT if lost else TitleOutcome.TRANSLATED
    why = "the title is in another language than the page"
    return TitleVerdict(outcome, title, 0.0, (), (), (*steps, step), why)


def _is_lost(fit: TitleFit, has_text: bool) -> bool:
    """Whether a page has too little of a translated title that says enough."""
    if not fit.telling:
        return has_text and fit.known >= _TELLING_COMMON and fit.share < _FIT_COMMON
    if fit.known < _KNOWN:
        return False
    return fit.possible >= _TELLING and fit.share < (_FIT if has_text else _FIT_ALONE)
