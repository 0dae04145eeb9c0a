"""Routes that answer 200 (or not) with something that is not the page. Texts invented."""

from __future__ import annotations

from web.pages import TEXTS, article, page
from web.server import Web, Wire


def register(web: Web) -> None:
    _guards(web)
    _asking(web)
    _missing(web)
    _placeholders(web)
    _shells(web)


def _guards(web: Web) -> None:
    cloudflare = page(
        "Just a moment...",
        "<noscript><span id=\"challenge-error-text\">Scripts and cookies, please</span></noscript><script>window._cf_chl_opt={cType:'managed'}</script>",
    )
    web.page("challenge", "answers 200 with a challenge page", "blocked", cloudflare)

    @web.route("challenge-403", "answers 403 with a challenge page", "blocked")
    def _(wire: Wire) -> None:
        wire.answer(cloudflare, "403 Forbidden", cf_mitigated="challenge")

    @web.route("challenge-503", "answers 503 with a challenge page", "blocked")
    def _(wire: Wire) -> None:
        wire.answer(cloudflare, "503 Service Unavailable")

    @web.route("challenge-404", "answers 404 with a challenge page", "blocked")
    def _(wire: Wire) -> None:
        wire.answer(cloudflare, "404 Not Found", cf_mitigated="challenge")

    web.page(
        "challenge-in-header",
        "marks a challenge only in a header",
        "blocked",
        page("Example", "<p>Hold on</p>"),
        cf_mitigated="challenge",
    )
    web.page(
        "challenge-ddos-guard",
        "a DDoS guard checks the browser",
        "blocked",
        page(
            "DDoS-Guard",
            "<h1>Checking your browser before opening the site</h1><script src='/.well-known/ddos-guard/check?context=free_splash'></script>",
        ),
    )
    web.page(
        "challenge-ru",
        "asks in Russian for a proof",
        "blocked",
        page(
            "Проверка",
            "<p>Подтвердите, что запросы отправляли вы, а не робот</p><form action='/checkcaptcha?key=1'><input type=submit value='Я не робот'></form>",
        ),
    )
    web.page(
        "challenge-tr",
        "asks in Turkish for a proof",
        "blocked",
        page("Güvenlik", "<p>Devam etmeden önce robot olmadığınızı doğrulayın.</p>"),
    )
    web.page(
        "access-denied",
        "says “access denied” with 200",
        "blocked",
        page(
            "Access Denied",
            "<h1>Access Denied</h1><p>You do not have permission to view this page on this server. Reference #18.5c2f</p>",
        ),
    )
    web.page(
        "slider",
        "shows a guard's slider",
        "blocked",
        page(
            "example.test",
            "<script>var dd={'rt':'c','cid':'A'}</script><script src='https://ct.captcha-delivery.com/c.js'></script>",
        ),
    )
    web.page(
        "maintenance-ru",
        "says in Russian that it is being repaired",
        "server-error",
        page(
            "Технические работы",
            "<h1>На сайте ведутся технические работы</h1><p>Зайдите, пожалуйста, позже.</p>",
        ),
    )
    web.page(
        "court-order",
        "is kept back by a court's order",
        "blocked",
        page("Notice", "<h1>This website has been blocked by order of the district court</h1>"),
    )
    web.page(
        "court-order-ru",
        "is kept back by a court's order, in Russian",
        "blocked",
        page("Сеть", "<p>Доступ к запрошенному интернет-ресурсу закрыт по решению суда.</p>"),
    )
    web.page(
        "court-order-tr",
        "is kept back by a judge's order, in Turkish",
        "blocked",
        page("Karar", "<p>vadi.test, 3. Sulh Ceza Hakimliği kararıyla erişime engellenmiştir.</p>"),
    )
    web.page(
        "age-gate",
        "asks for the visitor's age",
        "blocked",
        page("The Gauge", "<h1>Are you over 18?</h1><button>Yes</button><button>No</button>"),
    )
    web.page(
        "region",
        "refuses the visitor's region",
        "blocked",
        page("Sorry", "<p>This site is not available in your country. We are working on it.</p>"),
    )


def _asking(web: Web) -> None:
    consent = page(
        "Before you continue",
        "<h1>Before you continue</h1><p>We and our 812 partners use cookies and store information on your device to personalise advertising and to measure how our content is used. If you choose “Accept all”, we will also use cookies to develop new services.</p><button>Accept all</button><button>Reject all</button>",
    )
    web.page("consent", "asks for consent first", "blocked", consent)
    web.page(
        "consent-tr",
        "asks for consent first, in Turkish",
        "blocked",
        page(
            "Gizlilik",
            "<p>Ortaklarımız ve biz, kişisel verilerinizi işlemek ve size özel reklam göstermek için çerez kullanıyoruz. Tercihinizi dilediğiniz zaman değiştirebilirsiniz.</p><button>Tümünü kabul et</button>",
        ),
    )
    web.page(
        "login",
        "shows a login form and nothing else",
        "login",
        page(
            "Sign in",
            "<h1>Sign in</h1><form><input name=user><input type=password></form><p>Forgot your password?</p>",
        ),
    )
    web.page(
        "login-ru",
        "shows a Russian login form",
        "login",
        page(
            "Портал",
            "<p>Для просмотра страницы необходимо авторизоваться.</p><form><input type=password></form>",
        ),
    )
    web.page(
        "members-only",
        "says that one must log in",
        "login",
        page("The Gauge", "<p>You must be logged in to read this page.</p>"),
    )
    ask = "<div class='paywall'>Subscribe to continue reading. Already a subscriber?</div>"
    free = "<script type='application/ld+json'>{\"isAccessibleForFree\": false}</script>"
    web.page(
        "paywall-with-beginning",
        "shows the beginning of an article",
        "ok, cut short",
        article(head=free, around=ask, parts=2),
    )
    web.page(
        "paywall",
        "shows nothing before the paywall",
        "paywalled",
        page("Subscribe to read", f"<h1>Water talks</h1>{ask}", free),
    )
    whole = article(head=free, around=ask).replace(
        "</article>", "".join(f"<p>{t}</p>" for t in TEXTS["en"] * 2) + "</article>"
    )
    web.page("paywall-that-lets-in", "carries a paywall but shows all of the article", "ok", whole)


