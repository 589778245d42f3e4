"""Flows as citizens see them, in a real browser: texts fit their boxes, labels lie free, the list works without the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from playwright.sync_api import Page

from generator.render.flowchart import draw
from generator.render.templates import style_files
from tests.browser.conftest import NewPage
from tests.flow_samples import SAMPLES, flow

THEME = Path(__file__).parents[2] / "theme"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 800}

GEOMETRY = """() => {
  const svg = document.querySelector('.zc-flow-svg');
  const frame = box => ({left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height});
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const at = (x, y) => Object.assign(svg.createSVGPoint(), {x, y});
  const wrong = [];
  const shapes = [...svg.querySelectorAll('.zc-flow-box')];
  for (const shape of shapes) {
    for (let text = shape.nextElementSibling; text && text.tagName === 'text' && /text-(name|limit|detail)/.test(text.classList);
         text = text.nextElementSibling) {
      const box = text.getBBox();
      const lift = box.height / 4;  // a line's box is taller than its glyphs
      for (const x of [box.x, box.x + box.width])
        for (const y of [box.y + lift, box.y + box.height - lift])
          if (!shape.isPointInFill(at(x, y))) wrong.push('text outside its box: ' + text.textContent);
    }
  }
  for (const head of svg.querySelectorAll('.zc-flow-head')) {
    for (let text = head.nextElementSibling; text && text.classList.contains('zc-flow-text-actor'); text = text.nextElementSibling) {
      const inner = frame(text.getBBox()), outer = frame(head.getBBox());
      if (inner.left < outer.left || inner.right > outer.right) wrong.push('actor outside its lane: ' + text.textContent);
    }
  }
  const labels = [...svg.querySelectorAll('.zc-flow-label')];
  labels.forEach((label, index) => {
    const mine = frame(label.getBBox()), name = label.nextElementSibling.textContent;
    for (const shape of shapes) if (meet(mine, frame(shape.getBBox()))) wrong.push('label on a box: ' + name);
    for (const other of labels.slice(index + 1)) if (meet(mine, frame(other.getBBox()))) wrong.push('label on a label: ' + name);
    for (let text = label.nextElementSibling; text && /text-(branch|setback)/.test(text.classList); text = text.nextElementSibling) {
      const box = frame(text.getBBox());
      if (box.left < mine.left || box.right > mine.right) wrong.push('label wider than its ground: ' + text.textContent);
    }
  });
  const arrows = [...svg.querySelectorAll('path')];
  for (const arrow of arrows)
    for (let way = 4; way < arrow.getTotalLength() - 4; way += 3) {
      const point = arrow.getPointAtLength(way);
      if (shapes.some(shape => shape.isPointInFill(point))) { wrong.push('arrow through a box'); break; }
    }
  return {wrong, shapes: shapes.length, labels: labels.length, arrows: arrows.length};
}"""


def page_of(*names: str) -> str:
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    flows = [flow(SAMPLES[name]) for name in names]
    prefixes = [f"flow{number}" for number in range(1, len(flows) + 1)]
    body = "".join(
        environment.get_template("components/flow.html").render(
            flow=item, svg=Markup(svg) if svg else None, prefix=prefix
        )
        for item, svg, prefix in zip(flows, draw(flows, prefixes), prefixes, strict=True)
    )
    styles = "\n".join(path.read_text(encoding="utf-8") for path in style_files(THEME))
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>流程</title><style>'
        f'{styles}</style></head><body><main><h1>流程</h1><div class="zc-body zc-body-reading">{body}</div></main></body></html>'
    )


def measured(page: Page) -> dict[str, Any]:  # JSON that the script above made
    result: dict[str, Any] = page.evaluate(GEOMETRY)
    return result


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", SAMPLES)
def test_texts_fit_and_nothing_lies_on_anything(name: str, viewport: dict[str, int], new_page: NewPage) -> None:
    page = new_page(viewport=viewport)
    page.set_content(page_of(name))
    found = measured(page)
    assert found["wrong"] == []
    assert found["shapes"] >= len(flow(SAMPLES[name]).steps)


def test_the_large_flow_shows_all_its_steps_arrows_and_labels(page: Page) -> None:
    page.set_content(page_of("complex"))
    found = measured(page)
    assert (found["shapes"], found["arrows"], found["labels"]) == (10, 11, 5)


def test_on_a_phone_the_list_comes_first_and_the_page_does_not_scroll_sideways(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.set_content(page_of("complex"))
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    steps, picture = page.locator(".zc-flow-steps").bounding_box(), page.locator(".zc-flow-picture").bounding_box()
    assert steps is not None
    assert picture is not None
    assert steps["y"] + steps["height"] <= picture["y"]
    page.locator(".zc-flow-picture > summary").click()
    assert not page.locator(".zc-flow-svg").is_visible()


def test_on_a_wide_screen_the_picture_comes_first_and_the_keyboard_can_scroll_it(page: Page) -> None:
    page.set_content(page_of("many-lanes"))
    steps, picture = page.locator(".zc-flow-steps").bounding_box(), page.locator(".zc-flow-picture").bounding_box()
    assert steps is not None
    assert picture is not None
    assert picture["y"] + picture["height"] <= steps["y"]
    region = page.get_by_role("region", name="多部门联合审批流程流程图")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.zc-flow-region').scrollLeft > 0")


def test_a_step_of_the_picture_leads_to_its_place_in_the_list(page: Page) -> None:
    page.set_content(page_of("complex"))
    page.locator(".zc-flow-to").nth(6).click()
    assert page.evaluate("location.hash") == "#flow1-step-7"
    assert "名单公示" in page.locator(":target").inner_text()


def test_on_paper_the_picture_fits_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 600, "height": 850})
    page.emulate_media(media="print")
    page.set_content(page_of("many-lanes"))
    box = page.locator(".zc-flow-svg").bounding_box()
    assert box is not None
    assert box["width"] <= 600
    assert not page.locator("summary").is_visible()


def test_dark_colours_reach_the_picture(new_page: NewPage) -> None:
    fills = []
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.set_content(page_of("complex"))
        fills.append(page.locator(".zc-flow-box").first.evaluate("shape => getComputedStyle(shape).fill"))
    assert fills[0] == "rgb(255, 255, 255)"
    assert fills[1] != fills[0]
