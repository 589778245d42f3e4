"""A term that the policy had to define, used in the interpretation without a word of explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.elements import elements_of
from generator.finding import Hit, Level
from generator.model import Body, Document, Interpretation, Pair
from generator.rules import Context, rule

_NUMBERING = "(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）).、．] ?)?"
_DEFINED = re.compile(
    r"所称(?:的)?[“「]?([^“”「」，,。；;：:（）()\s]{4,16}?)[”」]?[，,]?(?:是指|指的是|指)"
    rf"|(?m:^){_NUMBERING}[“「]?([^“”「」，,。；;：:（）()\s]{{4,16}}?)[”」]?[，,：:]?(?:是指|指的是)"
)
_TITLE = re.compile(r"《[^《》]*》")
_EXPLAINS = "是指|指的是|就是|也就是|是|指|即|，即|，指|，是|，就是|，也就是|（|：|——"


@rule("ZJ809", on=Pair, level=Level.INFO)
def unexplained_term(pair: Pair, context: Context) -> Iterator[Hit]:
    """用了政策专门定义的词，没有解释。

    ## 查什么
    政策里用“所称……是指”“……是指”定义的词（四个字以上，标题里有的不算），首次解读里用到了，可是这份政策的哪一份解读都没有讲它是什么意思。
    讲过的样子：有“关键词诠释”一节提到它，或者写了“某某是指”“某某就是”“某某（……）”“什么是某某”，或者用它的那一句注明了第几条。

    ## 为什么
    政策要专门下定义的词，群众多半不懂，或者会按平常的意思理解错。国办发〔2016〕80号把“关键词诠释”列为解读内容。

    ## 反例
    ```markdown 政策
    **第一条** 为帮助高校毕业生安居，制定本办法。

    **第二条** 本办法所称灵活就业人员，是指以个人身份参加社会保险的劳动者。

    **第三条** 补贴标准为每月500元。
    ```

    ```markdown 解读 主要内容
    灵活就业人员也能申请，每月补500元。
    ```

    ## 正例
    ```markdown 政策
    **第一条** 为帮助高校毕业生安居，制定本办法。

    **第二条** 本办法所称灵活就业人员，是指以个人身份参加社会保险的劳动者。

    **第三条** 补贴标准为每月500元。
    ```

    ```markdown 解读 主要内容
    灵活就业人员（没有单位、自己交社保的人）也能申请，每月补500元。
    ```

    ## 怎么改
    第一次用到时在后面加括号解释，或者加一节 `## 关键词诠释`，一个词一句话。
    """
    if pair.policy is None or not pair.interpretations:
        return
    missing: list[tuple[str, Interpretation]] = []
    for term in context.once(defined_terms, pair.policy):
        if term in (pair.policy.title or ""):
            continue  # the subject itself
        using = next((item for item in pair.first_round if _used(term, item.body)), None)
        if using and not any(_explained(term, item.body) for item in pair.interpretations):
            missing.append((term, using))
    if missing:
        term, item = missing[0]
        names = "".join(f"“{each}”" for each, _ in missing[:6])
        more = f"等 {len(missing)} 个词" if len(missing) > 6 else ""
        piece = next(piece for piece in item.body.pieces() if term in _TITLE.sub("", piece.text))
        place = piece.at(max(piece.text.rfind(term), 0))  # a title may stand within the word
        fix = f"写成“{term}（……）”，括号里用平常的话解释；或者加一节“## 关键词诠释”"
        yield Hit(place, f"政策专门定义了{names}{more}，解读里用到了，没有解释", fix)


def defined_terms(document: Document) -> tuple[str, ...]:
    """The terms that a policy defines, in order."""
    found = (match[1] or match[2] for match in _DEFINED.finditer(document.body.text))
    return tuple(dict.fromkeys(term for term in found if not re.search("[的是指]|本办法|本规定", term)))


def _used(term: str, body: Body) -> bool:
    return term in _TITLE.sub("", body.text)


def _explained(term: str, body: Body) -> bool:
    word = f"[“「]?{re.escape(term)}[”」]?"
    if re.search(f"{word}(?:{_EXPLAINS})|(?:什么是|何为|何谓|所称的?){word}", body.text):
        return True
    if any(
        term in sentence and re.search("第[^第条]{1,7}条", sentence) for sentence in re.split("[。；\n]", body.text)
    ):
        return True
    return any(
        term in section.text
        for section in body.sections
        if section.heading and any(element.id == "terms" for element in elements_of(section.heading))
    )
