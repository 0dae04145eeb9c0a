"""HTML: one text in document order, with what each part is and where its links lead."""

from __future__ import annotations

import pytest

from verify import parse, read
from verify.model import Article, BlockKind
from verify.read.formats.html import read_html

P1 = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)
P2 = (
    "The ferry ran only when its captain felt like it, which in winter was hardly ever the case, "
    "so that the council at last asked for a bridge."
)


def article(html: str, origin: str = "article.html") -> Article:
    found = read.read_bytes(html.encode(), origin)
    assert isinstance(found, Article)
    return found


def page(body: str, head: str = "") -> Article:
    return article(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def of_kind(found: Article, kind: BlockKind) -> list[str]:
    return [found.text[b.span.start : b.span.end] for b in found.blocks if b.kind is kind]


def test_blocks_are_separated_and_inline_markup_is_not() -> None:
    found = page(f"<h1>Ferry</h1><p>The <b>old</b>  ferry\n sank.</p><p>{P1}</p>")
    assert found.text == f"Ferry\n\nThe old ferry sank.\n\n{P1}"


def test_scripts_styles_and_hidden_parts_never_appear() -> None:
    found = page(
        "<script>var secret=1</script><style>p{}</style><noscript>enable</noscript>"
        f"<p hidden>unseen</p><p style='display: none'>unseen</p><template>unseen</template><p>{P1}</p>"
        "<svg><title>unseen</title></svg><!-- unseen -->"
    )
    assert found.text == P1


def test_the_rest_of_a_page_is_kept_as_furniture() -> None:
    found = page(
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>River Crossing Opens</h1><p>{P1}</p><p>{P2}</p></article>"
        "<aside><p>Subscribe to our newsletter and never miss a story again, we promise.</p></aside>"
        "<footer><p>Copyright Valley Post. All rights reserved in both banks of the river.</p></footer>"
    )
    assert of_kind(found, BlockKind.TITLE) == ["River Crossing Opens"]
    assert of_kind(found, BlockKind.BODY) == [P1, P2]
    assert [words[:4] for words in of_kind(found, BlockKind.FURNITURE)] == ["Home", "Subs", "Copy"]


def test_a_page_wrapped_in_an_element_with_a_furniture_name_is_still_read() -> None:
    found = page(
        f"<div class='has-sidebar menu-open'><form><h1>Ferry Sinks</h1><p>{P1}</p></form></div>"
    )
    assert of_kind(found, BlockKind.BODY) == [P1]


def test_a_block_quotation_and_a_caption_are_what_they_are() -> None:
    found = page(
        f"<article><p>{P1}</p><blockquote><p>We have waited for this since my father's time.</p>"
        f"</blockquote><figure><img src=x><figcaption>The old landing</figcaption></figure><p>{P2}</p></article>"
    )
    assert of_kind(found, BlockKind.QUOTATION) == [
        "We have waited for this since my father's time."
    ]
    assert of_kind(found, BlockKind.CAPTION) == ["The old landing"]


def test_links_span_their_words_and_keep_the_address_as_written() -> None:
    found = page(f"<p>It was <a href='../a?b=1&amp;c=2'> the  ferry </a>that sank. {P1}</p>")
    (link,) = found.links
    assert found.text[link.span.start : link.span.end] == "the ferry"
    assert link.href == "../a?b=1&c=2"


NOTES = {
    "Word": (
        '<p>{0}<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p><p>{1}</p>'
        '<div><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Okoro, Ferries.</p></div></div>',
        "_ftn1",
    ),
    "Wikipedia": (
        '<p>{0}<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup></p><p>{1}</p>'
        '<ol class="references"><li id="cite_note-1"><a href="#cite_ref-1">^</a> Okoro, Ferries.</li></ol>',
        "cite_note-1",
    ),
    "Pandoc": (
        '<p>{0}<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
        '<p>{1}</p><section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>Okoro, '
        'Ferries.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>',
        "fn1",
    ),
    "a plugin": (
        '<p>{0}<sup><a id="from7" href="#to7">1</a></sup></p><p>{1}</p>'
        '<div class="x"><p id="to7">1. Okoro, Ferries. <a href="#from7">back</a></p></div>',
        "to7",
    ),
}

NOTES |= {
    "WordPress": (
        '<p>{0}<sup data-fn="a1" class="fn"><a id="a1-link" href="#a1">1</a></sup></p><p>{1}</p>'
        '<ol class="wp-block-footnotes"><li id="a1">Okoro, Ferries. <a href="#a1-link">↩︎</a></li></ol>',
        "a1",
    ),
    "Substack": (
        '<p>{0}<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p><p>{1}</p>'
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a>'
        '<div class="footnote-content">Okoro, Ferries.</div></div>',
        "footnote-1",
    ),
    "LibreOffice": (
        '<p>{0}<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
        '<p>{1}</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" '
        'name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Okoro, Ferries.</p></div>',
        "sdfootnote1sym",
    ),
}


@pytest.mark.parametrize("system", NOTES)
def test_note_anchors_resolve_in_both_directions(system: str) -> None:
    html, name = NOTES[system]
    found = page(f"<article>{html.format(P1, P2)}</article>")
    anchors = {anchor.name: anchor.span for anchor in found.anchors}
    notes = [b for b in found.blocks if b.kind is BlockKind.NOTES]
    note = notes[0]
    assert "Okoro, Ferries." in found.text[note.span.start : notes[-1].span.end]
    assert note.span.start <= anchors[name].start < note.span.end
    forward = next(link for link in found.links if link.href == f"#{name}")
    assert forward.span.end < note.span.start
    back = next(link for link in found.links if link.href.startswith("#") and link is not forward)
    assert anchors[back.href[1:]].start <= forward.span.start


def test_a_superscript_stays_in_the_text_and_is_remembered() -> None:
    found = page(f"<p>{P1}<sup>2</sup> {P2}</p>")
    (span,) = found.superscripts
    assert found.text[span.start : span.end] == "2"
    assert found.text.startswith(f"{P1}2 ")


def test_a_table_of_contents_makes_no_notes() -> None:
    found = page(
        "<ul><li><a href='#a'>1</a></li><li><a href='#b'>2</a></li></ul>"
        f"<h2 id='a'>Ferries</h2><p>{P1}</p><h2 id='b'>Bridges</h2><p>{P2}</p>"
    )
    assert of_kind(found, BlockKind.NOTES) == []


def test_the_title_is_the_heading_that_the_head_knows() -> None:
    found = page(
        f"<h1>Valley Post</h1><main><h1>River Crossing Opens</h1><p>{P1}</p><p>{P2}</p></main>",
        "<title>River Crossing Opens - Valley Post</title>",
    )
    assert found.title and found.title.value == "River Crossing Opens"


def test_what_only_the_head_says_has_that_origin() -> None:
    found = page(
        f"<p>{P1}</p>",
        "<meta property='article:published_time' content='2022-05-03T23:30:00+06:00'>"
        "<meta name='author' content='Lena Okoro'><meta property='og:title' content='Ferry Sinks'>",
    )
    assert found.published and (found.published.value, found.published.origin) == (
        "2022-05-03",
        "metadata",
    )
    assert found.byline and found.byline.value == "Lena Okoro"
    assert found.title and found.title.origin == "metadata"


def test_byline_and_date_of_the_head_of_an_article_are_found() -> None:
    found = page(
        f"<article><h1>River Crossing Opens</h1><div class='meta'><span>Lena Okoro</span> | "
        f"<time datetime='2022-05-03'>3 May 2022</time></div><p>{P1}</p><p>{P2}</p></article>"
    )
    assert found.byline and found.byline.value == "Lena Okoro"
    assert found.published and found.published.value == "2022-05-03"


def test_two_breaks_make_a_paragraph_and_one_does_not() -> None:
    found = page(f"{P1}<br>Second line.<br><br>{P2}")
    assert found.text == f"{P1}\nSecond line.\n\n{P2}"


def test_a_line_of_links_to_the_same_site_is_furniture_and_one_elsewhere_is_not() -> None:
    found = page(
        f"<article><p>{P1}</p><p><a href='/old'>A bridge too dear for the valley</a></p>"
        f"<p><a href='https://archive.example/x'>The council minutes of May</a></p><p>{P2}</p></article>"
    )
    assert of_kind(found, BlockKind.FURNITURE) == ["A bridge too dear for the valley"]
    assert "The council minutes of May" not in of_kind(found, BlockKind.FURNITURE)


def test_text_below_thousands_of_unclosed_elements_is_not_lost() -> None:
    found = page("<div><font>" * 5000 + f"<p>{P1}</p>")
    assert P1 in found.text


def test_a_page_of_control_characters_and_broken_tags_is_read() -> None:
    found = page(f"\x00\x01<p>{P1}\x00</p><<<p</p><a href='http://[::1'>x</a><p>{P2}</div>")
    assert P2 in found.text


def test_a_declared_charset_does_not_decode_the_page_twice() -> None:
    html = f"<html><head><meta charset='windows-1251'></head><body><p>Переправа открыта. {P1}</p></body>"
    assert "Переправа открыта." in article(html).text


def test_a_layout_of_tables_gives_up_its_title_date_and_notes() -> None:
    found = page(
        "<table><tr><td><a href=/1>Политика</a><br><a href=/2>Экономика</a></td><td>"
        "<b>Паром утонул в бурю</b><br>03.05.2022<br><br>Паром, который ходил через реку двадцать "
        "лет, утонул в понедельник, сообщил мэр Кая журналистам.<br><br>Совет обсудит цену моста, "
        "о которой спорят больше двадцати лет подряд.[1]<br><br>[1] Окоро Л. Паромы. М., 2021."
        "</td><td><b>Новости</b><br><a href=/3>Мост дороже золота</a></td></tr></table>"
    )
    assert found.title and found.title.value == "Паром утонул в бурю"
    assert found.published and found.published.value == "2022-05-03"
    assert of_kind(found, BlockKind.NOTES) == ["[1] Окоро Л. Паромы. М., 2021."]
    assert len(of_kind(found, BlockKind.BODY)) == 2
    assert "Мост дороже золота" in of_kind(found, BlockKind.FURNITURE)


def test_a_page_saved_by_a_word_processor_is_read_whole() -> None:
    found = page(
        "<div class=WordSection1><p class=MsoTitle>Ferry lost in storm</p>"
        "<p class=MsoNormal>The ferry sank on Monday. Nobody was hurt.</p>"
        "<p class=MsoNormal>The council meets on Friday.</p></div>"
    )
    assert found.title and found.title.value == "Ferry lost in storm"
    assert of_kind(found, BlockKind.BODY) == [
        "The ferry sank on Monday. Nobody was hurt.",
        "The council meets on Friday.",
    ]


def test_a_blog_template_gives_byline_notes_and_biography() -> None:
    found = page(
        "<div class='wrap'><h1 class='entry-title'>Ferry lost in storm</h1><div class='post-meta'>"
        "<span class='author vcard'>By <a href='/a'>Lena Okoro</a></span> <time class='published'>"
        "May 3, 2022</time></div><div class='sharedaddy'><h3>Share this:</h3><a href='/?s'>Post</a></div>"
        "<div class='entry-content'><p>The ferry sank on Monday.<sup><a href='#f1'>1</a></sup></p>"
        f"<p>{P1}</p><ol class='footnotes-list'><li id='f1'>Okoro, Ferries.</li></ol></div>"
        "<div class='author-box'><h4>Lena Okoro</h4><p>Lena Okoro is a research fellow at the "
        "Valley Institute, where she writes about rivers and ferries.</p></div></div>"
    )
    assert found.byline and found.byline.value == "Lena Okoro"
    assert of_kind(found, BlockKind.BODY) == ["The ferry sank on Monday.1", P1]
    assert of_kind(found, BlockKind.NOTES) == ["Okoro, Ferries."]
    assert len(of_kind(found, BlockKind.BIOGRAPHY)) == 2


def test_cells_of_a_table_of_values_stay_in_one_row() -> None:
    found = page(
        f"<p>{P1}</p><table><tr><td>Ferry</td><td>12</td></tr><tr><td>Bridge</td><td>0</td></tr></table>"
    )
    assert "Ferry 12\n\nBridge 0" in found.text


def test_notes_linked_by_the_full_address_of_the_page_are_notes() -> None:
    found = page(
        f"<article><p>{P1}<sup><a href='https://post.example/ferry#n1'>1</a></sup></p><p>{P2}</p>"
        "<p id='n1'>1. Okoro, Ferries.</p></article>",
        "<link rel=canonical href='https://post.example/ferry'>",
    )
    assert found.links[0].href == "#n1"
    assert of_kind(found, BlockKind.NOTES) == ["1. Okoro, Ferries."]


def test_the_way_back_up_is_no_part_of_a_note() -> None:
    found = page(
        f"<article><p>{P1}<sup><a href='#n1' id='m1'>1</a></sup></p><p>{P2}</p><ol><li id='n1'>Lena "
        "Okoro, “Ferries”, Valley Post <a href='#m1'>↩︎</a></li></ol></article>"
    )
    dossier = parse.parse(found)
    (note,) = dossier.notes
    assert found.text[note.body.start : note.body.end].endswith("Valley Post")
    assert (
        dossier.references[0].publisher and dossier.references[0].publisher.value == "Valley Post"
    )


@pytest.mark.parametrize(
    ("base", "href", "whole"),
    [
        ("http://valley.example/en/", "2024/a.html", "http://valley.example/en/2024/a.html"),
        ("http://valley.example/tr/", "/a.html", "http://valley.example/a.html"),
        ("http://valley.example/en/", "#n1", "#n1"),
        ("http://valley.example/en/", "http://[broken", "http://[broken"),
        ("/en/", "2024/a.html", "2024/a.html"),
    ],
)
def test_relative_links_lead_where_the_base_element_says(base: str, href: str, whole: str) -> None:
    page = read_html(
        f'<html><head><title>Ferry</title><base href="{base}"></head><body><article><h1>Ferry</h1>'
        f'<p>The ferry sank in May, <a href="{href}">as the Post wrote</a>, and nobody was hurt.</p>'
        "</article></body></html>"
    )
    assert [link.href for link in page.links] == [whole]
