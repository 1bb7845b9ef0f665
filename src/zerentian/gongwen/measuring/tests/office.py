"""Drafts that LibreOffice turns into .docx: flat OpenDocument text and a web page, with their settings typed by hand."""

from pathlib import Path

from tests.offices import convert
from zerentian.gongwen.measuring.tests.building import BODY

FILES = Path(__file__).parent / "files"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"))
)
SPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
PARAGRAPH = (
    '<style:style style:name="{name}" style:display-name="{name}" style:family="paragraph"{based}>'
    "<style:paragraph-properties {placing}/><style:text-properties {letters}/></style:style>"
)
GRID = (
    'style:layout-grid-mode="both" style:layout-grid-lines="22" style:layout-grid-base-height="1.0213cm"'
    ' style:layout-grid-base-width="0.5571cm" style:layout-grid-standard-mode="true" style:layout-grid-ruby-height="0cm"'
    ' style:layout-grid-snap-to="true" style:layout-grid-ruby-below="false" style:layout-grid-print="false"'
    ' style:layout-grid-display="false"'
)


def style(name: str, placing: str, font: str, size: float, based: str = "Standard") -> str:
    letters = f'style:font-family-asian="{font}" fo:font-family="{font}" style:font-size-asian="{size}pt" fo:font-size="{size}pt"'
    parent = f' style:parent-style-name="{based}"' if based else ""
    return PARAGRAPH.format(name=name, based=parent, placing=placing, letters=letters)


def flat(styles: str, body: str, page: str, grid: str, footers: str) -> str:
    footer = '<style:header-footer-properties fo:min-height="0.5cm" fo:margin-top="0.7cm"/>'
    master = f'<style:master-page style:name="Standard" style:page-layout-name="pm1">{footers}</style:master-page>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{styles}</office:styles>"
        f'<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties {page} {grid}/>'
        f"<style:footer-style>{footer}</style:footer-style></style:page-layout></office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def lines(*given: tuple[str, str]) -> str:
    return "".join(f'<text:p text:style-name="{name}">{text}</text:p>' for name, text in given)


SPACING = 'fo:line-height="28.95pt" fo:margin-top="0cm" fo:margin-bottom="0cm"'
RIGHT_STYLES = "".join(
    [
        style("Standard", "", "仿宋_GB2312", 16, ""),
        style("正文公文", f'{SPACING} fo:text-indent="32pt" fo:text-align="justify"', "仿宋_GB2312", 16),
        style("公文题", 'fo:line-height="34pt" fo:text-align="center"', "方正小标宋简体", 22),
        style("主送", f'{SPACING} fo:text-align="start"', "仿宋_GB2312", 16),
        style("一级", f'{SPACING} fo:text-indent="32pt"', "黑体", 16, "正文公文"),
        style("二级", f'{SPACING} fo:text-indent="32pt"', "楷体_GB2312", 16, "正文公文"),
        style("署名", f'{SPACING} fo:text-align="end" fo:margin-right="32pt"', "仿宋_GB2312", 16),
        style("单页", 'fo:text-align="end" fo:margin-right="14pt"', "宋体", 14),
        style("双页", 'fo:text-align="start" fo:margin-left="14pt"', "宋体", 14),
    ]
)
RIGHT_PAGE = (
    'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="3.7cm"'
    ' fo:margin-bottom="2.3cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"'
)
NUMBER = '<text:p text:style-name="{style}">— <text:page-number text:select-page="current">1</text:page-number> —</text:p>'
RIGHT_FOOTERS = (
    f"<style:footer>{NUMBER.format(style='单页')}</style:footer><style:footer-left>{NUMBER.format(style='双页')}</style:footer-left>"
)
RIGHT_TEXT = lines(
    ("公文题", "关于报送桥头集市整治情况的通知"),
    ("主送", ""),
    ("主送", "各社区党委："),
    ("正文公文", BODY),
    ("一级", "一、摸清底数"),
    ("正文公文", BODY),
    ("二级", "（一）逐摊登记"),
    ("正文公文", BODY),
    ("主送", ""),
    ("署名", "中共青禾街道工委"),
    ("署名", "2026年1月5日"),
)
WRONG_STYLES = "".join(
    [
        style("Standard", 'fo:margin-bottom="0.35cm" fo:line-height="150%"', "宋体", 12, ""),
        style("题", 'fo:text-align="start"', "黑体", 18),
        style("粗", 'fo:text-indent="0cm"', "微软雅黑", 14),
    ]
)
WRONG_PAGE = (
    'fo:page-width="21.59cm" fo:page-height="27.94cm" fo:margin-top="2.54cm"'
    ' fo:margin-bottom="2.54cm" fo:margin-left="3.18cm" fo:margin-right="3.18cm"'
)
WRONG_TEXT = lines(
    ("题", "关于报送桥头集市整治情况的通知"),
    ("Standard", "各社区党委:"),
    ("Standard", BODY),
    ("粗", "一. 摸清底数"),
    ("Standard", BODY),
    ("粗", "（一）、逐摊登记"),
    ("Standard", BODY),
    ("Standard", "中共青禾街道工委"),
    ("Standard", "2026年01月05日"),
)
DRAFTS = {
    "right.fodt": flat(RIGHT_STYLES, RIGHT_TEXT, RIGHT_PAGE, GRID, RIGHT_FOOTERS),
    "wrong.fodt": flat(WRONG_STYLES, WRONG_TEXT, WRONG_PAGE, "", ""),
    "page.html": '<html><head><meta charset="utf-8"></head><body><h1>2025年度抓基层党建工作述职报告</h1><p align="center">束小满</p>'
    f"<p>{BODY}</p><h2>一、主要做法</h2><p>　　{BODY}</p><h3>（一）听民声</h3><p>{BODY}</p></body></html>",
}


def converted(name: str, folder: Path, *, to: str = "docx:MS Word 2007 XML", data: bytes = b"") -> bytes:
    """What LibreOffice makes of a draft, or of `data` under this name."""
    (folder / name).write_bytes(data or DRAFTS[name].encode())
    convert([folder / name], to, folder / "out", filters=["--infilter=HTML (StarWriter)"] if name.endswith("html") else [])
    return (folder / "out" / name).with_suffix(f".{to.partition(':')[0]}").read_bytes()
