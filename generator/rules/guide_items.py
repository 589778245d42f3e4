"""What a guide must tell: the items, the labels drafters give them, and the signs of them in a guide written in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.durations import Kind, durations
from generator.empty_text import placeholder, substance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Card, Document, Interpretation, Row


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its name, the line to type, labels that mean it, and what shows that a text in words tells it."""

    name: str
    line: str
    label: re.Pattern[str]
    sign: re.Pattern[str]


def _item(name: str, line: str, label: str, sign: str) -> Item:
    return Item(name, line, re.compile(label), re.compile(sign, re.IGNORECASE))


ITEMS = (
    _item(
        "受理单位",
        "“受理单位: 某某中心”",
        "(?:受理|办理|经办|实施|审批|审核|承办|主管|服务|申报受理|责任|牵头|负责)的?(?:单位|部门|机构|机关|主体|科室|窗口|点)|谁(?:来)?(?:受理|办)|(?:找|向|到)(?:谁|哪个?(?:单位|部门|里)).{0,4}|受理方$",
        "局|中心|街道|乡镇|部门|机关|机构|委员会|办公室|银行|公司|窗口|单位|大厅|社区|医院|学校",
    ),
    _item(
        "受理条件",
        "“受理条件: [条件一, 条件二]”",
        "条件|对象|资格|适用(?:范围|人群|情形)|(?:申请|申报|补贴|补助|享受|支持|扶持|受益)(?:范围|人群|人员|主体|人$)|谁(?:可以|能|有资格).{0,6}|哪些(?:人|企业|单位).{0,6}|(?:申报|申请|受理|准入|基本)要求",
        "条件|对象|符合|具备|满足|资格|可以?申[请报领]|可享受|以[上下内]|的(?:人员|家庭|企业|单位|个人)|毕业|户籍|参保|年满",
    ),
    _item(
        "申请材料",
        "“申请材料: [身份证, …]”",
        "材料|资料|要件|证件|证明|(?:带|准备|提交|提供|需要?)(?:什么|哪些|啥)|所需(?:文件|表格)|提交(?:内容|清单)",
        "材料|资料|证|表|提交|提供|携带|凭|合同|附件|免申",
    ),
    _item(
        "办理时限",
        "“办理时限: …个工作日”",
        "时限|期限|时长|时效|周期|办结(?:时间|日期)?|(?:审核|审批|审查|处理|办结|兑现|到账|发放|拨付)(?:时间|周期)|多久|多长时间|几天|何时(?:能)?(?:办好|到账)|多少天",
        r"[\d一二三四五六七八九十]\s?个?(?:工作日|日|天|小时|月)|当[场日天]|即[时办]|随时|立等|时限|月底前|日前|季度|年底前",
    ),
    _item(
        "办理地点",
        "“办理地点: 某某窗口”（或“网上办理: https://…”）",
        "地点|地址|位置|场所|窗口|网址|网站|网上|线上|在线|全程网办|平台|入口|系统|小程序|公众号|APP|"
        "(?:在|到|去)(?:哪里?|什么地方)|哪里(?:办|申请|申报|受理).{0,4}|(?:办理|申报|申请|受理|申领|报名|服务)的?(?:渠道|途径|方式|形式|网点)|受理点",
        "窗口|中心|大厅|网|平台|局|街道|乡镇|社区|银行|地址|地点|小程序|公众号|APP|系统|掌上|线上|上门|柜台|服务站|网点",
    ),
    _item(
        "咨询电话",
        "“咨询电话: 区号-号码”",
        "(?:咨询|联系|服务|办公|受理|业务|政策|客服|经办|窗口|值班|监督咨询)(?:方式|电话|热线|渠道|途径|人|人员|部门电话)|^(?:电话|热线|座机|联系方式|电话号码|问谁|联系我们|有问题(?:找谁|问谁))|(?<!监督)(?<!投诉)(?<!举报)电话|问(?:谁|哪里)|热线",
        r"\d{3,4}[-－—\s)）]{1,2}\d{7,8}|(?<!\d)\d{7,8}(?!\d)|(?<!\d)1[02]\d{3}(?!\d)|(?<!\d)[48]00-?\d{3,4}-?\d{3,4}|电话|热线",
    ),
)
FEE = _item(
    "收费标准", "“收费标准: …”（不收的写“不收费”）", "收费|费用|资费|工本费|缴费|交费|多少钱|花钱|要钱|价格", "费"
)

_OPENING_HOURS = re.compile("办理时间|受理时间|办公时间|服务时间|工作时间")
_CHARGED = re.compile(
    "(?:收取|缴纳|交纳|支付|承担)[^。；，、]{0,8}(?:工本费|手续费|服务费|评估费|检测费|鉴定费|考试费|报名费)"
)


def charges(policy: Document) -> bool:
    """Whether the policy speaks of a fee for the service itself."""
    return any(_CHARGED.search(piece.text) for piece in policy.body.pieces())


def rows_of(card: Card) -> Iterator[Row]:
    """The rows that say something; a placeholder counts, it is ZJ303's business."""
    for row in card.rows:
        text = "\n".join(row.values)
        if substance(text) or placeholder(text):
            yield row


def labelled(item: Item, row: Row) -> bool:
    """Whether the row is this item by its label; 办理时间 is the limit only when it tells a number of days and not opening hours."""
    if item.name == "办理时限" and _OPENING_HOURS.search(row.label):
        return any(limit.kind is not Kind.PERIODIC for limit in durations("\n".join(row.values)))
    return bool(item.label.search(row.label))


def says_in_words(item: Item, interpretation: Interpretation) -> bool:
    """Whether any sign of the item stands anywhere in the text; the contact of the front matter counts as the phone."""
    if item.name == "咨询电话" and interpretation.contact and interpretation.contact.phone:
        return True
    return any(item.sign.search(piece.text) for piece in interpretation.body.pieces())
