"""Words of class names and ids, and tags, that say what a part of a page is.

Gathered from what the templates of WordPress, Drupal, Bitrix and the schema.org vocabulary call
these parts.
"""

from __future__ import annotations

from verify.read.dom.tree import word_set

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
        "toc",
        "languages",
        "langs",
        "switcher",
        "skip",
        "screen",
        "editsection",
        "navbox",
        "catlinks",
        "noprint",
    ]
)

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
