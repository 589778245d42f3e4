"""A citation of an article that the policy does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.articles import Article, Citation, articles_of, citations, cites_policy, divisions_of, names_policy
from generator.finding import Hit, Level
from generator.model import Interpretation, Pair, Policy
from generator.rules import Context, rule

_FEWEST = 3
_FULL = 6
_MOST = 1000
"""Citations of an interpretation that are looked at."""

_CHANGES = re.compile("修改|修正|修订|废止")
_OWN = re.compile("(?:本(?:办法|规定|细则|规则|通知|意见|方案|措施|决定|公告))(?:的|中的?)? ?$")
_EARLIER_TITLE = re.compile("(?:原|旧|老|修[订改]前的?|年版?的?|此前的|以前的)《[^《》]{1,100}》[^《》]{0,84}$")
_ANOTHER = re.compile(
    "附[件录表]|合同|协议|范本|示范文本|申请[书表]|承诺书|填写说明|征求意见|草案|送审稿|章程|[党团规]章|法典|[该同][法条]|修[订改]前|原[有先来的]"
    "|旧|老办法|此前|以前|过去|上一版|20[0-9]{2}年版"
)
_SAYS = re.compile("(?:中|还|也|专门|明确)?(?:规定|明确|写明|要求|提出|指出|讲)")
_TITLES = re.compile("《([^《》]{1,100})》")
_LAW = re.compile("(?:(?<!办)法|条例|规章|合同|章程|号令|令)(?:的|中的?)?第|(?<!办)法(?:典|律|怎么|如何|规定)")
_LOST_BREAKS = re.compile("前款|前两款")


@rule("ZJ504", on=Interpretation, level=Level.BLOCK)
def article_missing(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读引用了政策里没有的条款。

    ## 查什么
    解读写“第X条”“第X款”“第（X）项”，说的是这份政策的，政策里要有这一条、款、项。写明了政策全称或者“本办法”的拦下，只写
    “第X条”、《办法》的作“警告”，款、项对不上的作“警告”。引用别的文件、附件、合同、原来的版本、征求意见稿的不查；政策没有“条”、只有
    “一、二、三、”的，按这些大点查写明政策名称的引用。

    ## 为什么
    引用是给群众查原文用的。多半是定稿时条款顺序变了，解读没有跟着改。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补贴500元（第八十条）。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补贴500元（第一条）。
    ```

    ## 怎么改
    对照政策的定稿，把条、款、项改成现在的序号；引的是别的文件的，前面写上那份文件的《标题》。
    """
    documents = [context.documents.get(f"content/policies/{target}.md") for target in item.targets]
    policies = [policy for policy in documents if isinstance(policy, Policy)]
    if not policies or len(policies) < len(documents):
        return
    pairs = [Pair(policy.id, policy, (item,)) for policy in policies]
    left, alone = _MOST, _names_no_other(item, pairs)
    for piece in item.body.pieces():
        if getattr(piece, "info", "") == "example":
            continue  # the basis of an example has a rule of its own
        meant: dict[tuple[str | None, str], list[Policy]] = {}
        for citation in citations(piece.text, left):
            left -= 1
            key = (citation.title, citation.before)
            if key not in meant:
                opens = alone and _opens(citation, piece.text)
                meant[key] = [pair.policy for pair in pairs if pair.policy and (opens or cites_policy(citation, pair))]
            lacks = [_lack(citation, policy, context) for policy in meant[key]]
            if lacks and all(lacks) and ((alone and _opens(citation, piece.text)) or not _of_another(citation)):
                message = f"引用了“{citation.text}”，{lacks[0]}"
                level = None if _names_this(citation) and "最后一条" in lacks[0] else Level.WARN
                fix = "对照政策改正序号；引的是别的文件的，前面写上它的《标题》"
                yield Hit(piece.at(citation.start), message, fix, level)


def _names_no_other(item: Interpretation, pairs: list[Pair]) -> bool:
    """Whether the interpretation speaks of no law, annex or document but the policies it explains."""
    text = item.body.text
    titles = dict.fromkeys(_TITLES.findall(text))
    return not _LAW.search(text) and all(any(names_policy(title, pair) for pair in pairs) for title in titles)


def _opens(citation: Citation, text: str) -> bool:
    """Whether a sentence opens with it and goes on to say what the article rules: 第八十条规定，…"""
    sentence = re.split("[。；！？]", citation.before)[-1]
    if _ANOTHER.search(citation.before):
        return False
    return citation.title is None and not sentence.strip(" 问答：:、") and _SAYS.match(text, citation.end) is not None


def _names_this(citation: Citation) -> bool:
    """Whether it can be no other document's: the title in full or 本办法; a 《办法》 may be another one's short name."""
    if citation.title is not None:
        return len(citation.title) >= _FULL
    return _OWN.search(citation.before) is not None


def _of_another(citation: Citation) -> bool:
    """Whether the words before it make it an article of an annex, a contract, a draft, an earlier version or another law."""
    if citation.title is not None:
        return _EARLIER_TITLE.search(citation.before) is not None
    if _OWN.search(citation.before):
        return False
    sentence = re.split("[。；！？]", citation.before)[-1]
    return _ANOTHER.search(sentence) is not None or not sentence.strip(" 问答：:、")


def _lack(citation: Citation, policy: Policy, context: Context) -> str:
    """What the policy lacks, as a sentence; empty when nothing, or when it cannot be told."""
    articles = context.once(articles_of, policy)
    named = "政策"
    if not articles:
        articles = context.once(divisions_of, policy) if citation.title or citation.before.endswith("本公告") else ()
        named = "政策分“一、二、三、”"
    highest = max((article.number for article in articles), default=0)
    numbers = {article.number for article in articles}
    if len(articles) < _FEWEST or _CHANGES.search(policy.title or "") or policy.amends or 1 not in numbers:
        return ""
    if citation.last > highest and f"第{citation.last}条" not in policy.body.text and not _quoted(citation, policy):
        return f"{named}最后一条是{_last(articles)}"
    found = [a for a in articles if a.number == citation.first and a.inserted == citation.inserted]
    return _deeper(citation, found) if len(found) == 1 else ""


def _last(articles: tuple[Article, ...]) -> str:
    return max(articles, key=lambda article: article.number).label


def _quoted(citation: Citation, policy: Policy) -> bool:
    """Whether the policy speaks of this article itself, as of one of another document."""
    return citation.text in policy.body.text


def _deeper(citation: Citation, found: list[Article]) -> str:
    article = found[0]
    if any(_LOST_BREAKS.search(text) for text in article.paragraphs[:1]):
        return ""  # the breaks between its paragraphs were lost
    if citation.paragraph and citation.paragraph > max(1, len(article.paragraphs)):
        return f"政策{article.label}只有{len(article.paragraphs)}款"
    if citation.item and article.items and citation.item > max(article.items):
        return f"政策{article.label}只有{max(article.items)}项"
    return ""
