"""House styles of genres: series, theses, preprints, standards, patents, meetings, the web.

They are added to the styles of each language. See ``training.template`` for the notation.
"""

from __future__ import annotations

_ENGLISH = {
    "article": [
        "{a:fini} {title}. {container} {volume}, {issue} ({date:en}), {pages}.",
        "{a:vanc~, }: {title}. {container} {year}, {volume}: {pages}.",
        "{a:gost~, } et al., {container} {year}, {volume}, {pages}.",
        "{a:vanc~, }: {title}, {container} {volume}: {pages}, {year}.",
        "{a:vanc~, }. {title} ⟦in <German|French|Chinese>⟧. {container}. {year}; {volume}: {pages}.",
        "{a:gost~, } {title}. {container}. {year}. Vol. {volume}, <no. |№ >{issue}, <pp. |P. >{pages}.",
        "{a:gost~, } ({year}) {title}. {container} {volume}[({issue})]:{pages}",
        "{a:full}, {qtitle}, {container} {volume}:{issue} ({year}), pp. {pages}.",
        "{a:fini} ({date:apa}). {title}. {container}[, {volume}][({issue})][, {pages}].",
        "{title}. ({date:apa}). {container}[, {volume}][({issue})], p. {locator}",
    ],
    "book": [
        "{a:ffull}. {title}. {series} {vnumber}. {place}: {publisher}, {year}.",
        "{a:ffull}. {title} ({series} {vnumber}). {place}: {publisher}, {year}.",
        "{a:full}, {title} ({series}, {vnumber}), {place}, {year}.",
        "{a:fini} ({year}). {title} ({series}, Vol. {vnumber}). {publisher}.",
        "{a:fini} {title}. {series}, vol. {vnumber}. {publisher}, {place}, {year}.",
        "{a:ini~, }. {title}, volume {vnumber} of {series}. {publisher}, {place}, {year}.",
        "{a:ini~, }. {title}. <ser. |>{series}. {place}: {publisher}, {year}, no. {vnumber}.",
        "{a:ffull}. {title}. {place}: {publisher}, {year}. Print.",
        "{title}. Ed. {e:full}. {place}: {publisher}, {year}.",
        "{a:ffull}. {title}. <Edited by |Ed. >{t:full}. {place}: {publisher}, {year}.",
        "{a:ffull} {year} {title}. {publisher}, {place}.",
        "{a:fini} {year}, {title}[, {edition} edn], {publisher}, {place}.",
        "{e:fini} (ed<s|>.) {year}, {title}[, {edition} edn], {publisher}, {place}.",
        "{a:caps} ({year}): {title}. {publisher}. {place}.",
        "{a:full}, {title}, <{edition} ed.|{edition} edition>, {publisher}, {year}.",
    ],
    "chapter": [
        "{a:ffull}. {title}. In {container}, edited by {e:full}. {place}: {publisher}, {year}.",
        "{a:ffull}. {qtitle} In {container}. {place}: {publisher}, {year}, {pages}.",
        "{a:ffull} {year} {title}. In {container}. {e:ini}, <eds|ed>. Pp. {pages}. {place}: {publisher}.",
        "{a:fini} ({year}). {title}. In {container} (pp. {pages}). {publisher}.",
        "{a:ini~, }, {qtitle} in {qcontainer} ({publisher}, {year}), <chap. {vnumber}, |>pp. {pages}.",
        "{a:full~, }. {title}. In {e:full~, }, editors, {container}, volume {vnumber} of {series}, pages {pages}. {publisher}, {year}.",
        "{a:full~, }. {title}. In {container}, volume {vnumber} of {series}, pages {pages}. {publisher}, {year}.",
        "{a:full~, }. {title}. In {container}, pages {pages}, {place}, {year}. {publisher}.",
        "{a:fini} {title}. In {container} ({place}, {date:en}), {publisher}, pp. {pages}.",
        "{a:fini} ({date:apa}). {title}. <Paper|Poster> presented at the {container}, {place}.",
        "{a:ini~, }, {qtitle} presented at the {container}, {place}, {year}.",
    ],
    "news": [
        "{a:ffull}. {qtitle} {container}. {date:en}. Web. {accessed:en}.",
        "{a:ffull}. {qtitle} {container}, {date:en}, {pages}.",
        "{qtitle} {container}, {date:en}, sec. <A|B|C>, p. {pages}.",
        "{title} ({date:apa}). {container}. {url}",
        "{title}. ({date:apa}). {container}[, p. {pages}].",
        "{organization} ({year}). {title} ⟦Online⟧. Available at: {url} ⟦Accessed {accessed:en}⟧.",
        "{a:vanc} {title} ⟦<Online|Internet|online>⟧. <Available: |Available from: |URL: |>{url} ⟦<Accessed |cited |>{accessed:en}⟧.",
        "{qtitle} <In |>{container}. <Last modified|Updated> {date:en}. {url}.",
        "{organization}, {qtitle} ({date:en}) ‹{url}› accessed {accessed:en}.",
        "{a:full}, {title}, {container} (blog), {date:en}, {url}.",
    ],
    "report": [
        "{a:full~, }. {title}. arXiv preprint arXiv:{arxiv}, {year}.",
        "{a:fini} ({year}). {title}. <arXiv preprint |>arXiv:{arxiv}.",
        "{a:ini~, }, {qtitle} <Preprint, |><arXiv:|arXiv >{arxiv} ({year}).",
        "{a:fini} ({year}). {title} (<Unpublished doctoral dissertation|Doctoral dissertation|Master’s thesis>). {publisher}, {place}.",
        "{a:ffull}. {year}. {title} <PhD thesis|Technical report|Working paper> {publisher} {place}",
        "{a:ffull}. {qtitle} <PhD diss.|Diss.|Ph.D. diss.|M.A. thesis>, {publisher}, {year}.",
        "{a:ffull} ({year}), {title}, {genre}, {publisher}.",
        "{standard}, {title}. {place}: {publisher}, {year}.",
        "{standard}: {title}. {publisher}, {year}.",
        "{organization}. ({year}). {title} (<Standard No. |>{standard}).",
        "{organization}, {title}, {standard}, {place}, {year}.",
        "{organization}: {title}, {year}.",
        "{a:ini~, }, {qtitle} <U.S. Patent|US Patent|European Patent> {patent}, {date:en}.",
        "{a:gost~, } {title}. <USA Patent|US patent> № {patent}, <date of patent |>{date:en}.",
        "{a:full}. {title}. {papers} {vnumber}, {publisher}, {date:en}.",
        "{a:ini~, }, {qtitle} Internet-Draft, {publisher} ({date:en}).",
        "{organization}. {title} (<Report No. |Rep. |>{number}). {place}: {publisher}; {year}.",
        "{a:ffull}. <Personal communication|Personal interview|Interview with the author>, {date:en}.",
        "{a:fini}, {title}, <Preprint|Unpublished|Manuscript|submitted>[, {year}].",
    ],
}  # fmt: skip
_GERMAN = {
    "article": [
        "{a:ffull} ({year}): {title}, in: {container} <Nr.|H.> {issue}: {pages}.",
        "{a:ini}: {title}. {container} {volume} ({year}) {issue}, S. {pages}",
        "{a:ffull} ({year}): {title}. {container} (im Erscheinen).",
        "{a:full}, {title}, in: {container} {volume} ({year}), H. {issue}, S. {pages}[, hier: {locator}].",
    ],
    "book": [
        "{a:ffull} ({year}): {title}. {series}, <Bd.|Band|Heft|H.|Nr.> {vnumber}. {place}[: {publisher}].",
        "{a:ffull}: {title} ({series}, <Bd. |Band |H. |>{vnumber}), {place} {year}.",
        "{a:caps} ({year}): {title}. <= |>{series} {vnumber}. {place}.",
        "{a:ffull}, {title}. {place} {year} (= {series}, <Bd. |>{vnumber}).",
        "{e:ffull~ / } (Hrsg.): {title}, {place}: {publisher} {year}[ (= {series}, Bd. {vnumber})].",
        "{a:fini} ({year}): {title}. {publisher}. {place}.",
        "{a:ffull} ({year}): {title}. <Herausgegeben vom|Hrsg. vom|hg. v.> {eo}. {place}.",
        "{a:ffull} ({year}): {title}. <Herausgegeben vom|Hrsg. vom|hg. v.> {eo}, {series} Nr. {vnumber}.",
        "{eo} (<Hg.|Hrsg.>) ({year}): {title}. {place}[: {publisher}].",
        "{eo} ⟦Hrsg.⟧, {title}, {place} {year}.",
        "{a:ffull} ({year}/{oyear}), {title}, {place}.",
        "{a:full}, {title}. {place}: {publisher} {year}, {locator} S.",
    ],
    "chapter": [
        "{a:ffull} ({year}): {title}, in: {eo} (<Hg.|Hrsg.>): {container}, {place}, S. {pages}.",
        "{a:full}, {title}, in: {eo} (<Hg.|Hrsg.>), {container}, {place} {year}, S. {pages}.",
        "{a:ffull} ({year}): {title}. <Vortrag auf der |Vortrag auf dem |Beitrag zum |Paper zur >{container}, {place}.",
        "{a:fini} ({year}): {title}. In: {container}. {series} {vnumber}. {place}, S. {pages}.",
    ],
    "news": [
        "{organization}: {title}, <Pressemitteilung|Presseerklärung> <vom |>{date:de}.",
        "{organization} ({year}): {title}. Pressemitteilung vom {date:figures}.",
        "{a:full}, {title}, {container} online <vom |>{date:de}, {url} (<zuletzt abgerufen am |Abruf: |>{accessed:figures}).",
    ],
    "report": [
        "{a:ffull}: {title}, <Diss.|Dissertation|Diss. phil.|Habil.|Magisterarbeit> {place} {year}.",
        "{standard}, {title}<, |. >{place}: {publisher}[, {year}].",
        "{organization}: {title}, {year}.",
        "{standard}: {title}. {publisher}, {place} {year}.",
        "{organization} {year}: {title}. {papers} {vnumber}. {place}.",
        "{a:ffull} ({year}), {title}, {papers} Nr. {vnumber}, {publisher}, {place}.",
        "{a:full}, {title}, {papers} {vnumber}, {date:de}.",
        "{a:full}, {title}. {genre}, {publisher}, {place} {year}.",
    ],
}  # fmt: skip
_FRENCH = {
    "article": [
        "{a:caps} {qtitle}, {container}, {volume}, {issue}, {year}, p. {pages}.",
        "{a:fini} ({year}), {qtitle}, {container}, <vol. |>{volume}, n° {issue}, p. {pages}.",
        "{a:gost}, {year}, {title}, {container}, {volume}, {pages}.",
    ],
    "book": [
        "{a:full}, {title}, {place}, {publisher}, coll. {qseries}, {year}[, p. {locator}].",
        "{a:capsffull}, {title}, {place}, {publisher}, coll. {qseries}, {year}.",
        "{a:gost}, {year}, {title}, {place}, {publisher}.",
        "{a:ffull}, {title}. <Traduit par |Trad. |Traduction de >{t:full}. {place}, {publisher}, {year}.",
        "{a:ini}, {title}, {publisher}, {series}, {edition}e éd., {year}, n° {locator}.",
    ],
    "chapter": [
        "{a:capsffull}, {qtitle}, in {e:capsffull} (<dir.|éd.>), {container}, {place}, {publisher}, {year}, p. {pages}.",
        "{a:fini} ({year}), {title}, in {e:ini} (<dir.|éds>), {container}, {place}, {publisher}, p. {pages}.",
    ],
    "report": [
        "{a:gost}, {year}, {title}, thèse de doctorat, {publisher}.",
        "{a:full}, {title}, <thèse|mémoire>, {publisher}, {year}[, p. {locator}].",
        "{organization}, {title}, <rapport, |>{place}, {year}[, p. {locator}].",
        "{organization} ({year}), {title}, {place}, {publisher}.",
    ],
}
_SPANISH = {
    "article": [
        "{a:ffull}, {qtitle}, {container}, vol. {volume}, n.º {issue}, {year}, pp. {pages}.",
        "{a:full}, {title}, {container}, núm. {issue}, {year}.",
    ],
    "book": [
        "{a:full}, {title}, {place}, {publisher}, {year}, <pp. |p. >{locator}.",
        "{a:full}, {title}, {publisher}, {place}, {year}[, p. {locator}].",
        "{a:ffull}, {title}, {edition}.ª ed., {publisher}, {place}, {year}.",
        "{a:ffull}. {title}. {place}: {publisher}, {year} (Col. {series}, {vnumber}).",
    ],
    "chapter": [
        "{a:ffull}, {qtitle}, en {e:full} (<coord.|dir.|ed.>), {container}, {place}, {publisher}, {year}, pp. {pages}.",
        "{a:full}, {title}, en {container}, {place}, {publisher}, {year}, pp. {pages}.",
    ],
    "report": [
        "{organization} ({year}). {title}. {place}: {publisher}.",
        "{organization}, {title}, {place}, {year}[, p. {locator}].",
        "{a:ffull} ({year}). {title} (Tesis doctoral). {publisher}, {place}.",
        "{a:full}, {title}, tesis doctoral, {publisher}, {year}.",
    ],
}
_RUSSIAN = {
    "article": [
        "{a:gost} {title}. {container}, {year}, № {issue}, с. {pages}.",
        "{a:gostpre} {title} // {container}. Т. {volume}. {year}. С. {pages}.",
        "{a:gost} {title} // {container}. Вып. {issue}. {place}, {year}. С. {pages}.",
    ],
    "book": [
        "{title} : учеб. пособие / {a:gostpre}. – {place} : {publisher}, {year}. – {locator} с.",
        "{a:gost} {title}. {place}: {publisher}, {year} ({series}).",
        "{a:gost} {title}: <монография|очерки|учебник>. {place}: {publisher}, {year}. С. {locator}.",
        "{title} / Отв. ред. {e:gostpre}. {place}: {publisher}, {year}.",
    ],
    "news": [
        "{title} // {container}. {date:ru}. С. {pages}.",
        "{organization}. {title}. URL: {url} (дата обращения: {accessed:figures})",
    ],
    "report": [
        "{standard}. {title}. {place}: {publisher}, {year}. {locator} с.",
        "{a:gost} {title}: <дис. … канд. ист. наук|автореф. дис. … д-ра юрид. наук>. {place}, {year}. {locator} с.",
        "{organization}. {title}. {place}, {year}. С. {locator}.",
    ],
}
_TURKISH = {
    "article": [
        "{a:full}, {qtitle}, {container}, C. {volume}, S. {issue}, {year}, <s. |ss. >{pages}.",
        "{a:full}, {title}, {container}, Sayı {issue} ({year}), s. {pages}.",
    ],
    "book": [
        "{a:full}, {title}, {publisher}, {place}, {year}, s. {locator}.",
        "{a:full}, {title}, {publisher}, {place} {year}.",
        "{a:capsfull}, {title}, {publisher}, {edition}. Baskı, {place}, {year}, s. {locator}.",
    ],
    "chapter": [
        "{a:full}, {qtitle}, {container}, <ed. |haz. >{e:full} ({place}: {publisher}, {year}) içinde, s. {pages}.",
        "{a:full}, {qtitle}, {container} içinde, {e:full} (<ed.|der.>), {publisher}, {place}, {year}, ss. {pages}.",
    ],
    "report": [
        "{organization}, {title}, {place} {year}.",
        "{organization}. ({year}). {title}. {place}: {publisher}.",
        "{a:full}, {title}, <Yayımlanmamış Doktora Tezi|Yüksek Lisans Tezi>, {publisher}, {place} {year}.",
    ],
}
_UKRAINIAN = {
    "article": ["{a:gost} {title}. {container}. {year}. Т. {volume}, № {issue}. С. {pages}."],
    "book": [
        "{a:gost} {title}. {place}, {year}. С. {locator}.",
        "{title} / за ред. {e:gostpre}. {place}: {publisher}, {year}. {locator} с.",
    ],
    "news": ["{a:gost} {title} // {container}. {date:uk}. С. {pages}."],
    "report": [
        "{standard}. {title}. {place}: {publisher}, {year}. {locator} с.",
        "{a:gost} {title}: <дис. … канд. іст. наук|автореф. дис. … д-ра юрид. наук>. {place}, {year}. {locator} с.",
    ],
}
GENRES = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "tr": _TURKISH,
    "uk": _UKRAINIAN,
}
