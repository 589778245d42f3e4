"""The words that people and offices use for one thing, as shipped; an office adds to them in ``content/search/同义词.txt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SHIPPED = """
公租房 公共租赁住房 公共租赁房 公共租住房
廉租房 廉租住房
保障房 保障性住房 保障性租赁住房
经适房 经济适用房 经济适用住房
人才房 人才住房 人才公寓 人才安居
租房 租赁住房 住房租赁
租房补贴 住房租赁补贴 租赁补贴 租金补贴 房租补贴 房补 租房补助
买房 购房 购买住房
公积金 住房公积金
老旧小区改造 旧改 城镇老旧小区改造
加装电梯 装电梯 增设电梯 老楼加梯 加梯
危房改造 农村危房改造
拆迁 征收补偿 房屋征收
物业费 物业服务费
房产证 不动产权证 不动产权证书 房屋所有权证
社保 社会保险 社会保险费
养老保险 基本养老保险
养老金 退休金 基本养老金
医保 医疗保险 基本医疗保险 医疗保障
新农合 城乡居民医保 城乡居民基本医疗保险 新型农村合作医疗 居民医保
大病保险 大病医保 大病医疗保险
失业金 失业保险金
生育津贴 产假工资
育儿补贴 生育补贴 养育补贴
工伤 工伤保险
低保 最低生活保障 低保户 最低生活保障家庭
低收入家庭 低保边缘家庭
特困 特困人员 五保户 特困供养
临时救助 急难救助
医疗救助 大病救助
困难补助 困难补贴 生活困难补助
高龄津贴 高龄补贴 老年津贴 尊老金
老人 老年人 老年朋友 老龄
老年证 老年人优待证 老年优待证 敬老卡
适老化改造 适老化 老人家里改造
养老院 养老机构 敬老院 福利院
居家养老 居家社区养老 上门养老
残疾人 残障人士 残障人员
残疾证 残疾人证
残疾补贴 残疾人补贴 残疾人两项补贴 重度残疾人护理补贴 困难残疾人生活补贴
无障碍改造 无障碍设施改造
退伍军人 退役军人 退伍兵 复员军人
优抚 抚恤 优待抚恤
大学生 高校毕业生 大学毕业生 高校学生
应届生 应届毕业生 应届高校毕业生
农民工 外来务工人员 进城务工人员
外地人 外来人口 非本地户籍 流动人口
随迁子女 外来务工人员子女 外地孩子 进城务工人员随迁子女
年轻人 青年 青年人
小孩 孩子 儿童 未成年人 小朋友
幼升小 小学入学 小学招生 小学新生入学 一年级入学
小升初 初中入学 初中招生 初中新生入学
入学 上学 就学 就读
学区 学区划分 招生范围 施教区
助学金 学生资助 教育资助
助学贷款 生源地贷款 国家助学贷款
托育 托儿所 托班 婴幼儿照护
幼儿园 学前教育
课后服务 课后托管 延时服务
找工作 就业 求职
创业 自主创业 开公司 办公司 开店
创业补贴 创业补助 创业扶持资金
创业贷款 创业担保贷款 小额担保贷款
技能补贴 职业技能提升补贴 技能提升补贴 培训补贴
见习 就业见习
稳岗 稳岗返还 稳岗补贴 失业保险稳岗返还
工资 薪酬 劳动报酬
欠薪 拖欠工资 讨薪
个体户 个体工商户
小微企业 小型微型企业 中小微企业
营业执照 工商登记 市场主体登记 经营主体登记
减税 税收优惠 税费减免
免租 免租金 免房租 减租 租金减免 免收租金
落户 户口迁入 入户 迁户口
户口 户籍 户口簿
居住证 暂住证
身份证 居民身份证
结婚证 婚姻登记 领证
停车位 停车泊位 泊位 车位
停车费 停车收费 停车服务费
电动车 电动自行车 电瓶车
充电桩 充电设施 充电基础设施
以旧换新 换购 汽车置换
公交卡 公共交通卡 乘车卡
垃圾分类 生活垃圾分类
污水处理 污水治理
旱厕改造 厕所革命 农村厕所改造 改厕
农村环境 农村人居环境
种粮补贴 耕地地力保护补贴 种地补贴
农机补贴 农机购置补贴 农业机械购置补贴
宅基地 农村宅基地 建房用地
惠农补贴 强农惠农补贴 涉农补贴
家庭医生 签约医生 家庭医生签约
社区医院 社区卫生服务中心 基层医疗卫生机构
慢病 慢性病 门诊慢性病
打疫苗 预防接种 疫苗接种
两癌筛查 宫颈癌乳腺癌筛查
养犬 养狗 犬只 犬类
办事窗口 便民服务中心 政务服务中心 办事大厅
申请表 申报表 登记表
申请材料 申报材料 需要的材料
补贴标准 补助标准 资助标准
补贴 补助 津贴 补钱
奖励 奖补 奖金
取消 废止 停止执行
"""
"""A group a line. Everyday speech first where it helps; the order says nothing."""


def groups(office: Iterable[Sequence[str]], may_stand: Callable[[str], bool]) -> list[list[str]]:
    """The groups in use, folded as the index is. A group of the office takes the place of shipped ones that share a word with it.

    A line of one word therefore switches a shipped group off. A group none of whose words `may_stand` in any document is left
    out, for nothing could be found by it.
    """
    own = [list(dict.fromkeys(map(fold, words))) for words in office]
    taken = {word for words in own for word in words}
    shipped = [list(map(fold, line.split())) for line in SHIPPED.strip().split("\n")]
    kept = [words for words in own if len(words) > 1] + [words for words in shipped if taken.isdisjoint(words)]
    return [words for words in kept if any(map(may_stand, words))]
