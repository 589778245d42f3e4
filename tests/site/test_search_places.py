"""Every place that a search result leads to stands on its page."""

from __future__ import annotations

import json
import re


def test_every_place_of_the_index_is_an_id_of_its_page(files: dict[str, bytes]) -> None:
    checked = 0
    for path, data in files.items():
        if re.fullmatch(r"search/texts/\d+/\d+\.bin", path):
            shown = json.loads(data.decode("utf-16-le"))
            page = files[f"{shown['url']}index.html"].decode()
            for _, key, name in shown["places"]:
                if not key:  # behind the body: lines that stand under nothing
                    continue
                assert f'id="{key}"' in page, (shown["url"], key, name)
                checked += 1
    assert checked > 10
