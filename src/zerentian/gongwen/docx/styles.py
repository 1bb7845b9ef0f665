"""word/styles.xml: what parts of a document look like, under the names that an office calls them by."""

from zerentian.gongwen.docx.look import Look
from zerentian.gongwen.docx.markup import twips
from zerentian.gongwen.standard import INDENT, LETTER_SPACING, LINE, RED, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, TITLE_LINE

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TINY = 14  # twips: the least height of a line that Word knows; a paragraph that must be there and is not to be seen
FIRST_LINE = f'<w:ind w:firstLineChars="{INDENT * 100}" w:firstLine="{twips(INDENT)}"/>'
CENTRED = '<w:jc w:val="center"/>'
NOT_ON_GRID = '<w:snapToGrid w:val="0"/>'


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def exact(line: int) -> str:
    return f'<w:spacing w:line="{line}" w:lineRule="exact"/>'


def style(key: str, name: str, settings: str = "", letters: str = "", based_on: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"<w:qFormat/><w:pPr>{settings}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def letters_style(key: str, name: str, font: str) -> str:
    return f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/><w:rPr>{fonts(font)}</w:rPr></w:style>'


def heading_style(level: int, font: str) -> str:
    """The outline level is what Word's navigation goes by."""
    settings = f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>'
    return style(f"Heading{level}", f"{'一二三四'[level - 1]}级标题", settings, fonts(font), "Body")


def styles(look: Look) -> str:
    hei, kai, title = fonts(look.hei), fonts(look.kai), fonts(look.title_song)
    return "".join(
        [
            f"{DECLARATION}<w:styles {NAMESPACES}>",
            normal(look),
            style("Body", "公文正文", FIRST_LINE),
            style("BodyFlush", "公文正文（顶格）"),
            *(heading_style(level, font) for level, font in enumerate((look.hei, look.kai, look.fangsong, look.fangsong), 1)),
            style("DocumentTitle", "公文标题", f"<w:keepNext/>{exact(TITLE_LINE)}{CENTRED}", title + size(SIZE_2)),
            style("Byline", "题下署名", CENTRED, kai),
            style("Addressee", "主送机关"),
            style("CopyNumber", "份号"),
            style("Secrecy", "密级和紧急程度", "", hei),
            style("Mark", "发文机关标志", CENTRED, f'{title}<w:color w:val="{RED}"/><w:spacing w:val="0"/>'),
            style("Number", "发文字号", CENTRED),
            style("Signers", "发文字号和签发人", '<w:jc w:val="left"/>'),
            style("Rule", "红色分隔线", exact(TINY), size(2)),
            style("AnnexNote", "附件说明", '<w:jc w:val="left"/>'),
            style("Signature", "发文机关署名", '<w:jc w:val="right"/>'),
            style("Date", "成文日期", '<w:jc w:val="right"/>'),
            style("Note", "附注", FIRST_LINE),
            style("Present", "出席和列席", '<w:jc w:val="left"/>'),
            style("AnnexLabel", "附件序号", "<w:keepNext/>", hei),
            style("AnnexTitle", "附件标题", "", "", "DocumentTitle"),
            style("TableTitle", "表格标题", f"<w:keepNext/>{CENTRED}", hei),
            style("TableText", "表格文字", '<w:jc w:val="left"/>', size(SIZE_SMALL_4)),
            style("TableCentred", "表格文字（居中）", CENTRED, "", "TableText"),
            style("TableHead", "表格栏目", CENTRED, hei, "TableText"),
            style("Imprint", "版记", '<w:jc w:val="left"/>', size(SIZE_4)),
            style("PageNumber", "页码", exact(SIZE_4 * 10), fonts(look.song) + size(SIZE_4)),
            style("Break", "分节处", exact(TINY), size(2)),
            letters_style("Hei", "黑体字", look.hei),
            letters_style("Kai", "楷体字", look.kai),
            letters_style("FangSong", "仿宋字", look.fangsong),
            "</w:styles>",
        ]
    )


def normal(look: Look) -> str:
    """28 characters fit a line if punctuation keeps inside it, and no room is added between Chinese and figures.

    The grid is said for the page and not followed by paragraphs: LibreOffice gives a letter of 16 pt two places of a grid of 15.79 pt, and
    makes the 版心 28 places of 15.74 pt wide. Lines of exact height and letters set a little closer come to the same everywhere.
    """
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(look.fangsong)}{size(SIZE_3)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
        f"{NOT_ON_GRID}"
        f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr>{fonts(look.fangsong)}<w:spacing w:val="{LETTER_SPACING}"/>{size(SIZE_3)}</w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