def _missing(web: Web) -> None:
    web.page(
        "soft-404",
        "says “page not found” with 200",
        "soft-404",
        page("Page not found | The Gauge", "<h1>Oops!</h1><p>We cannot find it.</p>"),
    )
    web.page(
        "soft-404-in-text",
        "says so only in its text",
        "soft-404",
        page(
            "The Gauge",
            "<p>The page you requested could not be found. It may have been moved or deleted.</p>",
        ),
    )
    web.page(
        "soft-404-ru",
        "says so in Russian",
        "soft-404",
        page("Новости долины", "<h1>Ошибка 404</h1><p>Страница не найдена</p>"),
    )
    web.page(
        "soft-404-ru-text",
        "says so in a Russian sentence",
        "soft-404",
        page(
            "Новости долины",
            "<p>К сожалению, запрошенный вами материал не найден или был удалён.</p>",
        ),
    )
    web.page(
        "soft-404-tr",
        "says so in Turkish",
        "soft-404",
        page("Vadi Haber", "<h1>Sayfa bulunamadı</h1>"),
    )
    web.page(
        "soft-404-tr-text",
        "says so in a Turkish sentence",
        "soft-404",
        page("Vadi Haber", "<p>Aradığınız haber yayından kaldırılmış ya da bulunamadı.</p>"),
    )
    web.page(
        "soft-404-jest",
        "jests about it and shows the way home",
        "soft-404",
        page("Dear me", "<h1>You seem to be lost.</h1><a href=/>Take me home</a>"),
    )
    web.page(
        "oops",
        "says that something went wrong",
        "server-error",
        page("Oops", "<h1>Oops!</h1><p>Something went wrong. Please try again.</p>"),
    )
    teasers = "".join(
        f"<p><a href=/n{n}>Another headline that has little to do with it, number {n}</a></p>"
        for n in range(40)
    )
    web.page(
        "soft-404-with-teasers",
        "says so above forty other headlines",
        "soft-404",
        page("404 - Not Found", f"<h1>Not found</h1>{teasers}"),
    )


def _placeholders(web: Web) -> None:
    web.page(
        "for-sale",
        "offers its domain for sale",
        "parked",
        page(
            "gauge.test",
            "<h1>gauge.test</h1><p>This domain is for sale. Make an offer on this domain today.</p>",
        ),
    )
    web.page(
        "expired-ru",
        "says in Russian that the domain has expired",
        "parked",
        page("gauge.test", "<p>Срок регистрации домена gauge.test истёк.</p>"),
    )
    web.page(
        "parked-ads",
        "shows a parking service's advertisements",
        "parked",
        page("gauge.test", "<script src='https://www.sedoparking.com/x.js'></script>"),
    )
    web.page(
        "default-page",
        "shows its server's default page",
        "parked",
        page(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the server works.</p>",
        ),
    )
    web.page(
        "suspended",
        "says that the account is suspended",
        "parked",
        page("Account Suspended", "<h1>This account has been suspended</h1>"),
    )
    bets = "Casino bonus: slot jackpot, betting bonus, casino deposit, free spins. "
    web.routes.pop("x", None)

    @web.route(
        "taken-over",
        "serves a betting page under an old article's address",
        "usurped",
        path="/taken-over/water-talks-commission",
    )
    def _(wire: Wire) -> None:
        wire.answer(
            page(
                "Online casino bonus — best slot betting", f"<h1>Casino bonus</h1><p>{bets * 9}</p>"
            )
        )


def _shells(web: Web) -> None:
    web.page(
        "shell",
        "is an application's empty shell",
        "needs-browser",
        page("The Gauge", "<div id=root></div><script src=/app.js></script>"),
    )
    web.page(
        "shell-noscript",
        "asks for JavaScript",
        "needs-browser",
        page(
            "The Gauge",
            "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script>start()</script>",
        ),
    )
    web.page(
        "shell-ru",
        "asks for JavaScript in Russian",
        "needs-browser",
        page(
            "Датчик",
            "<p>Для работы сайта необходимо включить JavaScript.</p><script>start()</script>",
        ),
    )
    web.page(
        "script-only",
        "consists of a script",
        "needs-browser",
        "<html><body><script>location='/article'</script></body></html>",
    )
