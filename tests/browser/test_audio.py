"""A recording: it plays from this site, its words stand beside it, and on paper they are all that is left."""

from __future__ import annotations

import math
import struct
import wave
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator import settings
from generator.engine import build_shells
from generator.publication import publish
from generator.reader import read_corpus
from generator.site import write_site
from tests.browser.conftest import NewPage, ServeDirectory
from tests.project import ID, INTERPRETATION, edit, valid_project

READING = f"interpretations/{ID}/"
PLAYED = "each => new Promise(done => { each.muted = true; each.onended = () => done(each.currentTime); each.play(); })"
WORDS = "听众朋友，每月补500元，研究生补800元。\n\n材料带齐，一个窗口就能办。\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: ServeDirectory) -> str:
    """The valid project with a recording of one second, on a file server."""
    base = tmp_path_factory.mktemp("audio")
    root = valid_project(base / "project")
    (root / "content/files").mkdir(exist_ok=True)
    with wave.open(str(root / "content/files/2026-guangbo.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"".join(struct.pack("<h", round(9000 * math.sin(at / 3))) for at in range(8000)))
    (root / "content/files/2026-guangbo.txt").write_text(WORDS, encoding="utf-8")
    media = "{标题: 广播里听政策, 文件: 2026-guangbo.wav, 文字稿: 2026-guangbo.txt}"
    edit(root, INTERPRETATION, "解读形式: [文字]", f"解读形式: [文字, 音频]\n媒体: [{media}]")
    chosen = settings.load(root)
    build_shells(chosen, base / "shells")
    (base / "site").mkdir()
    write_site(publish(read_corpus(root), chosen, date(2026, 11, 24)), base / "shells", base / "site", jobs=1)
    return serve_directory(base / "site")


def test_a_recording_plays_and_is_fetched_only_then(new_page: NewPage, site: str) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + READING)
    sound = page.get_by_label("广播里听政策", exact=True)
    expect(sound).to_be_visible()
    assert not [url for url in asked if url.endswith(".wav")]
    assert sound.evaluate(PLAYED) == pytest.approx(1, abs=0.1)
    assert sum(url == f"{site}files/2026-guangbo.wav" for url in asked) >= 1


def test_its_words_are_there_without_script_and_it_can_be_kept(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(site + READING)
    page.get_by_text("文字稿", exact=True).click()
    expect(page.get_by_text("材料带齐，一个窗口就能办。")).to_be_visible()
    with page.expect_download() as kept:
        page.get_by_role("link", name="下载“广播里听政策”，WAV，15.7 KB").click()
    assert kept.value.suggested_filename == "2026-guangbo.wav"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 740})
    page.goto(site + READING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert Axe().run(page).response["violations"] == []


def test_on_paper_the_words_stand_and_no_player(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(site + READING)
    page.emulate_media(media="print")
    assert not page.locator("audio").is_visible()
    assert page.get_by_text("材料带齐，一个窗口就能办。").is_visible()
