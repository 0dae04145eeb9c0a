"""Words of class names and ids, and tags, that say what a part of a page is.

Gathered from what the templates of WordPress, Drupal, Bitrix and the schema.org vocabulary call
these parts.
"""

from __future__ import annotations

from functools import lru_cache

from verify.read.dom.tree import name_words, word_set

# Words of class names and ids; gathered from what the templates of WordPress, Drupal, Bitrix
# and the schema.org vocabulary call these parts.
FURNITURE_WORDS = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "shares",
        "social",
        "socials",
        "related",
        "recommended",
        "recommendations",
        "recommend",
        "sidebar",
        "newsletter",
        "signup",
        "subscribe",
        "subscription",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "banner",
        "advert",
        "advertisement",
        "ads",
        "adv",
        "promo",
        "promoted",
        "comments",
        "comment",
        "responses",
        "replies",
        "yorumlar",
        "kommentare",
        "commentaires",
        "comentarios",
        "comentários",
        "commenti",
        "komentarze",
        "disqus",
        "respond",
        "tags",
        "taglist",
        "tagcloud",
        "pagination",
        "pager",
        "popup",
        "modal",
        "overlay",
        "toolbar",
        "login",
        "search",
        "trending",
        "popular",
        "outbrain",
        "taboola",
        "sponsored",
        "copyright",
        "teaser",
        "teasers",
        "readmore",
        "similar",
        "contentinfo",
        "footer",
        "toc",
        "languages",
        "langs",
        "switcher",
        "screenreader",
        "skip",
        "editsection",
        "navbox",
        "catlinks",
        "noprint",
    ]
)

# With the words of which a name is made of: `screen-reader-text`.
FURNITURE_NAMES = FURNITURE_WORDS | {"screen"}

NOTES_WORDS = frozenset(
    [
        "footnote",
        "footnotes",
        "endnote",
        "endnotes",
        "reflist",
        "references",
        "noteslist",
    ]
)

CODE_WORDS = frozenset(
    {
        "brush",
        "chroma",
        "code",
        "codehilite",
        "highlight",
        "hljs",
        "language",
        "listing",
        "literal",
        "prettyprint",
        "prism",
        "programlisting",
        "rouge",
        "screen",
        "shiki",
        "sourcecode",
        "syntaxhighlighter",
    }
)
CAPTION_WORDS = word_set("caption figcaption credit credits")

AUTHOR_WORDS = frozenset(
    [
        "byline",
        "author",
        "authors",
        "autor",
        "yazar",
        "avtor",
    ]
)

BIOGRAPHY_WORDS = frozenset(
    [
        "bio",
        "biography",
        "about",
        "box",
        "info",
        "description",
    ]
)

DATE_WORDS = frozenset(
    [
        "date",
        "published",
        "pubdate",
        "datetime",
        "timestamp",
        "datepublished",
        "time",
    ]
)

TELLING_TAGS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "fieldset",
        "legend",
        "menu",
        "blockquote",
        "li",
        "pre",
        "code",
        "kbd",
        "samp",
        "tt",
        "main",
        "article",
        "figcaption",
        "caption",
        "time",
        "address",
    ]
)

# A name that says how a part looks at the moment or what it does without: `has-sidebar`.
_STATES = ("has-", "no-", "not-", "with-", "without-")
# WordPress writes the subjects of a post into its classes: `hentry category-social tag-menu`.
_POST = frozenset(("hentry", "type-post", "type-page", "status-publish"))
_SUBJECTS = ("category-", "tag-", "post_tag-", "topic-", "author-")
_LONGEST_NAME = 8  # words: `slide-minister-promoted-to-head-of-the-harbour-office` is a headline


@lru_cache(maxsize=20_000)  # a template repeats its names
def part_words(names: str) -> frozenset[str]:
    """Return the words of class names and ids that say what a part is.

    Left out: states, the subjects of a post, and names made of a headline. The words of
    ``screen-reader-text`` are kept as one.
    """
    tokens = names.split()
    subjects = _SUBJECTS if _POST.intersection(tokens) else ()
    kept = [
        token
        for token in tokens
        if not token.lower().startswith((*_STATES, *subjects)) and token.count("-") < _LONGEST_NAME
    ]
    words = name_words(" ".join(kept))
    return words | {"screenreader"} if {"screen", "reader"} <= words else words
