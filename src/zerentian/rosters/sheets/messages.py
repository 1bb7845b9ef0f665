"""Every sentence about roster files, so that an official can read them in one sitting.

Each says what is wrong and what to do. Names in braces are filled in.
"""

from zerentian.files.messages import ARCHIVE, DAMAGED, DATABASE, DRAWING, EMPTY, MAIL, PDF, PICTURE, PROGRAM, SLIDES, WORD, Sentences

__all__ = ["ARCHIVE", "DAMAGED", "DATABASE", "DRAWING", "EMPTY", "MAIL", "PDF", "PICTURE", "PROGRAM", "SLIDES", "WORD"]  # of any file

SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 再传。"

TOO_BIG = "文件有 {size} MB，最大可以传 {most} MB。请删掉图片和用不到的表，或者分成几份再传。"
EXTENSION = "只收 .xlsx、.xls、.csv 三种文件，这一份是“{extension}”。" + SAVE_AS
NO_EXTENSION = "文件名没有后缀，只收 .xlsx、.xls、.csv 三种文件。请核对文件名。"
MACRO_FILE = "“{extension}”文件可以带宏，不能导入。" + SAVE_AS

NOT_A_TABLE = "这其实是{what}，不是表格。请选 .xlsx、.xls 或 .csv 文件。"
WEB_PAGE = "这其实是网页，只是后缀写成了表格。请在 Excel 里打开，另存为 .xlsx 再传。"
OLD_XML = "这其实是 XML 表格，不能直接读。" + SAVE_AS
OTHER_TABLE = "这是 .ods 一类的文件，不能直接读。" + SAVE_AS
BINARY_TABLE = "这其实是 .xlsb 表格，不能直接读。" + SAVE_AS
TOO_OLD = "这是很早的 Excel 格式，不能直接读。" + SAVE_AS
UNREADABLE = "看不出这是什么文件，不像表格。请核对选的是不是这一份。"

UNUSUAL = "文件里有少见的写法，读出来可能缺字。" + SAVE_AS
LOCKED = "文件加了密码，打不开。请在 Excel 里去掉密码，保存再传。"
MACRO = "文件里带着宏，不能导入。" + SAVE_AS
EMBEDDED = "文件里嵌着别的文件或控件，不能导入。请删掉它们，或者把表格复制到新文件里再传。"
EXTERNAL_LINK = "文件引用了别的文件里的数据，不能导入。请在“数据—编辑链接”里断开链接，保存再传。"
CONNECTION = "文件连着外面的数据源，不能导入。请在“数据—查询和连接”里删掉连接，保存再传。"
EXTERNAL = "文件里有指向外面的内容，不能导入。请把表格复制到新文件里再传。"
ENTITIES = "文件里有不安全的定义，不能导入。请把表格复制到新文件里再传。"
NESTED = "文件里藏着压缩包，不能导入。请把表格复制到新文件里再传。"
UNSAFE_NAME = "文件里有不安全的路径，不能导入。请把表格复制到新文件里再传。"
TOO_MANY_PARTS = "文件里面有 {most} 个以上的小文件，不像一份名册。请把表格复制到新文件里再传。"
TOO_MUCH_INSIDE = "文件展开以后超过 {most} MB，不能导入。请删掉图片和用不到的表再传。"
BOMB = "文件展开以后大了 {most} 倍以上，不像一份名册。请把表格复制到新文件里再传。"

TOO_MANY_ROWS = "{sheet}有内容一直到第 {row} 行，最多读 {most} 行。请删掉多余的行，或者分成几份再传。"
TOO_MANY_COLUMNS = "{sheet}有内容一直到 {column} 列，最多读 {most} 列。请删掉多余的列再传。"
TOO_MANY_CELLS = "表太大，一共有 {cells} 个格子，最多读 {most} 个。请删掉多余的行和列，或者分成几份再传。"
TOO_MUCH_TEXT = "表里的字太多，全部写开超过 {most} MB。请删掉用不到的列，或者分成几份再传。"
TOO_MANY_ERRORS = "表里有 {most} 个以上的格子是 #N/A 一类的错误值。请改好再传。"
FORMULAS = "{sheet}有公式：{cells}。请选中带公式的格子，复制后在原处“选择性粘贴—数值”，保存再传。"
CELL = "第 {row} 行 {column} 列"
AND_MORE = "等 {count} 处"
IN_SHEET = "表“{name}”里"
IN_FILE = "文件里"
NO_VISIBLE_SHEET = "文件里的表都是隐藏的，没有可读的表。请取消隐藏，保存再传。"
NOTHING = "表里没有内容，全是空格子。请核对选的是不是这一份。"
HIDDEN_SHEETS = "有 {count} 张隐藏的表没有读（{names}）。"
QUOTED = "“{name}”"
SHORTENED = "等"

NUL_BYTES = "文件里夹着空字符，可能已经损坏。请在 Excel 里打开，另存为 .xlsx 再传。"
ENCODING = "文件里的字读不出来，可能编码不对或者没有传完整。请在 Excel 里打开，另存为 .xlsx 再传。"
LONG_CELL = "第 {row} 行附近有一个格子的字特别多，可能是引号没有成对。请核对引号，或者另存为 .xlsx 再传。"
QUOTES = "第 {row} 行附近的引号没有成对，后面的行分不清。请核对引号，或者另存为 .xlsx 再传。"

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
