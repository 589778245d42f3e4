"""A citation of an article that the policy does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.articles import (
    Article,
    Citation,
    articles_of,
    articles_with_annexes,
    chapter_citations,
    chapters_of,
    citations,
    cites_policy,
    divisions_of,
    names_policy,
)
from generator.finding import Hit, Level
from generator.model import Block, Document, Heading, Interpretation, Pair, Policy
from generator.rules import Context, rule

_FEWEST = 3
_FULL = 6
_MOST = 1000
"""Citations of an interpretation that are looked at."""

_CHANGES = re.compile("修改|修正|修订|废止")
_OWN = re.compile("(?:本(?:办法|规定|细则|规则|通知|意见|方案|措施|决定|公告))(?:的|中的?)? ?$")
_EARLIER_TITLE = re.compile("(?:原|旧|老|修[订改]前的?|年版?的?|此前的|以前的)《[^《》]{1,100}》[^《》]{0,84}$")
_SUPERIOR = re.compile("(?:国家|全国|(?<![我本])[省市部委厅]|上级)(?:里|级|政府)?的?《[^《》]{1,5}》[^《》]{0,84}$")
_ANOTHER = re.compile(
    "附[件录表]|合同|协议|范本|示范文本|申请[书表]|承诺书|填写说明|征求意见|草案|送审稿|章程|[党团规]章|法典|[该同][法条]|修[订改]前|原[有先来的]"
    "|旧|老办法|此前|以前|过去|上一版|20[0-9]{2}年版"
)
_NOW = re.compile("[，；]?(?:现在|如今|这次|此次|新增)的?[^，。；]{0,4}$")
_SAYS = re.compile("(?:中|还|也|专门|明确)?(?:规定|明确|写|要求|提出|指出|讲|[：:])")
_TITLES = re.compile("《([^《》]{1,100})》")
_LAW = re.compile("(?:(?<!办)法|条例|规章|合同|章程|号令|令)(?:的|中的?)?第|(?<!办)法(?:典|律|怎么|如何|规定)")
_LOST_BREAKS = re.compile("前款|前两款")
_NUMBERED = re.compile("[（(][一二三四五六七八九十0-9]|[0-9一二三四五六七八九十][.．、)）]|[①-⑩]|一是")


@rule("ZJ504", on=Interpretation, level=Level.BLOCK)
def article_missing(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读引用了政策里没有的条款。

    ## 查什么
    解读写“第X条”“第X款”“第（X）项”，说的是这份政策的，政策里要有这一条、款、项。写明了政策全称或者“本办法”的拦下，只写
    “第X条”、《办法》的作“警告”，款、项对不上的作“警告”。引用别的文件、附件、合同、原来的版本、征求意见稿的不查；政策没有“条”、只有
    “一、二、三、”的，按这些大点查写明政策名称的引用。写“第X章”的，照样查。附件（如合同范本）里的条不是政策的条。

    ## 为什么
    引用是给群众查原文用的。多半是定稿时条款顺序变了，解读没有跟着改。

    ## 反例
    ```markdown 政策
    **第一条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第二条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第三条** 区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补贴500元（第八十条）。
    ```

    ## 正例
    ```markdown 政策
    **第一条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第二条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第三条** 区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补贴500元（第二条）。
    ```

    ## 怎么改
    对照政策的定稿，把条、款、项改成现在的序号；引的是别的文件的，前面写上那份文件的《标题》。
    """
    documents = [context.documents.get(f"content/policies/{target}.md") for target in item.targets]
    policies = [policy for policy in documents if isinstance(policy, Policy)]
    if not policies or len(policies) < len(documents):
        return
    pairs = [Pair(policy.id, policy, (item,)) for policy in policies]
    left, alone = _MOST, False
    for section, piece in _pieces(item):
        alone = _names_no_other(section, pairs) if section else alone
        if getattr(piece, "info", "") == "example":
            continue  # the basis of an example has a rule of its own
        meant: dict[tuple[str | None, str], list[Policy]] = {}
        cited = [(citation, _lack) for citation in citations(piece.text, left)]
        cited += [(citation, _no_chapter) for citation in chapter_citations(piece.text, left - len(cited))]
        left -= len(cited)
        for citation, lack in cited:
            key = (citation.title, citation.before)
            if key not in meant:
                opens = alone and _opens(citation, piece.text)
                meant[key] = [pair.policy for pair in pairs if pair.policy and (opens or cites_policy(citation, pair))]
            lacks = [lack(citation, policy, context) for policy in meant[key]]
            found = [each for each in lacks if each is not None]
            if (
                found
                and len(found) == len(lacks)
                and ((alone and _opens(citation, piece.text)) or not _of_another(citation))
            ):
                message = f"引用了“{citation.text}”，{found[0].message}"
                level = None if found[0].sure and _names_this(citation) else Level.WARN
                fix = "对照政策改正序号；引的是别的文件的，前面写上它的《标题》"
                yield Hit(piece.at(citation.start), message, fix, level)


