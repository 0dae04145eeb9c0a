"""Word documents typed part by part, for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)


@dataclass
class Parts:
    """What a document holds beside its body."""

    footnotes: Mapping[str, str] = field(default_factory=dict)  # id -> paragraphs
    endnotes: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)  # rId -> address
    note_links: Mapping[str, str] = field(default_factory=dict)  # of footnotes.xml
    styles: str = ""
    settings: str = ""
    more: Mapping[str, str] = field(default_factory=dict)  # part name -> content
    related: Mapping[str, str] = field(default_factory=dict)  # part name -> last word of its type


def p(*content: str, props: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{''.join(content)}</w:p>"


def r(text: str = "", props: str = "", inner: str = "") -> str:
    """A run with text, or with other content."""
    said = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{said}{inner}</w:r>"


def fn(number: str, props: str = "", after: str = "") -> str:
    """A run with a reference to a footnote."""
    return r(inner=f'<w:footnoteReference {props} w:id="{number}"/>{after}')


def en(number: str) -> str:
    """A run with a reference to an endnote."""
    return r(inner=f'<w:endnoteReference w:id="{number}"/>')


def field_runs(code: str, result: str) -> str:
    """A complex field around runs."""
    return (
        r(inner='<w:fldChar w:fldCharType="begin"/>')
        + r(inner=f'<w:instrText xml:space="preserve">{code}</w:instrText>')
        + r(inner='<w:fldChar w:fldCharType="separate"/>')
        + result
        + r(inner='<w:fldChar w:fldCharType="end"/>')
    )


def note(text: str) -> str:
    """A note's paragraph with the place of its number."""
    return p(r(inner="<w:footnoteRef/>"), r(f" {text}"))


def docx(body: str, parts: Parts | None = None, strict: bool = False) -> bytes:
    """The bytes of a document with this body."""
    parts = parts or Parts()
    files = {"word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"}
    kinds = {"word/document.xml": "officeDocument"}
    for kind, notes in (("footnotes", parts.footnotes), ("endnotes", parts.endnotes)):
        if notes:
            files[f"word/{kind}.xml"] = _notes(kind, notes)
            kinds[f"word/{kind}.xml"] = kind
    for kind, content in (("styles", parts.styles), ("settings", parts.settings)):
        if content:
            files[f"word/{kind}.xml"] = f"<w:{kind} {_SPACES}>{content}</w:{kind}>"
            kinds[f"word/{kind}.xml"] = kind
    files |= parts.more
    kinds |= parts.related
    if parts.note_links:
        files["word/_rels/footnotes.xml.rels"] = _relationships({}, parts.note_links)
    inner = {name.removeprefix("word/"): kind for name, kind in list(kinds.items())[1:]}
    files["word/_rels/document.xml.rels"] = _relationships(inner, parts.links)
    files["_rels/.rels"] = _relationships({"word/document.xml": "officeDocument"}, {})
    files = {"[Content_Types].xml": _content_types(files), **files}
    return archive(
        {
            name: content.replace(W, STRICT_W).replace(R, STRICT_R) if strict else content
            for name, content in files.items()
        }
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            made.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _notes(kind: str, notes: Mapping[str, str]) -> str:
    one = kind.removesuffix("s")
    items = [f'<w:{one} w:type="separator" w:id="-1"><w:p/></w:{one}>']
    items += [f'<w:{one} w:id="{key}">{content}</w:{one}>' for key, content in notes.items()]
    return f"<w:{kind} {_SPACES}>{''.join(items)}</w:{kind}>"


def _relationships(parts: Mapping[str, str], links: Mapping[str, str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    items = [
        f'<Relationship Id="p{number}" Type="{R}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(parts.items())
    ]
    items += [
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in links.items()
    ]
    return f'<Relationships xmlns="{space}">{"".join(items)}</Relationships>'


def _content_types(files: Mapping[str, object]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    items = ['<Default Extension="rels" ContentType="application/xml"/>']
    items += ['<Default Extension="xml" ContentType="application/xml"/>']
    items += ['<Default Extension="bin" ContentType="application/octet-stream"/>']
    for name in files:
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            kind = name[5:-4]
            form = "document.main" if kind == "document" else kind
            items.append(f'<Override PartName="/{name}" ContentType="{_TYPES}{form}+xml"/>')
    return f'<Types xmlns="{space}">{"".join(items)}</Types>'
