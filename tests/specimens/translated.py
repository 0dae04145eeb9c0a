"""One invented news item in four languages, a sentence a line, for comparing across languages."""

STATEMENTS = (
    "Some 340 soldiers were sent to the border with Kazakhstan on 25 May, Minister Marta Kolen said.",
    "The oil company Sirotrans lost 12 percent of its market value in two days.",
    "President Viktor Hadar opened the new hospital in Lomar together with doctors and students.",
    "“Nobody asked the families in the valley,” the teacher Ilse Brandau told the newspaper.",
    "The parliament will vote on the climate law next week.",
    "The club from Orvanya won its first match of the season against Selmia.",
)
PAGES = {
    "ru": (
        "Министр Марта Колен сообщила, что 25 мая на границу с Казахстаном отправили около 340 военных.",
        "Нефтяная компания «Сиротранс» за два дня потеряла 12 процентов рыночной стоимости.",
        "Президент Виктор Хадар вместе с врачами и студентами открыл новую больницу в Ломаре.",
        "«Никто не спросил семьи в долине», — рассказала газете учительница Ильзе Брандау.",
        "На следующей неделе парламент будет голосовать за закон о климате.",
        "Клуб из Орвании выиграл первый матч сезона у «Сельмии».",
    ),
    "tr": (
        "Bakan Marta Kolen, 25 Mayıs'ta Kazakistan sınırına yaklaşık 340 asker gönderildiğini söyledi.",
        "Petrol şirketi Sirotrans iki günde piyasa değerinin yüzde 12'sini kaybetti.",
        "Başkan Viktor Hadar, Lomar'daki yeni hastaneyi doktorlar ve öğrencilerle birlikte açtı.",
        "“Vadideki ailelere kimse sormadı” diyen öğretmen Ilse Brandau gazeteye konuştu.",
        "Meclis gelecek hafta iklim yasasını oylayacak.",
        "Orvanya kulübü sezonun ilk maçında Selmia'yı yendi.",
    ),
    "de": (
        "Rund 340 Soldaten wurden am 25. Mai an die Grenze zu Kasachstan geschickt, sagte Ministerin Marta Kolen.",
        "Der Ölkonzern Sirotrans verlor in zwei Tagen 12 Prozent seines Marktwerts.",
        "Präsident Viktor Hadar eröffnete mit Ärzten und Studenten das neue Krankenhaus in Lomar.",
        "„Niemand hat die Familien im Tal gefragt“, sagte die Lehrerin Ilse Brandau der Zeitung.",
        "Das Parlament stimmt nächste Woche über das Klimagesetz ab.",
        "Der Verein aus Orvanya gewann sein erstes Spiel der Saison gegen Selmia.",
    ),
}
