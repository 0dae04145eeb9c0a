"""House styles of the humanities in English: series without a number, films, volumes cited by short title.

See ``training.template`` for the notation.
"""

from __future__ import annotations

HUMANITIES = {
    "article": [
        "{a:full~, }. {title}. {container}, {volume}[({issue})] {pages}, {date:en}.",
        "{a:fini} ({year}). {title}. {container}, {volume} ({issue}), {pages}.",
        "{a:vanc~, }. {title}. {container}. {year} {volume}({issue}) {pages}.",
        "{a:ffull}. {qtitle} {container}, {date:en}, sec. <A|B|2|4>, {locator}.",
        "{a:ini~, }, {qtitle} {container} {volume} (<Pt |Suppl. >{issue}), {pages} ({year}).",
    ],
    "book": [
        "{a:full~, }. {title}. {series}. {publisher}, {year}.",
        "{a:ffull}. {title}. {series}. {publisher}, {year}.",
        "{a:ffull}. {year}. {title}. {publisher}.",
        "{a:fini}, {title} ({series} {vnumber}; {place}: {publisher}, {year}).",
        "{a:ini}, {title} (ed. {t:ini}; {place}: {publisher}, {year}), pp. {locator}.",
        "{e:full~, }, <eds|editors>. {title}. {publisher}, {year}.",
        "{title}. <Edited by |Ed. by >{e:full}. {publisher}, {year}.",
        "{title}. Dir. {t:full}. [Perf. {t:full}. ]{publisher}, {year}.",
        "{t:fini} (<Director|Producer>). ({year}). {title} ⟦<Motion picture|Film|DVD>⟧. {place}: {publisher}.",
        "{a:caps} {title}. {place}, {publisher}, {year}.",
        "{a:ffull}. {title}. {oyear}. <Reprint, |Reprint. |>{place}: {publisher}, {year}.",
        "{a:full}. {title} {place}: {publisher} {year}.",
    ],
    "chapter": [
        "{a:fini} ({year}). {title}. In {container} {place}.",
        "{a:fini} ({year}). {title}. In {e:fini} (<Eds.|Ed.>), {container} {place}. {publisher}.",
        "{a:fini}, {qtitle} in {container} ({series} {vnumber}; ed. {e:ini}; {place}: {publisher}, {year}), pp. {pages}.",
        "{a:fini}, {qtitle} in {container} (ed. {e:ini}; {place}: {publisher}, {year}), pp. {pages}.",
        "{a:full}, {qtitle} in {container}, ed. {e:full} ({place}: {publisher}, {year}), {pages}.",
        "{a:full}, {qtitle} in {e:full}, eds., {container} ({place}: {publisher}, {year}), <pp. |>{pages}.",
        "{a:ffull}. {title}. <In: |In >{container}, {e:full}, ed. Pp. {pages}. {place}: {publisher}, {year}.",
        "{a:ffull}. {qtitle} In {e:last}, {pages}.",
        "{a:ffull}. {qtitle} <In |>{container}, edited by {e:full}, {pages}. {publisher}, {year}.",
        "{a:ini~, }. {title}. <In |>{container}, {place}, {date:en}, {pages}.",
    ],
}
