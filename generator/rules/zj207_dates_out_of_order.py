"""Dates inside one document that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.finding import Hit, Level
from generator.model import Document, Policy
from generator.rules import Context, rule

if TYPE_CHECKING:
    from datetime import date

_Dated = tuple[str, "date"]


@rule("ZJ207", on=Document, level=Level.BLOCK)
def dates_out_of_order(document: Document, context: Context) -> Iterator[Hit]:
    """一份文件里的日期前后矛盾。

    ## 查什么
    起草日期不晚于审签日期，审签日期不晚于成文日期（只警告），都不晚于发布日期；失效日期不早于施行日期和发布日期。

    ## 为什么
    先签后写、先发后签，不是写错了日期，就是倒签。

    ## 反例
    ```yaml 政策
    起草日期: 2026-01-12
    审签日期: 2026-01-05
    ```

    又如：

    ```yaml 政策
    施行日期: 2026-04-01
    失效日期: 2026-03-31
    ```

    ## 正例
    ```yaml 政策
    审签日期: 2026-02-27
    成文日期: 2026-02-27
    ```

    ## 怎么改
    对照发文稿纸，把写错的那个日期改正。
    """
    formed = document.formed if isinstance(document, Policy) else None
    drafted, signed = ("起草日期", document.drafted), ("审签日期", document.signed)
    published, dated = ("发布日期", document.published), ("成文日期", formed)
    wrong = [
        *_backward(drafted, signed, published),
        *_backward(signed if document.signed else drafted, dated, published),
    ]
    for early, late in dict.fromkeys(wrong):
        yield _contradiction(document, early, late)
    if isinstance(document, Policy) and document.expires:
        starts = [("施行日期", document.effective), ("发布日期", document.published)]
        for key, start in starts:
            if start and start > document.expires:
                yield _contradiction(document, (key, start), ("失效日期", document.expires))
                return


def _backward(*steps: tuple[str, date | None]) -> Iterator[tuple[_Dated, _Dated]]:
    """Neighbours in which the later step bears the earlier date; steps without a date are passed over."""
    written = [(key, day) for key, day in steps if day]
    yield from ((early, late) for early, late in pairwise(written) if early[1] > late[1])


def _contradiction(document: Document, early: _Dated, late: _Dated) -> Hit:
    (key, first), (other, second) = early, late
    message = f"“{key}”{first} 比“{other}”{second} 晚 {(first - second).days} 天"
    level = Level.WARN if (key, other) == ("审签日期", "成文日期") else None
    return Hit(document.at(other), message, f"“{key}”应不晚于“{other}”，把写错的一个改正", level)
