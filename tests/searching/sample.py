"""Queries on the sample with the document that must come first, chosen and read by eye: what people would type for each document."""

from __future__ import annotations

from typing import NamedTuple


class Query(NamedTuple):
    """`kind` groups queries in the table; `best` are the addresses any of which may come first."""

    kind: str
    text: str
    best: frozenset[str]


RENT = "policies/2026-gaoxiao-biyesheng-zufang-butie/"
OLD_RENT = "policies/2022-daxuesheng-zufang-buzhu/"
WASTE = "policies/2023-nongcun-laji-fenlei-shidian/"
PARKING = "policies/2024-daolu-tingche-bowei-guanli/"
AMENDMENT = "policies/2026-daolu-tingche-bowei-guanli-xiugai/"
REBUILDING = "policies/2025-jujia-shilaohua-gaizao-butie/"
DOCTOR = "policies/2026-jiating-yisheng-qianyue-zhengqiu/"
VILLAGES = "policies/2026-nongcun-renju-huanjing-xingdong-jihua/"
STARTUP = "policies/2026-qingnian-chuangye-changdi-zhichi/"
POINTS = "policies/2026-suiqian-zinv-jifen-ruxue/"
DIRECTORY = "policies/2026-xianxing-youxiao-wenjian-mulu/"
SCHOOL = "policies/2026-yiwu-jiaoyu-zhaosheng-ruxue/"

_TABLE: dict[str, dict[str, tuple[str, ...]]] = {
    "title": {
        RENT: (
            "示例区高校毕业生租房补贴办法",
            "高校毕业生租房补贴",
            "租房补贴办法",
            "《示例区高校毕业生租房补贴办法》",
        ),
        OLD_RENT: ("来区就业大学生租房补助暂行办法", "租房补助暂行办法"),
        WASTE: ("农村生活垃圾分类试点管理办法", "垃圾分类试点"),
        PARKING: ("路内停车泊位管理办法", "示例区路内停车泊位管理办法", "停车泊位"),
        AMENDMENT: ("关于修改《示例区路内停车泊位管理办法》的通知", "关于修改示例区路内停车泊位管理办法的通知"),
        REBUILDING: ("老年人家庭适老化改造补贴办法", "适老化改造"),
        DOCTOR: ("家庭医生签约服务管理办法", "家庭医生签约"),
        VILLAGES: (
            "农村人居环境整治提升三年行动计划",
            "三年行动计划",
            "示例区农村人居环境整治提升三年行动计划2026-2028年",
            "《示例区农村人居环境整治提升三年行动计划》[2026－2028年]",
        ),
        STARTUP: ("青年创业场地支持措施", "创业场地"),
        POINTS: ("随迁子女积分入学实施细则", "积分入学"),
        DIRECTORY: ("现行有效行政规范性文件目录", "规范性文件目录"),
        SCHOOL: ("2026年义务教育学校招生入学工作办法", "义务教育学校招生"),
    },
    "alias": {
        RENT: ("大学生房补", "毕业生租房补贴"),
        OLD_RENT: ("大学生租房补助",),
        PARKING: ("路边停车办法",),
        AMENDMENT: ("停车免费半小时",),
        REBUILDING: ("老人家里装扶手补贴", "居家养老改造补贴"),
        DOCTOR: ("家庭医生办法",),
        VILLAGES: ("农村环境三年计划",),
        STARTUP: ("创业免租", "青年创业场地"),
        POINTS: ("外地孩子上学",),
        SCHOOL: ("幼升小", "小升初"),
    },
    "pinyin": {
        RENT: ("zufangbutie", "zfbt", "zufang", "gxbyszfbt", "zu fang bu tie", "zufang补贴", "租房butie", "ZFBT"),
        OLD_RENT: ("laiqujiuye", "zufangbuzhu"),
        WASTE: ("lajifenlei", "ljfl"),
        PARKING: ("lunei", "tingchebowei"),
        REBUILDING: ("shilaohua", "slhgz"),
        DOCTOR: ("jiatingyisheng", "jtys"),
        VILLAGES: ("renjuhuanjing", "rjhj"),
        STARTUP: ("qingnianchuangye", "qncy"),
        POINTS: ("jifenruxue", "suiqianzinv", "sqzn"),
        SCHOOL: ("yiwujiaoyu", "youshengxiao", "xsc"),
    },
    "number": {
        RENT: (
            "示政办规〔2026〕3号",
            "示政办规[2026]3号",
            "示政办规（2026）3号",
            "示政办规【2026】3号",
            "示政办规20263号",
            "示政办规2026 3",
            "〔2026〕3号",
            "2026 3号",
            "2026年第3号",
            "示政办规 〔２０２６〕 3 号",
        ),
        OLD_RENT: ("示政办〔2022〕18号", "2022 18"),
        WASTE: ("示政办规〔2023〕1号", "2023 1号"),
        PARKING: ("示政办规2024 2号",),
        AMENDMENT: ("示政办规(2026)9号",),
        REBUILDING: ("示政办规〔2025〕6号", "2025 6"),
        VILLAGES: ("示政办〔2026〕5号",),
        STARTUP: ("示政办2026 21", "示政办〔二〇二六〕21号", "第21号", "示政办二〇二六年第21号", "示政办202621号"),
        POINTS: ("示教〔2026〕9号", "示教2026 9"),
        SCHOOL: ("示教2026 8号",),
        DIRECTORY: ("示政办〔2026〕17号",),
    },
    "synonym": {
        RENT: ("大学毕业生租房补贴", "住房租赁补贴", "房租补贴"),
        REBUILDING: ("老人适老化", "老龄 适老化改造"),
        PARKING: ("停车收费 车位", "路内停车位"),
        SCHOOL: ("小学入学",),
        VILLAGES: ("旱厕改造 行动计划",),
    },
    "traditional": {RENT: ("租房補貼", "高校畢業生"), REBUILDING: ("適老化改造",), WASTE: ("垃圾分類試點",)},
    "question": {
        RENT: (
            "租房补贴能领多少钱",
            "大学生能不能领租房补贴",
            "租房补贴在哪里申请",
            "大学生租房有什么补贴",
            "租房补贴怎么申请",
            "我毕业了租房子政府给钱吗",
            "租房补帖",
            "租房子 补钱",
        ),
        REBUILDING: ("老人装扶手", "老人装扶手要花多少钱", "适老化改造在哪里办", "家里老人洗澡怕摔可以装扶手吗"),
        SCHOOL: ("孩子上小学需要什么材料", "幼升小什么时候报名"),
        POINTS: ("外地户口的孩子怎么上学",),
        PARKING: ("路边停车怎么收费", "停车多少钱", "路边停车能不能免费"),
        STARTUP: ("年轻人创业场地免房租吗", "创业场地怎么办"),
        DOCTOR: ("怎么签家庭医生", "家庭医生多少钱"),
    },
}
_ALSO = {PARKING: (AMENDMENT, AMENDMENT.replace("policies", "interpretations"))}
"""What answers an everyday question as well: the amendment of the policy."""


def _best(kind: str, policy: str) -> frozenset[str]:
    """The policy alone; a question in everyday words is answered by its interpretation as well."""
    if kind not in ("question", "synonym"):
        return frozenset({policy})
    return frozenset({policy, policy.replace("policies", "interpretations"), *_ALSO.get(policy, ())})


SAMPLE = tuple(
    Query(kind, text, _best(kind, best))
    for kind, answers in _TABLE.items()
    for best, texts in answers.items()
    for text in texts
)
