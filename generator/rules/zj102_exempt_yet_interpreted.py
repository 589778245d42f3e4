"""A policy that claims to need no interpretation and has one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule


@rule("ZJ102", on=Pair, level=Level.WARN)
def exempt_yet_interpreted(pair: Pair, context: Context) -> Iterator[Hit]:
    """写了免予解读，却有解读。

    ## 查什么
    政策写了 `免予解读`，同时又有解读。

    ## 为什么
    两种说法只能有一种是对的；留着 `免予解读`，日后删了解读也没人提醒。

    ## 反例
    ```yaml 政策
    免予解读: {理由: 只涉及机关内部考勤, 批准: 区政府办公室主任}
    ```

    ## 正例
    ```yaml 政策
    免予解读:
    ```

    ## 怎么改
    已有解读的，删去政策里的 `免予解读`。
    """
    if pair.policy and pair.policy.exempt and pair.interpretations:
        names = "、".join(item.path.rpartition("/")[2] for item in pair.interpretations)
        yield Hit(pair.policy.exempt.position, f"写了“免予解读”，却有解读 {names}", "删去“免予解读”这一项")
