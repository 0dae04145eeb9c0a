"""Invented news in many languages, with the character sets that its pages are written in."""

from __future__ import annotations

from collections.abc import Iterator

TEXTS = {
    "ar": "قرر مجلس المدينة أن يبقى الجسر مغلقا حتى يفحص الغواصون أعمدته. وقال رئيس المجلس إن "
    "السكان على الضفة الشرقية يخسرون ساعة كاملة كل يوم بسبب الطريق الطويل.",
    "bg": "Общинският съвет реши мостът да остане затворен, докато водолазите прегледат опорите. "
    "Кметът каза, че хората от източния бряг губят по един час всеки ден.",
    "cs": "Městská rada rozhodla, že most zůstane uzavřen, dokud potápěči neprohlédnou pilíře. "
    "Starostka řekla, že lidé z východního břehu ztrácejí každý den hodinu.",
    "da": "Byrådet besluttede, at broen skal forblive lukket, indtil dykkere har undersøgt pillerne. "
    "Borgmesteren sagde, at folk på den østlige bred hver dag mister en time på omkørslen.",
    "de": "Der Stadtrat beschloss, dass die Brücke geschlossen bleibt, bis Taucher die Pfeiler "
    "geprüft haben. Die Bürgermeisterin sagte, die Leute am östlichen Ufer müssten länger fahren.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε ότι η γέφυρα θα μείνει κλειστή μέχρι να ελέγξουν οι δύτες "
    "τα βάθρα. Ο δήμαρχος είπε ότι οι κάτοικοι χάνουν μία ώρα κάθε μέρα.",
    "es": "El concejo decidió que el puente siga cerrado hasta que los buzos examinen los pilares. "
    "La alcaldesa señaló que los vecinos de la orilla oriental pierden una hora cada día y "
    "pidió más autobuses para los niños de la región.",
    "fa": "شورای شهر تصمیم گرفت که پل تا بررسی پایه ها بسته بماند. شهردار گفت مردم هر روز یک ساعت "
    "از وقت خود را در راه از دست می دهند.",
    "fi": "Kaupunginvaltuusto päätti, että silta pysyy suljettuna, kunnes sukeltajat ovat tutkineet "
    "pilarit. Pormestari sanoi, että itärannan väki menettää tunnin joka päivä.",
    "fr": "Le conseil municipal a décidé que le pont resterait fermé jusqu'à ce que des plongeurs "
    "aient examiné les piles. La maire a déclaré que les habitants perdaient une heure par jour, "
    "même en été.",
    "he": "מועצת העיר החליטה שהגשר יישאר סגור עד שצוללנים יבדקו את העמודים. ראש העיר אמרה כי "
    "תושבי הגדה המזרחית מאבדים שעה בכל יום בגלל הדרך הארוכה.",
    "hr": "Gradsko vijeće odlučilo je da most ostane zatvoren dok ronioci ne pregledaju stupove. "
    "Načelnica je rekla da ljudi s istočne obale gube cijeli sat svaki dan, što više nije moguće.",
    "hu": "A városi tanács úgy döntött, hogy a híd zárva marad, amíg a búvárok meg nem vizsgálják a "
    "pilléreket. A polgármester szerint a keleti parton élők naponta egy órát veszítenek, és "
    "több busz kellene, különösen ősszel.",
    "it": "Il consiglio comunale ha deciso che il ponte resterà chiuso finché i sommozzatori non "
    "avranno esaminato i piloni. La sindaca ha detto che così non si può più andare avanti, "
    "perché la deviazione è troppo lunga.",
    "ja": "市議会は、潜水士が橋脚を調べるまで橋を閉鎖したままにすることを決めた。市長は、東岸の住民が"
    "毎日一時間を失っていると述べた。次の会議は来月に開かれる予定である。",
    "ko": "시의회는 잠수부들이 교각을 조사할 때까지 다리를 계속 폐쇄하기로 결정했다. 시장은 동쪽 주민들이 "
    "매일 한 시간씩 손해를 보고 있다고 말했다. 다음 회의는 다음 달에 열린다.",
    "lt": "Miesto taryba nusprendė, kad tiltas liks uždarytas, kol narai apžiūrės atramas. Merė "
    "sakė, kad rytinio kranto gyventojai kasdien praranda valandą, o autobusų per mažai.",
    "lv": "Pilsētas dome nolēma, ka tilts paliks slēgts, līdz ūdenslīdēji pārbaudīs balstus. Mēre "
    "sacīja, ka austrumu krasta iedzīvotāji katru dienu zaudē stundu, un tā vairs nevar būt.",
    "nb": "Bystyret vedtok at broen skal forbli stengt til dykkere har undersøkt pilarene. "
    "Ordføreren sa at folk på østsiden mister en time hver dag, og at det må bli flere busser.",
    "pl": "Rada miasta zdecydowała, że most pozostanie zamknięty, dopóki nurkowie nie obejrzą "
    "filarów. Burmistrz powiedziała, że mieszkańcy wschodniego brzegu tracą godzinę dziennie.",
    "pt": "A câmara decidiu que a ponte continuará fechada até que mergulhadores examinem os "
    "pilares. A presidente disse que os moradores não podem perder uma hora por dia, e que "
    "serão precisos mais autocarros.",
    "ro": "Consiliul orasului a hotărât că podul rămâne închis până când scafandrii vor cerceta "
    "pilonii. Primarul a spus că oamenii de pe malul de răsărit pierd câte o oră în fiecare zi.",
    "ru": "Городской совет решил, что мост останется закрытым, пока водолазы не осмотрят опоры. "
    "Глава города сказала, что жители восточного берега каждый день теряют целый час.",
    "sk": "Mestská rada rozhodla, že most zostane zatvorený, kým potápači neprezrú piliere. "
    "Starostka povedala, že ľudia z východného brehu strácajú každý deň celú hodinu.",
    "sl": "Mestni svet je odločil, da bo most ostal zaprt, dokler potapljači ne pregledajo stebrov. "
    "Županja je rekla, da ljudje z vzhodnega brega vsak dan izgubijo celo uro, kar je preveč.",
    "sv": "Fullmäktige beslöt att bron ska förbli stängd tills dykare har undersökt pelarna. "
    "Borgmästaren sade att folket på östra stranden förlorar en timme varje dag.",
    "th": "สภาเมืองมีมติให้ปิดสะพานต่อไปจนกว่านักดำน้ำจะตรวจเสาสะพานเสร็จ นายกเทศมนตรีกล่าวว่าชาวบ้าน"
    "ฝั่งตะวันออกเสียเวลาวันละหนึ่งชั่วโมง และต้องการรถประจำทางเพิ่มขึ้น",
    "tr": "Belediye meclisi, dalgıçlar ayakları inceleyene kadar köprünün kapalı kalmasına karar "
    "verdi. Başkan, doğu yakasında yaşayanların her gün bir saat kaybettiğini söyledi.",
    "uk": "Міська рада вирішила, що міст залишиться закритим, доки водолази не оглянуть опори. "
    "Міська голова сказала, що мешканці східного берега щодня втрачають цілу годину.",
    "zh": "市议会决定，在潜水员检查桥墩之前，大桥将继续关闭。市长说，东岸的居民每天要多花一个小时。"
    "下次会议将在下个月举行，届时会公布两个方案的费用。",
    "zh-Hant": "市議會決定，在潛水員檢查橋墩之前，大橋將繼續關閉。市長說，東岸的居民每天要多花一個小時。"
    "下次會議將在下個月舉行，屆時會公布兩個方案的費用。",
}  # fmt: skip
SETS = {
    "ar": ("cp1256", "iso8859-6"),
    "bg": ("cp1251", "iso8859-5", "cp855"),
    "cs": ("cp1250", "iso8859-2", "cp852"),
    "da": ("cp1252",),
    "de": ("cp1252", "iso8859-15", "cp850", "mac-roman"),
    "el": ("cp1253", "iso8859-7"),
    "es": ("cp1252", "cp850"),
    "fa": ("cp1256",),
    "fi": ("cp1252",),
    "fr": ("cp1252", "mac-roman"),
    "he": ("cp1255", "iso8859-8"),
    "hr": ("cp1250", "iso8859-2"),
    "hu": ("cp1250", "iso8859-2"),
    "it": ("cp1252",),
    "ja": ("cp932", "euc_jp", "iso2022_jp"),
    "ko": ("cp949", "johab", "iso2022_kr"),
    "lt": ("cp1257", "iso8859-13"),
    "lv": ("cp1257", "iso8859-13"),
    "nb": ("cp1252",),
    "pl": ("cp1250", "iso8859-2", "cp852"),
    "pt": ("cp1252",),
    "ro": ("cp1250", "iso8859-2"),
    "ru": ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp855"),
    "sk": ("cp1250", "iso8859-2"),
    "sl": ("cp1250", "iso8859-2"),
    "sv": ("cp1252",),
    "th": ("cp874",),
    "tr": ("cp1254", "iso8859-9"),
    "uk": ("cp1251", "koi8-u"),
    "zh": ("gb18030", "gb2312", "hz"),
    "zh-Hant": ("big5",),
}
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def page(text: str) -> str:
    """A page around a text, in whose markup and script there is more ASCII than text."""
    parts = "".join(f"<p class='text'>{part}</p>\n" for part in text.split("\n"))
    return (
        "<!DOCTYPE html><html><head><title>" + text[:40] + "</title>"
        "<script>var place = {name: 'weir', open: false};</script></head>"
        f"<body><div id='main'><a href='/news/index.html'>{text[:12]}</a>{parts}</div></body></html>"
    )


def specimens() -> Iterator[tuple[str, str, str, bytes]]:
    """(language, set, page, its bytes): no page declares its set. Also in UTF-16 and UTF-32."""
    for language, text in TEXTS.items():
        for name in (*SETS[language], *_WIDE):
            whole = page(text)
            data = whole.encode(name, "xmlcharrefreplace")
            yield language, name, data.decode(name), data
