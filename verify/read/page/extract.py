"""A fetched body → ``Page``: pure extraction, no network, no judgment of fitness."""

from __future__ import annotations

from dataclasses import replace

from verify.languages import load_languages
from verify.model import BlockKind, Page, PageDate, PageTitle
from verify.read.formats.html import HtmlDocument, read_html
from verify.read.page.author_names import author_names
from verify.read.page.feed import read_feed
from verify.read.page.hidden_text import find_hidden_text
from verify.read.sniff import binary_reason, detect_format
from verify.text.encoding.storable import storable_value

_BESIDE = (BlockKind.FURNITURE,)
# A page that calls itself paid for and shows less than this shows its beginning: ours, four
# paragraphs of the press. Metered sites show the whole text to the first readers.
_BEGINNING = 1500
_LONGEST_GUESS = 400_000  # characters: htmldate walks the tree many times


def extract_page(
    data: bytes,
    media_type: str | None = None,
    charset: str | None = None,
    address: str | None = None,
) -> Page:
    """What one body says: main text, whole visible text, titles, authors, dates, language.

    In: the bytes as received (content encoding undone), the media type and charset of the
    response's header, the final address. Out: a ``Page``; ``text`` is the main text,
    ``whole_text`` everything visible, both with "\\n\\n" between blocks. What is no text, an
    image or an archive, gives a ``Page`` with empty texts. Raises nothing for bad bytes.
    PDF documents are read in a worker process (``fetch``).
    """
    if not data.strip() or binary_reason(data):
        return Page("", "")
    from verify.text.encoding.charset import decode_text

    decoded = decode_text(data, declared=charset)
    form = detect_format(decoded.text, address, media_type)
    if form == "feed":
        page = read_feed(decoded.text)
    elif form == "html":
        page = _of_html(decoded.text, address)
    else:
        page = _of_text(decoded.text)
    page = replace(page, encoding=decoded.encoding, titles=_titles(page, address))
    page, replaced = storable_value(page)
    return replace(page, replaced=replaced + decoded.replaced)


def _of_text(text: str) -> Page:
    return Page(text, text, language=_language(text, None))


def _of_html(html: str, address: str | None) -> Page:
    read = read_html(html, address, is_article=False)
    known = read.metadata
    main = "\n\n".join(
        read.text[block.span.start : block.span.end]
        for block in read.found.blocks
        if block.kind not in _BESIDE
    )
    hidden = find_hidden_text(html, main)
    return Page(
        text=main,
        whole_text=read.text,
        hidden_text=hidden.text if hidden else "",
        stated_words=hidden.stated_words if hidden else None,
        titles=known.titles,
        authors=known.authors or _byline(read),
        published=_dates(read, html, address),
        language=_language((hidden.text if hidden else main) or read.text, known.language),
        site_name=known.site_name,
        canonical=known.canonical,
        truncated=known.paywalled and len(main) < _BEGINNING,
    )


def _byline(read: HtmlDocument) -> tuple[str, ...]:
    return tuple(author_names(read.found.byline.value)) if read.found.byline else ()


def _dates(read: HtmlDocument, html: str, address: str | None) -> tuple[PageDate, ...]:
    """All dates the page gives for itself, the most reliable origin first."""
    dates = list(read.metadata.published)
    if read.shown:
        dates.append(PageDate(read.shown.value, "text"))
    if address and (told := _date_in(address)):
        dates.append(PageDate(told, "address"))
    if not dates and (guess := _guess(html)):
        dates.append(PageDate(guess, "guess"))
    return tuple(dict.fromkeys(dates))


def _date_in(address: str) -> str | None:
    from verify.text.urls.slugs import url_date

    return url_date(address)


def _guess(html: str) -> str | None:
    """htmldate's guess, asked last: it took “© 2026” in a footer for a date, so that a first
    of January, which is what a year alone becomes, does not count.
    """
    if len(html) > _LONGEST_GUESS:
        return None
    from htmldate import find_date

    try:
        found: str | None = find_date(html, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # its own faults on odd trees must not stop ours
    return None if not found or found.endswith("-01-01") else found


def _language(text: str, declared: str | None) -> str | None:
    """What the words say; a declared language that we have no words of is believed."""
    if declared and declared not in load_languages():
        return declared
    from verify.text.language.detect import detect_language

    return detect_language(text[:4000]).code or declared


def _titles(page: Page, address: str | None) -> tuple[PageTitle, ...]:
    """The page's titles and, last, the words of its address."""
    if not address:
        return page.titles
    from verify.text.urls.slugs import slug_words

    slug = " ".join(slug_words(address))
    return (*page.titles, PageTitle("slug", slug)) if slug else page.titles
