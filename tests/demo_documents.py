"""Make the demo's Word article and its PDF: ``python -m tests.demo_documents``.

The Word file is typed part by part and always the same; the PDF is printed by LibreOffice, so
each printing differs in its dates.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

from docx_kit import Parts, docx, field_runs, p, r

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"

DAM = """Плотина, которую никто не принимал

Автор: Глеб Стрешнев

6 марта 2024 года

Плотину на реке Ольше достроили осенью 2023 года, но принимать её никто не торопится.[1] «Мы не остановим работу ни на один день», — заявил губернатор Пётр Лазаренко.[1] Проверка нашла в основании 14 трещин.[1]

Строители с выводами не спорят. «Трещины появились до пуска воды, и скрывать это бессмысленно», — сказал главный инженер Фёдор Кулагин.[2] По его словам, ремонт займёт 9 месяцев.[2]

Жители нижних сёл узнали о трещинах из газет. «Нас не предупредили ни письмом, ни по телефону», — рассказала староста Липовки Анна Вересова.[3] В Липовке компенсацию получили 25 семей.[3]

Губернатор обещает открыть движение по гребню плотины летом.[4] Там же он назвал и цену.[5]"""

NOTES = [
    "Лазаренко П. Плотину достроили раньше срока // Ольша-Инфо. 2023. URL: http://olsha-info.test/2023/11/20/plotina-dostroili (дата обращения: 01.03.2024).",
    "Инженер рассказал о трeщинах в плотине // Вестник залива. URL: http://vestnik-zaliva.test/2024/01/treshchiny (дата обращения: 01.03.2024).",
    "Сёла ниже плотины пишут в правитльство // Ольша-Инфо. URL: http://olsha-info.test/2024/02/14/kompensacii (дата обращения: 10.02.2024).",
    "Движение по weather бню плотины откроют летом // Вестник залива. URL: http://vestnik-zaliva.test/2024/02/greben (дата обращения: 02.03.2024).",
    "Ельцов М. Указ. соч. С. 12.",
]

PILOT = """A Pilot Looks Back

Author: Tobias Renn

March 18, 2024

Aksel Thorne has brought ships through the narrows for thirty-eight years. He belongs to the Hallam Watermen’s Union (HWU) and lives in a house with windows on three sides and no television.

“The sea is not dangerous, the timetable is”, says Thorne. He has written it on the wall of his kitchen. “I never lost a ship, but I lost two captains”, he adds, and does not explain.

His neighbour, the council leader Ines Haloran, asked him last year for advice about the breakwater. “He drew it on a napkin and it was better than ours”, she says. “We will not wait for another year to find out what that means”, she told him.

“The sea is not dangerous, the timetable is”, says Thorne. He has written it on the wall of his kitchen. “I never lost a ship, but I lost two captains”, he adds, and does not explain.

1. What should a young pilot read?

The tide table, he says, and after that whatever keeps him awake.

1. Will ships without pilots come through the narrows?

They will come, and they will be met by those who know the stones.

1. What will he miss?

The hour before the first ferry, when nobody has made a mistake yet.

The napkin is framed and hangs in the pilots’ office, under the barometer."""

# What Zotero stored of the first note's work.
RECORD = {
    "citationItems": [
        {
            "itemData": {
                "type": "article-newspaper",
                "title": "Плотину достроили раньше срока",
                "container-title": "Ольша-Инфо",
                "author": [{"family": "Лазаренко", "given": "П."}],
                "issued": {"date-parts": [[2023, 11, 20]]},
                "URL": "http://olsha-info.test/2023/11/20/plotina-dostroili",
            }
        }
    ]
}
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/>'
    '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="footnote text"/></w:style>'
    '<w:style w:type="character" w:styleId="a5"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
_RAISED = '<w:rStyle w:val="a5"/>'


def word_article() -> bytes:
    """Return the Word article: real footnotes, each cited again by NOTEREF, a Zotero field."""
    title, *paragraphs = DAM.split("\n\n")
    seen: set[str] = set()
    body = p(r(title), props='<w:pStyle w:val="a3"/>')
    body += "".join(p(*_runs(text.strip(), seen)) for text in paragraphs)
    notes = {str(n): _note(n, text) for n, text in enumerate(NOTES, 1)}
    return docx(body, Parts(footnotes=notes, styles=_STYLES))


def _runs(text: str, seen: set[str]) -> list[str]:
    runs = []
    for part in re.split(r"(\[\d\])", text):
        number = part.strip("[]")
        if not re.fullmatch(r"\[\d\]", part):
            runs.append(r(part) if part else "")
        elif number in seen:
            runs.append(field_runs(rf"NOTEREF _Ref{number} \f \h", r(number, _RAISED)))
        else:
            seen.add(number)
            mark = r(props=_RAISED, inner=f'<w:footnoteReference w:id="{number}"/>')
            start = f'<w:bookmarkStart w:id="{number}" w:name="_Ref{number}"/>'
            runs.append(f'{start}{mark}<w:bookmarkEnd w:id="{number}"/>')
    return runs


def _note(number: int, text: str) -> str:
    said = r(text)
    if number == 1:
        code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(RECORD, ensure_ascii=False)}"
        said = field_runs(code.replace('"', "&quot;"), said)
    mark = r(props=_RAISED, inner="<w:footnoteRef/>")
    return p(mark, r(" "), said, props='<w:pStyle w:val="a4"/>')


def pdf_article() -> bytes:
    """Return the PDF article as LibreOffice prints it."""
    title, *paragraphs = PILOT.split("\n\n")
    body = p(r(title), props='<w:pStyle w:val="a3"/>')
    spaced = '<w:spacing w:after="160"/>'
    body += "".join(p(r(text.strip()), props=spaced) for text in paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pilot.docx"
        source.write_bytes(docx(body, Parts(styles=_STYLES)))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
        return (Path(folder) / "pilot.pdf").read_bytes()


if __name__ == "__main__":
    (ARTICLES / "plotina.docx").write_bytes(word_article())
    (ARTICLES / "pilot.pdf").write_bytes(pdf_article())
