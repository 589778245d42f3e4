"""ASCII words for Chinese text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.slug import MAX_LENGTH, PHRASES, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高校毕业生租房补贴", "gao-xiao-bi-ye-sheng-zu-fang-bu-tie"),
        ("长乐区区长办公会议", "chang-le-qu-qu-zhang-ban-gong-hui-yi"),
        ("建立长效机制", "jian-li-chang-xiao-ji-zhi"),
        ("还款与重置", "huan-kuan-yu-chong-zhi"),
        ("第２章 API 接口", "di-2-zhang-api-jie-kou"),
        ("绿色出行", "lv-se-chu-xing"),
        ("Café", "cafe"),
        ("《》、。！", ""),
        ("", ""),
    ],
)
def test_text_becomes_words(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_of_the_table_is_read_as_it_says(phrase: str) -> None:
    assert slug(phrase) == PHRASES[phrase].replace(" ", "-")


def test_long_text_is_cut_between_words() -> None:
    long = slug("关于进一步加强和改进全区高校毕业生就业创业服务工作若干政策措施的实施意见")
    assert len(long) <= MAX_LENGTH
    assert not long.endswith("-")
    assert slug("关于进一步加强").startswith("guan-yu-jin-yi-bu") and long.startswith("guan-yu-jin-yi-bu-jia-qiang")


@given(st.text(max_size=80))
def test_any_text_gives_a_safe_word(text: str) -> None:
    made = slug(text)
    assert made == "" or all(part.isascii() and part.isalnum() and part == part.lower() for part in made.split("-"))
    assert len(made) <= MAX_LENGTH


def test_the_pinyin_library_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys; from generator.render.slug import slug; slug('plain'); assert 'pypinyin' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
