"""The configuration: what is said, what is forgotten, what is misspelt."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from verify.config import SECTIONS, BadConfiguration, Settings, find, load, section
from verify.fetch import ArchiveSettings, FetchSettings

EXAMPLE = Path(__file__).parents[1] / "docs" / "verify.example.toml"


def written(folder: Path, text: str, name: str = "verify.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def shown_settings() -> Settings:
    """The example as an editor has it who has the certificates that it names."""
    import certifi

    shown = load(EXAMPLE)
    fetch = {**shown.tables["fetch"], "ca_file": certifi.where()}
    return replace(shown, tables={**shown.tables, "fetch": fetch})


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


def test_the_example_shows_every_option_and_loads() -> None:
    table = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert {key for key in table if key not in SECTIONS} == names(Settings) - {"tables"}
    assert set(table["fetch"]) == names(FetchSettings)
    assert set(table["fetch"]["archive"]) == names(ArchiveSettings)
    made = section(shown_settings(), "fetch", FetchSettings)
    assert made.allow_addresses == (("localhost", 8000),)


def test_the_example_tells_the_defaults_as_they_are() -> None:
    shown, default = shown_settings(), Settings()
    for name in names(Settings) - {"tables", "db", "reports", "archive", "outlet"}:
        assert getattr(shown, name) == getattr(default, name), name
    fetched = section(shown, "fetch", FetchSettings)
    told = {"contact", "allow_addresses", "resolve", "proxy", "ca_file", "browser_path", "archive"}
    for name in names(FetchSettings) - told:
        assert getattr(fetched, name) == getattr(FetchSettings(), name), name


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Settings()


def test_the_nearest_file_above_holds_and_its_paths_are_seen_from_its_folder(tmp_path) -> None:
    written(tmp_path, 'db = "desk/list.db"')
    below = tmp_path / "articles" / "2026"
    below.mkdir(parents=True)
    assert find(below) == tmp_path / "verify.toml"
    assert load(find(below)).db == tmp_path / "desk" / "list.db"


def test_a_table_in_pyproject_counts_and_a_pyproject_without_one_does_not(tmp_path) -> None:
    below = tmp_path / "site"
    below.mkdir()
    written(below, "[project]\nname = 'site'", "pyproject.toml")
    above = written(tmp_path, "[tool.verify]\nfail_on = 'error'", "pyproject.toml")
    assert find(below) == above
    assert load(above).fail_on == "error"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[desk]\nport = 1", "verify.toml: there is no setting “desk”."),
        ("ofline = true", "verify.toml: there is no setting “ofline”. Did you mean “offline”?"),
        ("[fetsch]\ngap = 1", "Did you mean “fetch”?"),
        ("offline = 'yes'", "offline takes true or false, not 'yes'"),
        ("select = 'N1'", "select takes a list, not 'N1'"),
        ("fail_on = 'never ever'", "fail_on takes error, warning, info, never"),
        ("jobs = true", "jobs takes a number, not true"),
        ("fetch = 3", "fetch is a section. Write it as [fetch]"),
        ("db = ", "is not valid TOML"),
        ("qqqqq = 1", "Settings:"),
    ],
)
def test_what_is_misspelt_is_named_in_a_sentence(tmp_path, text: str, sentence: str) -> None:
    with pytest.raises(BadConfiguration) as caught:
        load(written(tmp_path, text))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[fetch]\nretry = 1", "[fetch]: there is no setting “retry”. Did you mean “retries”?"),
        ("[fetch.archive]\nenable = true", "Did you mean “enabled”?"),
        ("[fetch]\nallow_addresses = [['a']]", "takes 2 values, not 1"),
        ("[fetch]\ngap = 'one'", "takes a number"),
    ],
)
def test_sections_are_held_to_their_rooms_settings(tmp_path, text: str, sentence: str) -> None:
    settings = load(written(tmp_path, text))
    with pytest.raises(BadConfiguration) as caught:
        section(settings, "fetch", FetchSettings)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("gap = -1", "[fetch]: gap takes seconds, from 0 up to 86400, not -1."),
        ("patience = inf", "patience takes seconds, from 0 up to 86400, not inf."),
        ("backoff = nan", "backoff takes seconds"),
        ("headers_within = 0.0", "headers_within takes seconds, more than 0 and up to 86400"),
        ("all_within = -3", "all_within takes seconds"),
        ("jobs = 0", "jobs takes a number from 1 to 1000, not 0."),
        ("max_bytes = -1", "max_bytes takes a number from 1"),
        ("archive = { rate = 0.0 }", "archive: rate takes more than 0 and up to 1000, not 0."),
        ("archive = { saves_a_minute = -2 }", "saves_a_minute takes more than 0"),
        ("archive = { memento = 'https://a.test/{bogus}' }", "in it, not {bogus}."),
        ("archive = { memento = 'https://a.test/{address' }", "its braces do not match."),
        ("archive = { memento = 'https://a.test/{}' }", "{stamp} in it, not {}."),
        ("archive = { memento = 'https://a.test/{stamp}' }", "takes a URL with {address}"),
        ("archive = { memento = 'gopher://a.test/{address}' }", "takes a URL"),
        ("archive = { cdx = 'https://a.test/{url}' }", "cdx takes a URL without"),
        ("archive = { save = 'a.test/save' }", "save takes a URL"),
        ("archive = { save_key = 'secret' }", "takes both parts of the key in one"),
        ("allow_addresses = [['localhost', 99999]]", "takes ports from 1 to 65535, not 99999."),
        ("allow_addresses = [['http://localhost', 80]]", "takes hosts and ports"),
        ("allow_addresses = [['::1', 8000], ['[::1]', 80], ['наш.сайт', 80]]", None),
        ("resolve = { 'a.test' = ['127.0.0.1', 0] }", "takes ports from 1 to 65535, not 0."),
        ("resolve = { 'a.test' = ['b.test', 80] }", "takes an IP address for a.test, not “b.test”"),
        ("resolve = { 'A.test' = ['127.0.0.1', 80] }", "“a.test” instead of “A.test”."),
        ("proxy = 'socks5://127.0.0.1:1080'", "proxy takes the URL of an HTTP proxy"),
        ("proxy = 'proxy.test:3128'", "write it like “http://proxy:3128”."),
        ("proxy = 'http://desk:secret@proxy.test:3128/'", None),
        ("proxy = 'http://proxy.test:312800'", "proxy takes the URL of an HTTP proxy"),
        ("user_agent = 'газета/1.0'", "user_agent is sent in a header, which carries plain Latin"),
        ("user_agent = ' '", "user_agent is sent in a header"),
        ('user_agent = "a\\r\\nCookie: b"', "in one line"),
        ("languages = 'русский'", "languages takes codes of languages: write them like “ru, en"),
        ("languages = 'tr-TR, ru; q=0.8, *;q=0.1'", None),
        ("contact = 'Редакция <desk@gazeta.test>'", "write only “desk@example.org” or"),
        ('contact = "desk@gazeta.test\\nX: y"', "contact is sent in a header"),
        ("contact = 'Ğazete masası'", "contact is sent in a header"),
        ("contact = 'masa@gazete.test'", None),
        ("contact = 'редактор@газета.рф'", None),
        ("contact = 'https://газета.рф/о-нас'", None),
        ("browser = true\nbrowser_path = '/no/such/program'", "browser_path names no program"),
        ("browser_path = '/no/such/program'", None),
    ],
)
def test_a_value_that_cannot_be_used_is_told_at_once_and_in_words(tmp_path, text, sentence) -> None:
    settings = load(written(tmp_path, f"[fetch]\n{text}"))
    if sentence is None:
        section(settings, "fetch", FetchSettings)
        return
    with pytest.raises(BadConfiguration) as caught:
        section(settings, "fetch", FetchSettings)
    assert sentence in str(caught.value)
    assert "secret" not in str(caught.value).replace("access:secret", "")


@pytest.mark.parametrize("text", ["refresh_days = -1", "refresh_days = nan", "jobs = -2"])
def test_a_number_that_makes_no_sense_is_told_with_the_file(tmp_path, text: str) -> None:
    with pytest.raises(BadConfiguration, match=f"^verify.toml: {text.split()[0]} takes"):
        load(written(tmp_path, text))


def test_certificates_are_looked_for_beside_the_file_and_must_be_some(tmp_path) -> None:
    settings = load(written(tmp_path, "[fetch]\nca_file = 'own.pem'"))
    own = tmp_path / "own.pem"
    with pytest.raises(BadConfiguration, match=r"own\.pem does not exist"):
        section(settings, "fetch", FetchSettings)
    own.write_text("no certificate")
    with pytest.raises(BadConfiguration, match=r"own\.pem holds none"):
        section(settings, "fetch", FetchSettings)
    own.write_bytes((Path(__file__).parent / "web" / "loopback.pem").read_bytes())
    assert section(settings, "fetch", FetchSettings).ca_file == str(own)


@pytest.mark.parametrize(
    ("contact", "sent"),
    [
        ("masa@gazete.test", "masa@gazete.test"),
        ("https://газета.рф/о-нас", "https://xn--80aahjj1e.xn--p1ai/%D0%BE-%D0%BD%D0%B0%D1%81"),
        ("ığ@gazete.test", "%C4%B1%C4%9F@gazete.test"),
        ("desk@газета.рф", "desk@xn--80aahjj1e.xn--p1ai"),
        ("mailto:desk@газета.рф", "mailto:desk@xn--80aahjj1e.xn--p1ai"),
    ],
)
def test_a_contact_is_sent_in_letters_that_a_header_carries(contact: str, sent: str) -> None:
    agent = FetchSettings(user_agent="gazete/1", contact=contact).agent
    assert agent == f"gazete/1 (+{sent})"
    assert agent.isascii()


def test_a_whole_number_will_do_where_seconds_are_asked(tmp_path) -> None:
    settings = load(written(tmp_path, "refresh_days = 3\n[fetch]\ngap = 2"))
    assert (settings.refresh_days, section(settings, "fetch", FetchSettings).gap) == (3.0, 2.0)


def test_a_file_that_is_no_text_is_a_sentence(tmp_path) -> None:
    path = tmp_path / "verify.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadConfiguration, match="could not be read: it is not UTF-8"):
        load(path)
