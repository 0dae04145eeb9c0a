"""Invented texts that the routes serve: articles that are articles, and PDFs made here."""

from __future__ import annotations

_EN = (
    "The river commission of the two valleys met on Tuesday to settle how much water each side "
    "may take before the harvest. Its secretary, Aida Norova, told reporters that the talks had "
    "been “long, dull and useful”.",
    "Engineers from both banks had measured the flow since March. They agree on the numbers now: "
    "41 cubic metres a second at the upper gate, and a loss of six on the way down, most of it "
    "in the old canal that nobody has lined since 1974.",
    "A second meeting is planned for the autumn. Until then the upper gate stays two thirds open, "
    "and a clerk from each side will read the gauge every morning at seven.",
    "Farmers in the lower villages said that they would wait and see. “We have heard of agreements "
    "before,” said one of them, who grows melons on nine hectares and asked not to be named.",
)
_RU = (
    "Речная комиссия двух долин собралась во вторник, чтобы решить, сколько воды каждая сторона "
    "может взять до начала уборки. Секретарь комиссии Аида Норова сообщила журналистам, что "
    "переговоры были «долгими, скучными и полезными».",
    "Инженеры с обоих берегов измеряли сток с марта. Теперь они согласны в цифрах: 41 кубометр в "
    "секунду у верхнего шлюза и потеря шести по пути вниз, главным образом в старом канале, "
    "который никто не чинил с 1974 года.",
    "Вторая встреча намечена на осень. До тех пор верхний шлюз останется открытым на две трети, "
    "а показания будут снимать каждое утро в семь часов.",
)
_TR = (
    "İki vadinin nehir komisyonu, hasattan önce her iki tarafın ne kadar su alabileceğini "
    "belirlemek için salı günü toplandı. Komisyon sekreteri Aida Norova, gazetecilere görüşmelerin "
    "“uzun, sıkıcı ve yararlı” geçtiğini söyledi.",
    "Her iki kıyıdan mühendisler mart ayından beri akışı ölçüyordu. Artık rakamlarda birleşiyorlar: "
    "yukarı kapakta saniyede 41 metreküp su geçiyor, aşağıya inerken altısı kayboluyor.",
    "İkinci toplantının sonbaharda yapılması planlanıyor. O zamana kadar yukarı kapak üçte iki "
    "oranında açık kalacak ve ölçümler her sabah saat yedide yapılacak.",
)
TEXTS = {"en": _EN, "ru": _RU, "tr": _TR}
TITLES = {
    "en": "Water talks end with a number",
    "ru": "Переговоры о воде закончились цифрой",
    "tr": "Su görüşmeleri bir rakamla bitti",
}


def article(language: str = "en", *, head: str = "", around: str = "", parts: int = 9) -> str:
    """A whole page with an article on it; ``around`` stands after the article."""
    body = "".join(f"<p>{text}</p>" for text in TEXTS[language][:parts])
    title = TITLES[language]
    return (
        f"<!doctype html><html lang={language}><head><title>{title} | The Gauge</title>{head}</head>"
        f"<body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>{title}</h1>{body}"
        f"</article>{around}<footer>The Gauge, a newspaper that does not exist</footer></body></html>"
    )


def page(title: str, body: str, head: str = "") -> str:
    """A small page."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


def pdf(*pages: str) -> bytes:
    """A PDF with these pages, each a few lines of Latin text."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        lines = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in text.split("\n"))
        stream = b"BT /F1 12 Tf 72 720 Td 14 TL %s ET" % lines
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + head + table + tail % (len(objects) + 1, len(out))
