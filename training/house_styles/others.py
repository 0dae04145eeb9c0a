"""House styles of Russian, Ukrainian, Turkish, French and Spanish works, by kind.

See ``training.template`` for the notation.
"""

from __future__ import annotations

RUSSIAN = {
    "article": [
        "{a:gost} {title} // {container}. {year}. № {issue}. С. {pages}.",
        "{a:gost} {title} // {container}. – {year}. – Т. {volume}, № {issue}. – С. {pages}.",
        "{a:gost} {title} // {container}, {year}, № {issue}, с. {pages}.",
        "{a:gost} {title} / {a:gostpre} // {container}. — {year}. — № {issue}. — С. {locator}.",
        "{a:gost} {title} ⟦Электронный ресурс⟧ // {container}. {year}. № {issue}. <URL: |Режим доступа: >{url} (дата обращения: {accessed:figures}).",
        "{a:gostpre}, {qtitle}, {container}, {year}, № {issue}.",
    ],
    "book": [
        "{a:gost} {title}. {place}: {publisher}, {year}. {locator} с.",
        "{a:gost} {title}. {place}, {year}. С. {locator}.",
        "{a:gost} {title}. – {place} : {publisher}, {year}. – {locator} с.",
        "{a:gost} {title}. {place}: {publisher}, {year}. С. {locator}.",
        "{title} / под ред. {e:gostpre}. {place}: {publisher}, {year}. {locator} с.",
        "{a:gostpre}. {title}. {place}, {publisher}, {year}, с. {locator}.",
        "{a:gost} {title}. {edition}-е изд. {place}: {publisher}, {year}.",
        "{a:gost} {title}: <дис.|автореф. дис.> … канд. ист. наук. {place}, {year}.",
    ],
    "chapter": [
        "{a:gost} {title} // {container}. {place}: {publisher}, {year}. С. {pages}.",
        "{a:gost} {title} // {container} / под ред. {e:gostpre}. {place}, {year}. С. {pages}.",
        "{a:gost} {title} // {container}: сб. ст. – {place}: {publisher}, {year}. – С. {pages}.",
    ],
    "news": [
        "{qtitle} ⟦{translated}⟧, {container}, {date:en}, {url}.",
        "{a:full}, {qtitle} ({translated}), {container}, {date:en}, {url}.",
        "{title} // {container}. {date:ru}. URL: {url} (дата обращения: {accessed:figures}).",
        "{title} // {container}, {date:ru}, {url}.",
        "{a:gost} {title} // {container}. {year}. {date:ru}.",
        "{qtitle}, {container}, {date:ru}, {url}.",
        "{title}. {container}, {date:ru}. {url}",
        "{title}: ⟦Электронный ресурс⟧. {container}. Режим доступа: {url} (дата обращения: {accessed:figures}).",
        "{title} ⟦Электронный ресурс⟧. URL: {url} (дата обращения: {accessed:figures}).",
        "{a:full}. {title} ⟦Электронный ресурс⟧ // {container}: сайт. – URL: {url} (дата обращения: {accessed:figures}).",
    ],
}
UKRAINIAN = {
    "article": [
        "{a:gost} {title} // {container}. {year}. № {issue}. С. {pages}.",
        "{a:gost} {title}. {container}. {year}. № {issue}. С. {pages}.",
        "{a:gost} {title} / {a:gostpre} // {container}. – {year}. – Вип. {issue}. – С. {pages}.",
    ],
    "book": [
        "{a:gost} {title}. {place}: {publisher}, {year}. {locator} с.",
        "{a:gost} {title} / {a:gostpre}. – {place} : {publisher}, {year}. – {locator} с.",
    ],
    "chapter": ["{a:gost} {title} // {container}. {place}: {publisher}, {year}. С. {pages}."],
    "news": [
        "{title} // {container}. {date:uk}. URL: {url} (дата звернення: {accessed:figures}).",
        "{a:gost} {title}. {container}. {date:uk}. URL: {url}",
        "{title} ⟦Електронний ресурс⟧. – Режим доступу: {url}.",
        "{qtitle}, {container}, {date:uk}, {url}",
    ],
}
TURKISH = {
    "article": [
        "{a:full}, {qtitle}, {container}, <Cilt |C. |Cilt: >{volume}, <Sayı |S. |Sayı: >{issue}, {year}, <s. |ss. >{pages}.",
        "{a:full}, {qtitle}, {container}, {volume}/{issue} ({year}), s. {pages}.",
        "{a:fini} ({year}). {title}. {container}, {volume}({issue}), {pages}.",
        "{a:ffull}. {qtitle}. {container} {volume}, no. {issue} ({year}): {pages}.",
    ],
    "book": [
        "{a:full}, {title}, {publisher}, {place} {year}, s. {locator}.",
        "{a:full}, {title}, {place}, {publisher}, {year}, s. {locator}.",
        "{a:full}, {title}, ({place}: {publisher}, {year}), s. {locator}.",
        "{a:fini} ({year}). {title}. {place}: {publisher}.",
        "{a:full}, {title}[, {edition}. b.], {place}: {publisher}, {year}.",
        "{a:full}, {title}, çev. {e:full}, {publisher}, {place}, {year}.",
    ],
    "chapter": [
        "{a:full}, {qtitle}, {container}, <haz. |der. |ed. >{e:full}, {place}: {publisher}, {year}, s. {pages}.",
        "{a:full}, {qtitle}, {e:full} (<Ed.|der.|haz.>), {container}, {publisher}, {place} {year}, ss. {pages}.",
    ],
    "news": [
        "{qtitle} ⟦{translated}⟧, {container}, {date:en}, {url}, (Date of Accession: {accessed:en}).",
        "{qtitle}, ({translated}), {container}, {date:tr}, {url}",
        "{qtitle}, {container}, {date:tr}, {url}, (<Erişim Tarihi: |Erişim: |e.t. >{accessed:tr}).",
        "{qtitle}, {container}, {date:tr}.",
        "{a:full}, {qtitle}, {container}, {date:tr}, {url} (Erişim Tarihi: {accessed:figures}).",
        "{title}, {container}, {date:tr}, {url}",
    ],
}
FRENCH = {
    "article": [
        "{a:full}, {qtitle}, {container}, <vol. |t. |>{volume}, n° {issue}, {year}, p. {pages}.",
        "{a:full}, {qtitle}, {container}, {volume} ({year}), p. {pages}.",
        "{a:caps}, {qtitle}, {container}, n° {issue}, {date:fr}, pp. {pages}.",
        "{a:fini}, {year}, {title}, {container}, {volume}[, {issue}], p. {pages}.",
        "{a:ini}, {qtitle}, {container} {year}, p. {pages}.",
    ],
    "book": [
        "{a:full}, {title}, {place}, {publisher}, {year}[, p. {locator}].",
        "{a:caps}, {title}, {place}, {publisher}, coll. {qtitle}, {year}, {locator} p.",
        "{a:caps} {title}, {publisher}, {place} {year}.",
        "{a:ini}, {title}, {publisher}, {year}, {edition}e éd., p. {locator}.",
        "{a:fini}, {year}. {title}, {place}, {publisher}.",
    ],
    "chapter": [
        "{a:full}, {qtitle}, in {e:full} (<dir.|éd.|éds.>), {container}, {place}, {publisher}, {year}, p. {pages}.",
        "{a:full}, {qtitle}, dans {e:full} (dir.), {container}, {place}, {publisher}, {year}, p. {pages}.",
    ],
    "news": [
        "{a:full}, {qtitle}, {container}, {date:fr}, <en ligne : |⟦en ligne⟧ |>{url} (<consulté le >{accessed:fr}).",
        "{qtitle}, {container}, {date:fr}[, {url}].",
        "{container}, {qtitle}, {date:fr}[, p. {pages}].",
    ],
}
SPANISH = {
    "article": [
        "{a:ffull}. {qtitle}. {container}, vol. {volume}, núm. {issue}, {year}, pp. {pages}.",
        "{a:full}, {qtitle}, {container}, {volume} ({year}), pp. {pages}.",
        "{a:fini} ({year}). {title}. {container}, {volume}({issue}), {pages}.",
    ],
    "book": [
        "{a:full}, {title}, {place}, {publisher}, {year}[, p. {locator}].",
        "{a:ffull} ({year}): {title}. {place}: {publisher}.",
        "{a:fini} ({year}). {title}. {publisher}.",
    ],
    "chapter": [
        "{a:full}, {qtitle}, en {e:full} (<coord.|ed.|eds.|comp.>), {container}, {place}, {publisher}, {year}, pp. {pages}.",
        "{a:fini} ({year}). {title}. En {e:ini} (<Ed|Eds>.), {container} (pp. {pages}). {publisher}.",
    ],
    "news": [
        "{qtitle}, {container}, {date:es}, <disponible en |en línea: |>{url} (consultado el {accessed:es}).",
        "{a:fini} ({year}). {title}. {container}. Recuperado de {url}",
    ],
}
