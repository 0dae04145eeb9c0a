"""Translation models: fetched from a server of the published layout, checked, kept, loaded."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from verify.cli.entry import run_app
from verify.translate.engine import NotTranslated
from verify.translate.install import Route, install, installed, read_files
from verify.translate.local import LocalEngine, Translating, load_fxtranslate
from verify.translate.settings import TranslateSettings

NOW = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)
FILES = {"model": b"a model" * 500, "vocab": b"words", "lexicalShortlist": b"a short list"}


def entry(pair: str, **changes: Any) -> dict[str, Any]:
    """The list's entry for a pair; ``changes`` of the model file: size, hash."""
    files = {
        role: {
            "path": f"models/{pair}/{role}.gz",
            "uncompressedSize": len(content),
            "uncompressedHash": hashlib.sha256(content).hexdigest(),
        }
        for role, content in FILES.items()
    }
    files["model"] |= changes
    return {"releaseStatus": "Release", "license": "MPL-2.0", "files": files}


def serve(server: HTTPServer, models: Mapping[str, list[dict[str, Any]]]) -> None:
    listed = {"baseUrl": server.url_for("/store"), "models": models}
    server.expect_request("/db/models.json").respond_with_json(listed)
    for pair in models:
        for role, content in FILES.items():
            server.expect_request(f"/store/models/{pair}/{role}.gz").respond_with_data(
                gzip.compress(content), content_type="application/gzip"
            )


@pytest.fixture
def settings(httpserver: HTTPServer, tmp_path: Path) -> TranslateSettings:
    address = httpserver.url_for("/db/models.json")
    return TranslateSettings(folder=str(tmp_path / "models"), models=address, within=5)


def test_a_model_is_fetched_checked_and_kept(
    httpserver: HTTPServer, settings: TranslateSettings
) -> None:
    serve(httpserver, {"ru-en": [{"releaseStatus": None, "files": {}}, entry("ru-en")]})
    made = install(settings, ("ru", "en"), NOW)
    assert (made.source, made.target, made.license) == ("ru", "en", "MPL-2.0")
    assert made.bytes == sum(map(len, FILES.values()))
    assert installed(Path(settings.folder)) == (made,)
    assert read_files(Path(settings.folder), "ru", "en") == FILES


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"uncompressedHash": "0" * 64}, "does not have the hash"),
        ({"uncompressedSize": 10}, "does not have the 10 bytes"),
        ({"uncompressedSize": 4_000}, "does not have the 4000 bytes"),
        ({"uncompressedSize": 10**12}, "is said to have"),
        ({"path": 7}, "does not state path"),
    ],
)
def test_a_file_that_is_not_what_the_list_says_is_refused(
    httpserver: HTTPServer, settings: TranslateSettings, changes: dict[str, Any], message: str
) -> None:
    serve(httpserver, {"ru-en": [entry("ru-en", **changes)]})
    with pytest.raises(NotTranslated, match=message):
        install(settings, ("ru", "en"), NOW)
    assert installed(Path(settings.folder)) == ()


def test_a_license_that_is_not_free_is_refused(
    httpserver: HTTPServer, settings: TranslateSettings
) -> None:
    serve(httpserver, {"ru-en": [entry("ru-en") | {"license": "CC-BY-NC-4.0"}]})
    with pytest.raises(NotTranslated, match="CC-BY-NC"):
        install(settings, ("ru", "en"), NOW)


def test_a_pair_that_is_not_listed_and_a_server_that_is_gone_are_said(
    httpserver: HTTPServer, settings: TranslateSettings
) -> None:
    serve(httpserver, {"ru-en": [entry("ru-en")]})
    with pytest.raises(NotTranslated, match="no released model for tr-en"):
        install(settings, ("tr", "en"), NOW)
    elsewhere = TranslateSettings(
        folder=settings.folder, models=httpserver.url_for("/none"), within=5
    )
    with pytest.raises(NotTranslated, match="status 500"):
        install(elsewhere, ("ru", "en"), NOW)


def test_a_proxy_of_the_settings_is_used_and_none_of_the_environment(
    httpserver: HTTPServer, settings: TranslateSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(httpserver, {"ru-en": [entry("ru-en")]})
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert install(settings, ("ru", "en"), NOW).source == "ru"
    with pytest.raises(NotTranslated, match="ProxyError"):
        install(settings, ("ru", "en"), NOW, Route("http://127.0.0.1:9", within=5))


@pytest.mark.parametrize(
    "case",
    [
        ("[translate]\nadress = 'x'", "ru en", "Did you mean “address”?\n"),
        ("[translate]\nmodels = 'http://[::1/x'", "ru en", "models takes a URL"),
        ("[translate]\naddress = 'ftp://x'", "ru en", "address takes a URL"),
        ("[fetch]\nproxy = 'socks://x'", "ru en", "proxy takes the URL of an HTTP proxy"),
        ("offline = true", "ru en", "“offline” is true"),
        ("", "ru RU", "between two languages"),
        ("", "russian en", "“russian” is not a language code. Write two letters, such as ru.\n"),
        (
            "[translate]\nmodels = 'http://127.0.0.1:9/x'",
            "ru en",
            "fetched (ConnectionError). Check the connection, or",
        ),
    ],
)
def test_what_cannot_be_installed_is_said_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: tuple[str, str, str],
) -> None:
    text, pair, reason = case
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verify.toml").write_text(text)
    assert run_app(["translate", "install", *pair.split()]) == 2
    assert reason in capsys.readouterr().err
    if "[translate]\na" in text:
        assert run_app(["translate", "list"]) == 2
        assert "[translate]" in capsys.readouterr().err


def stand_in(files: Mapping[str, bytes]) -> Translating:
    assert files == FILES
    return str.upper


def test_an_engine_gets_the_kept_bytes_and_goes_through_english(
    httpserver: HTTPServer, settings: TranslateSettings
) -> None:
    serve(httpserver, {pair: [entry(pair)] for pair in ("tr-en", "en-ru")})
    install(settings, ("tr", "en"), NOW)
    install(settings, ("en", "ru"), NOW)
    engine = LocalEngine(Path(settings.folder), stand_in)
    assert engine.translate("köprü", "tr", "ru") == "KÖPRÜ"
    assert engine.is_local
    with pytest.raises(NotTranslated, match="verify translate install ru tr"):
        engine.translate("мост", "ru", "tr")


def test_a_damaged_model_is_not_loaded(httpserver: HTTPServer, settings: TranslateSettings) -> None:
    serve(httpserver, {"ru-en": [entry("ru-en")]})
    install(settings, ("ru", "en"), NOW)
    (Path(settings.folder) / "ru-en" / "vocab.bin").write_bytes(b"other words")
    with pytest.raises(NotTranslated, match="damaged"):
        LocalEngine(Path(settings.folder), stand_in).translate("мост", "ru", "en")


def test_a_description_that_is_not_ours_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "model.json").write_text(json.dumps(["a model"]))
    assert installed(tmp_path) == ()


def test_bytes_that_are_no_model_are_said_to_be_none() -> None:
    pytest.importorskip("fxtranslate", reason="the extra translate is not installed")
    with pytest.raises(NotTranslated, match="cannot be read"):
        load_fxtranslate({"model": b"no model", "vocab": b"no words"})
