"""Every sentence about report files. Each says what is wrong and what to do. Names in braces are filled in."""

from zerentian.files.messages import Sentences

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 再来。"
COPY = "请把正文复制到新文档里，存好再来。"

TOO_BIG = "文件有 {size} MB，最多读 {most} MB。请删掉图片，或者把正文复制到新文档里再来。"
EXTENSION = "只读 .docx、.doc、.pdf、.txt 四种文件，这一份是“{extension}”。" + SAVE_AS
NO_EXTENSION = "文件名没有后缀，只读 .docx、.doc、.pdf、.txt 四种文件。请核对文件名。"
MACRO_FILE = "“{extension}”文件可以带宏，不读。" + SAVE_AS

NOT_A_REPORT = "这其实是{what}，不是文档。请选 .docx、.doc、.pdf 或 .txt 文件。"
RICH_TEXT = "这其实是 RTF 文档，不能直接读。" + SAVE_AS
WEB_PAGE = "这其实是网页，只是后缀写成了文档。请用浏览器打开，把正文复制到新文档里再来。"
XML_WORD = "这其实是 XML 文档，不能直接读。" + SAVE_AS
OPEN_TEXT = "这是 .odt 一类的文件，不能直接读。" + SAVE_AS
FIXED_LAYOUT = "这其实是 OFD 版式文件，不能直接读。请另存为 PDF 再来，或者找原来的 Word 文档。"
WPS_WRITER = "这其实是 .wps 文字，不能直接读。请用 WPS 打开，另存为 .docx 再来。"
UNREADABLE = "看不出这是什么文件，不像文档。请核对选的是不是这一份。"
NOTHING = "文件里一个字也没有。请核对选的是不是这一份。"
PICTURES_ONLY = "文件里只有图片，没有文字，多半是扫描的。请找原来的 Word 文档，或者先识别成文字再来。"

UNUSUAL = "文件里有少见的写法，读出来可能缺字。" + SAVE_AS
LOCKED = "文件加了密码，打不开。请在 Word 里去掉密码，保存再来。"
LOCKED_PDF = "PDF 加了密码，打不开。请去掉密码另存一份，或者找原来的 Word 文档。"
MACRO = "文件里带着宏，不读。" + SAVE_AS
TEMPLATE = "文件连着别处的模板，不读。请在“开发工具—文档模板”里改用默认模板，或者把正文复制到新文档里，存好再来。"
EXTERNAL = "文件里有指向外面的内容，不读。" + COPY
ENTITIES = "文件里有不安全的定义，不读。" + COPY
UNSAFE_NAME = "文件里有不安全的路径，不读。" + COPY
TOO_MANY_PARTS = "文件里面有 {most} 个以上的小文件，不像一份报告。" + COPY
TOO_MUCH_INSIDE = "文件展开以后超过 {most} MB，不读。请删掉图片和附件，保存再来。"
TOO_MUCH_TEXT = "正文展开以后超过 {most} MB，不像一份报告。" + COPY
BOMB = "文件展开以后大了 {most} 倍以上，不像一份报告。" + COPY
NUL_BYTES = "文件里夹着空字符，可能已经损坏。请把正文复制到新文档里再来。"
ENCODING = "文件里的字读不出来，可能编码不对或者没有传完整。请打开看一看，另存为 .docx 再来。"
SENSELESS = "文件里的字是乱码，存的时候编码就错了。请找原来的文件，或者另存为 .docx 再来。"

NO_CONVERTER = "这是老格式的 Word 文档，这台机器上没有 LibreOffice，读不了。" + SAVE_AS
CONVERTER_FAILED = "这份老格式的 Word 文档转换不了，可能已经损坏。" + SAVE_AS
CONVERTER_SLOW = "这份老格式的 Word 文档转换太慢，已经停下。" + SAVE_AS
PDF_GARBLED = "PDF 里的字取不出来，只能看不能读。请找原来的 Word 文档再来。"
PDF_PAGES = "PDF 有 {pages} 页，最多读 {most} 页。请只留下报告的那几页再来。"
PDF_HEAVY = "这份 PDF 太复杂，读到一半停下了。请找原来的 Word 文档，或者重新导出 PDF 再来。"

NOTES_LEFT = "脚注和尾注没有读。"
COMMENTS_LEFT = "批注没有读。"
HIDDEN_LEFT = "隐藏的文字没有读。"
EMBEDDED_LEFT = "嵌在里面的别的文件没有读。"
CONTENTS_LEFT = "目录没有读，标题按正文里的算。"
CHANGES_TAKEN = "修订按全部接受以后的样子读。"
PAGES_LEFT = "有 {count} 页是图片，没有读（第 {pages} 页）。"
PAGES_MORE = "等"
CONVERTED = "老格式的 Word 文档先用 LibreOffice 转换，再读。"

SAID = Sentences(
    locked=LOCKED,
    entities=ENTITIES,
    unusual=UNUSUAL,
    unsafe_name=UNSAFE_NAME,
    too_many_parts=TOO_MANY_PARTS,
    too_much_inside=TOO_MUCH_INSIDE,
    bomb=BOMB,
    nul_bytes=NUL_BYTES,
    encoding=ENCODING,
)
