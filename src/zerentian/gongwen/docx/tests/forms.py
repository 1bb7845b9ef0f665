"""One document of each form, with invented names."""

from zerentian.gongwen.blocks import Annex, Document, Head, Heading, Imprint, Paragraph, Present, Signature, Table

LONG = "街道党工委每月听取一次网格党支部工作汇报，对束小满、钮晓雾等同志反映的“停车难”问题逐件登记、逐件销号，" * 4 + "群众满意率稳步上升。"
TEXT = (
    Heading(1, "一、", "主要做法"),
    Heading(2, "（一）", "抓学习"),
    Paragraph(LONG),
    Heading(2, "（二）", "抓队伍。", "全年培训2次，参加86人次，钮晓雾同志讲党课3次。"),
    Heading(3, "1.", "建好阵地。", "新建活动室2处。"),
    Heading(4, "（1）", "管好阵地。", "开放时间不少于每天6小时。"),
    Heading(1, "二、", "存在的问题"),
    Paragraph("一是调查研究不够；二是《工作手册》里<责任清单>与A&B两栏对不上。"),
)
TITLE = "中共青禾街道工作委员会关于印发《2026年度网格党支部工作要点》的通知"
LEDGER = Table(
    ("序号", "问题", "整改措施", "责任单位", "责任人", "完成时限", "销号情况"),
    tuple(
        (str(n), "网格党支部活动记录不全", "每月检查一次，缺的当月补齐", "青禾社区", "束小满", f"{n % 12 + 1}月底前", "正在整改")
        for n in range(1, 41)
    ),
    title="整改台账",
    widths=(1, 4, 4, 2, 2, 2, 2),
    landscape=True,
)
SMALL = Table(("网格", "党员", "书记"), (("麦浪网格", "12", "束小满"), ("蓼花网格", "9", "钮晓雾")), title="网格党支部情况")
IMPRINT = Imprint("区委组织部，区委宣传部，区纪委监委，" * 3 + "各社区党委", "中共青禾街道工作委员会办公室", "2026年1月5日")

DOWNWARD = Document(
    "document",
    TITLE,
    TEXT,
    head=Head("中共青禾街道工作委员会文件", "青街工委〔2026〕3号", (), "000018", "机密★1年", "特急"),
    addressee="各社区党委，街道各办公室",
    annexes=(
        Annex("2026年度网格党支部工作要点分解表以及各社区党委、街道各办公室分工安排一览", (Paragraph("要点正文。"), SMALL)),
        Annex("整改台账", (LEDGER,)),
        Annex("另行报送的花名册"),
    ),
    signature=Signature(("中共青禾街道工作委员会",), "2026年1月5日", sealed=True),
    note="此件公开发布",
    imprint=IMPRINT,
)
UPWARD = Document(
    "document",
    "青禾街道党工委关于2025年度抓基层党建工作情况的报告",
    TEXT,
    head=Head("中共青禾街道工作委员会", "青街工委〔2026〕4号", ("束小满", "钮晓雾", "乔麦")),
    addressee="中共云溪区委组织部",
    signature=Signature(("中共青禾街道工作委员会",), "2026年1月5日"),
    note="联系人：束小满，电话：（010）0000-0000",
    imprint=Imprint("", "中共青禾街道工作委员会办公室", "2026年1月5日"),
)
UNSEALED = Document(
    "plain",
    "情况汇报",
    (Paragraph("现将有关情况汇报如下。"),),
    addressee="中共云溪区委：",
    signature=Signature(("青禾社区",), "2026年1月5日"),
)
LETTER = Document(
    "letter",
    "青禾街道办事处关于商请支持网格化管理工作的函",
    (Paragraph(LONG), Paragraph(LONG), Paragraph(LONG), Paragraph("特此函商，请函复。")),
    head=Head("云溪区青禾街道办事处", "青街办函〔2026〕1号", secrecy="秘密"),
    addressee="云溪区民政局",
    signature=Signature(("云溪区青禾街道办事处",), "2026年1月5日", sealed=True),
    imprint=Imprint("区财政局。"),
)
MINUTES = Document(
    "minutes",
    "青禾街道党工委第3次会议纪要",
    (Paragraph("会议听取了网格党支部建设情况的汇报。"), Paragraph(LONG)),
    head=Head("青禾街道党工委会议纪要", "〔2026〕3号"),
    present=(
        Present("出席", "束小满、钮晓雾、" + "乔麦、" * 14 + "柏小舟"),
        Present("请假", "宣小禾"),
        Present("列席", "青禾社区党委、蓼花社区党委"),
    ),
    imprint=Imprint("各社区党委", "中共青禾街道工作委员会办公室", "2026年1月5日"),
)
DEBRIEF = Document(
    "plain",
    "青禾街道党工委书记钮晓雾2025年度抓基层党建工作述职报告",
    (*TEXT, *(Paragraph(LONG),) * 12),
    byline=("钮晓雾", "（2026年1月5日）"),
    addressee="各位领导、同志们",
)
WIDE = Document("plain", "青禾街道2025年度述职评议考核问题整改台账", (LEDGER,), signature=Signature(("青禾街道",), "2026年1月5日"))
FORMS = {
    "downward": DOWNWARD,
    "upward": UPWARD,
    "unsealed": UNSEALED,
    "letter": LETTER,
    "minutes": MINUTES,
    "debrief": DEBRIEF,
    "wide": WIDE,
}
