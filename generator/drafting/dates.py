"""Dates as a plain text spells them, in figures or Chinese numerals, to YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date, timedelta

DATE = r"(\d{4})\s*[年/.\-]\s*(\d{1,2})\s*[月/.\-]\s*(\d{1,2})\s*日?"
_CHINESE_DATE = r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇○零", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}


def day(found: re.Match[str] | None) -> str | None:
    """The date that the first three groups of a match spell."""
    return iso(*found.groups()[:3]) if found else None


def iso(year: str, month: str, number: str) -> str | None:
    """The date; None for one that does not exist."""
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None


def last_day(start: str, years: int) -> str | None:
    """The last day of a term of years that begins on `start`; None beyond the calendar."""
    first = date.fromisoformat(start)
    try:
        after = first.replace(year=first.year + years)
    except ValueError:  # 29 February, or a year beyond 9999
        return None if first.year + years > date.max.year else date(first.year + years, 2, 28).isoformat()
    return (after - timedelta(days=1)).isoformat()


def western(line: str) -> str:
    """The line with a date in Chinese numerals written in figures."""

    def figures(found: re.Match[str]) -> str:
        year, month, number = found.groups()
        return f"{''.join(str(_DIGITS[sign]) for sign in year)}年{small(month)}月{small(number)}日"

    return re.sub(_CHINESE_DATE, figures, line)


def small(text: str) -> int:
    """A whole number below 100, in figures or Chinese numerals."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
