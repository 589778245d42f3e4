"""朗读: the text is read in order by a voice of the device, and only by such a one. The browser's own synthesis stands in silent."""

from __future__ import annotations

from tests.browser.conftest import NewPage

READING = "interpretations/2026-gaoxiao-biyesheng-zufang-butie/"
VOICES = """
window.said = [];
const voices = [{{lang: "zh-CN", localService: {local}, name: "a"}}, {{lang: "en-US", localService: true, name: "b"}}];
Object.defineProperty(window, "speechSynthesis", {{value: {{
  getVoices: () => voices, addEventListener() {{}}, cancel() {{ clearTimeout(window.timer); }},
  speak(item) {{ window.said.push(item.text); window.timer = setTimeout(() => item.onend(), 50); }},
}}}});
window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};
"""


def test_the_title_and_the_text_are_read_in_order_and_marked(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.add_init_script(VOICES.format(local="true"))
    page.goto(address + READING)
    page.get_by_role("button", name="朗读").click()
    page.wait_for_timeout(600)
    assert page.locator(".zc-spoken").count() == 1
    page.get_by_role("button", name="停止朗读").click()
    said = page.evaluate("window.said")
    assert said[0] == page.locator("h1").inner_text()
    text = page.locator(".zc-body").inner_text().replace("\n", "").replace(" ", "")
    places = [text.find(part.replace(" ", "")) for part in said[1:6]]
    assert -1 not in places and places == sorted(places)
    assert max(map(len, said)) <= 121
    assert page.locator(".zc-spoken").count() == 0
    count = page.evaluate("window.said.length")
    page.wait_for_timeout(200)
    assert page.evaluate("window.said.length") == count


def test_a_voice_from_the_network_is_not_used(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.add_init_script(VOICES.format(local="false"))
    page.goto(address + READING, wait_until="networkidle")
    assert page.get_by_role("button", name="朗读").count() == 0
    assert page.get_by_role("button", name="打印").is_visible()