@dataclass(frozen=True, slots=True)
class _Lack:
    """What the policy lacks, as a sentence; `sure` unless an annex or lost breaks may hold it."""

    message: str
    sure: bool = False


def _pieces(item: Interpretation) -> Iterator[tuple[str, Heading | Block]]:
    """All that carries text, the first piece of each section with the text of the whole section."""
    for section in item.body.sections:
        text = f"{section.title}\n{section.text}"
        for piece in (*((section.heading,) if section.heading else ()), *section.blocks):
            yield text, piece
            text = ""


def _names_no_other(text: str, pairs: list[Pair]) -> bool:
    """Whether a section speaks of no law, annex or document but the policies that are explained."""
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
        return any(words.search(citation.before) for words in (_EARLIER_TITLE, _SUPERIOR))
    if _OWN.search(citation.before):
        return False
    sentence = re.split("[。；！？]", citation.before)[-1]
    if now := _NOW.search(sentence):
        sentence = sentence[now.start() :]  # 以前没有规定，现在第九条写了
    return _ANOTHER.search(sentence) is not None or not sentence.strip(" 问答：:、")


def _lack(citation: Citation, policy: Policy, context: Context) -> _Lack | None:
    """What the policy lacks of an article; None when nothing, or when it cannot be told."""
    articles = context.once(articles_of, policy)
    named = "政策"
    if not articles:
        articles = context.once(divisions_of, policy) if citation.title or citation.before.endswith("本公告") else ()
        named = "政策分“一、二、三、”"
    highest = max((article.number for article in articles), default=0)
    numbers = {article.number for article in articles}
    if len(articles) < _FEWEST or _changes(policy) or 1 not in numbers:
        return None
    if citation.last > highest:
        annexed = any(each.number >= citation.last for each in context.once(articles_with_annexes, policy))
        if not _spoken_of(citation, context.once(_text, policy), annexed):
            aside = "（附件里的条不算）" if annexed else ""
            return _Lack(f"{named}最后一条是{_last(articles)}{aside}", sure=not annexed)
    found = [a for a in articles if a.number == citation.first and a.inserted == citation.inserted]
    return _deeper(citation, found[0]) if len(found) == 1 else None


def _no_chapter(citation: Citation, policy: Policy, context: Context) -> _Lack | None:
    """What the policy lacks of a chapter; one without chapters can only be told by its articles."""
    chapters = context.once(chapters_of, policy)
    led = citation.title is not None or _OWN.search(citation.before) or citation.before.endswith(("（", "("))
    if not led or _changes(policy) or citation.text in context.once(_text, policy):
        return None
    if not chapters:
        named = _names_this(citation) and len(context.once(articles_of, policy)) >= _FEWEST
        return _Lack("政策没有分章") if named else None
    if 1 not in chapters or citation.last <= max(chapters):
        return None
    return _Lack(f"政策一共 {max(chapters)} 章", sure=True)


def _changes(policy: Policy) -> bool:
    """Whether it changes another document, whose articles it speaks of."""
    return _CHANGES.search(policy.title or "") is not None or bool(policy.amends)


def _last(articles: tuple[Article, ...]) -> str:
    return max(articles, key=lambda article: article.number).label


def _text(document: Document) -> str:
    return document.body.text


def _spoken_of(citation: Citation, text: str, annexed: bool) -> bool:
    """Whether the policy itself speaks of this article, as of one of another document; the heads of an annex do not count."""
    if annexed:
        places = (found.start() for found in re.finditer(re.escape(citation.text), text))
        return any(at and not (text[at - 1].isspace() or text[at - 1] == "“") for at in places)
    return any(words in text for words in (citation.text, f"第{citation.last}条"))


def _deeper(citation: Citation, article: Article) -> _Lack | None:
    text = "".join(article.paragraphs)
    if any(_LOST_BREAKS.search(text) for text in article.paragraphs[:1]):
        return None  # the breaks between its paragraphs were lost
    if citation.paragraph and citation.paragraph > max(1, len(article.paragraphs)):
        return _Lack(f"政策{article.label}只有{len(article.paragraphs)}款")
    if citation.item and article.items and citation.item > max(article.items):
        return _Lack(f"政策{article.label}只有{max(article.items)}项")
    if citation.item and not article.items and not _NUMBERED.search(text):
        return _Lack(f"政策{article.label}没有分项")
    return None
