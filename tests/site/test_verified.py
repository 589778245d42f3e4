"""A site that lacks something is not published: what is verified after every build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import settings
from generator.engine import build_shells
from generator.outputs.lists import indexes, library
from generator.outputs.lists.paging import Pages, cut
from generator.publication import publish
from generator.reader import read_corpus
from generator.site import SiteError, write_site
from tests.project import valid_project


def _without_the_last(base: str, items: Any, size: int) -> Iterator[tuple[Pages, Any]]:  # stands in for `cut`
    yield from cut(base, items[:-1], size)


@pytest.mark.parametrize(
    ("module", "address"), [(library, "library/"), (indexes, "forms/wen-zi/")], ids=["library", "indexes"]
)
def test_a_list_that_lacks_a_document_stops_the_build(
    module: Any, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = valid_project(tmp_path / "project")
    chosen = settings.load(root)
    build_shells(chosen, tmp_path / "shells")
    public = publish(read_corpus(root), chosen, date(2026, 11, 24))
    (tmp_path / "whole").mkdir()
    assert write_site(public, tmp_path / "shells", tmp_path / "whole", jobs=1).pages > 10
    (tmp_path / "short").mkdir()
    monkeypatch.setattr(module, "cut", _without_the_last)
    with pytest.raises(
        SiteError, match=rf"列表不全（如 {address} 里没有 (?:policies|interpretations)/2026-zufang-butie）"
    ):
        write_site(public, tmp_path / "shells", tmp_path / "short", jobs=1)
