"""Files that must not be taken: (name of the file, its bytes, words of the sentence that refuses it), by what is wrong with them."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Sequence

from zerentian.files.compound import container
from zerentian.rosters.sheets.limits import BYTES_MOST
from zerentian.rosters.sheets.tests import files
from zerentian.rosters.sheets.tests.files import changed, replaced, with_cells, xls, xlsx

Hostile = tuple[str, Callable[[], bytes], str]
CELL = '<row r="1"><c r="A1"><v>5</v></c></row>'
TYPES, ROOT, BOOK, RELATIONS = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MANY_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
EXCEL_2003 = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def archive(*parts: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name in parts:
            made.writestr(name, b"x")
    return out.getvalue()


def relation(kind: str, target: str, mode: str = "Internal") -> bytes:
    """A worksheet that is related to something."""
    one = f'<Relationship Id="r1" Type="{OFFICE}{kind}" Target="{target}" TargetMode="{mode}"/>'
    return changed(xlsx(), {"xl/worksheets/_rels/sheet1.xml.rels": MANY_RELATIONS.format(one)})


def with_entry(name: str, link: bool = False, encrypted: bool = False) -> bytes:
    out = io.BytesIO(xlsx())
    with zipfile.ZipFile(out, "a") as made:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16 if link else 0
        made.writestr(info, b"/etc/passwd")
    data = bytearray(out.getvalue())
    if encrypted:
        at = data.rfind(b"PK\x01\x02")
        data[at + 8] |= 1
    return bytes(data)


def lying(content: bytes, size: int) -> bytes:
    """The first sheet is this, but the lists of the archive say it has another size."""
    data = bytearray(changed(xlsx(), {files.SHEET: content}))
    for magic, name_at, size_at in ((b"PK\x01\x02", 46, 24), (b"PK\x03\x04", 30, 22)):
        at = -1
        while (at := data.find(magic, at + 1)) >= 0:
            if data[at + name_at :].startswith(files.SHEET.encode()):
                data[at + size_at : at + size_at + 4] = struct.pack("<I", size)
    return bytes(data)


def flipped(data: bytes) -> bytes:
    """One bit of the packed worksheet is wrong."""
    spoilt = bytearray(data)
    at = data.find(files.SHEET.encode()) + len(files.SHEET) + 40
    spoilt[at] ^= 0x10
    return bytes(spoilt)


def repeated_text() -> bytes:
    """A text of 30,000 characters, kept once, in 20,000 cells: 600 million characters from a small file."""
    cells = "".join(f'<row r="{row}">' + f'<c r="A{row}" t="s"><v>0</v></c>' + "</row>" for row in range(1, 20_001))
    return with_cells(cells, strings=f'<sst xmlns="{files.MAIN}"><si><t>{"束小满" * 10_000}</t></si></sst>')


def repeated_text_xls() -> bytes:
    cells = b"".join(files.pointer(row, 0, 0) for row in range(20_000))
    return xls(cells, of_book=files.texts(["束小满" * 10_000]))


def nested_rows() -> bytes:
    """Rows within rows: whoever counts cells by rows that begin ends at another column than who counts by rows that end."""
    return with_cells("<row>" + ("<c/>" * 150 + "<row>") * 2 + "<c><v>1</v></c>" + "</row>" * 3)


def overlapping() -> bytes:
    stream = bytearray(files.stream([("甲", 0, 0, files.number(0, 0, 1.0)), ("乙", 0, 0, files.number(0, 0, 1.0))]))
    first, second = (stream.find(files.listed(0, name)[8:]) - 4 for name in ("甲", "乙"))
    stream[second : second + 4] = stream[first : first + 4]
    return container({"Workbook": bytes(stream)})


def old_version() -> bytes:
    return container({"Workbook": files.begin(0x0005, version=0x0400) + files.record(0x000A)})


def cut_stream() -> bytes:
    whole = files.stream([("名册", 0, 0, files.record(0x0203, bytes(8000)))])
    return container({"Workbook": whole[:4096]})


def promised_sectors() -> bytes:
    data = bytearray(xls())
    data[44:48] = struct.pack("<I", 0x00FFFFFF)
    return bytes(data)


def promised_texts() -> bytes:
    return xls(files.pointer(0, 0, 0), of_book=files.record(0x00FC, struct.pack("<II", 1, 0x7FFFFFFF) + b"\0" * 9))


def many_rows(count: int) -> Sequence[Sequence[files.Cell]]:
    return [["束"]] * count


def bomb() -> bytes:
    return changed(xlsx(), {files.SHEET: b" " * (200 << 20)})


FOREIGN: list[Hostile] = [
    ("空.xlsx", lambda: b"", "是空的"),
    ("大.csv", lambda: b"a" * (BYTES_MOST + 1), "文件有 21 MB，最大可以传 20 MB"),
    ("名册.xlsx", lambda: b"%PDF-1.7\n", "这其实是PDF 文件"),
    ("名册.xls", lambda: b"\x89PNG\r\n\x1a\n", "这其实是图片"),
    ("照片.jpg", lambda: b"\xff\xd8\xff\xe0", "这其实是图片"),
    ("名册.csv", lambda: b"MZ\x90\0\x03", "这其实是程序"),
    ("名册.xlsx", lambda: b"\x7fELF\x02", "这其实是程序"),
    ("名册.csv", lambda: b"#!/bin/sh\nrm -rf /\n", "这其实是程序"),
    ("名册.csv", lambda: b"<?php system($_GET['c']); ?>", "这其实是程序"),
    ("名册.xlsx", lambda: b"Rar!\x1a\x07", "这其实是压缩包"),
    ("名册.xlsx", lambda: b"7z\xbc\xaf\x27\x1c", "这其实是压缩包"),
    ("名册.csv", lambda: b"\x1f\x8b\x08", "这其实是压缩包"),
    ("名册.xlsx", lambda: archive("a.txt", "b.txt"), "这其实是压缩包"),
    ("名册.xlsx", lambda: archive("word/document.xml", TYPES), "这其实是Word 文档"),
    ("名册.xlsx", lambda: archive("ppt/presentation.xml", TYPES), "这其实是演示文稿"),
    ("名册.xlsx", lambda: archive("mimetype", "content.xml"), ".ods 一类的文件"),
    ("名册.xlsx", lambda: archive("xl/workbook.bin", TYPES), "这其实是 .xlsb 表格"),
    ("名册.xls", lambda: b"{\\rtf1 x}", "这其实是Word 文档"),
    ("名册.xls", lambda: b"SQLite format 3\0", "这其实是数据库文件"),
    ("名册.xls", lambda: b"\r\n <html><table><tr><td>1</td></tr></table>", "这其实是网页"),
    ("名册.xls", lambda: "<table><tr><td>束小满</td></tr></table>".encode("utf-16"), "这其实是网页"),
    ("名册.xls", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "这其实是网页"),
    ("名册.xls", lambda: EXCEL_2003.encode(), "这其实是 XML 表格"),
    ("名册.csv", lambda: b"<svg onload='alert(1)'/>", "这其实是图片"),
    ("名册.xls", lambda: container({"WordDocument": b"x"}), "这其实是Word 文档"),
    ("名册.xls", lambda: container({"PowerPoint Document": b"x"}), "这其实是演示文稿"),
    ("名册.xls", lambda: container({"__properties_version1.0": b"x"}), "这其实是邮件或安装包"),
    ("名册.xls", lambda: container({"别的": b"x"}), "看不出这是什么文件"),
    ("名册.xls", lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00", "这是很早的 Excel 格式"),
    ("名册.xls", old_version, "这是很早的 Excel 格式"),
    ("名册.xlsm", xlsx, "“.xlsm”文件可以带宏"),
    ("名册.xlsb", xlsx, "“.xlsb”文件可以带宏"),
    ("名册.xltm", xlsx, "“.xltm”文件可以带宏"),
    ("名册.xlam", xlsx, "“.xlam”文件可以带宏"),
    ("名册.xlsx.html", xlsx, "这一份是“.html”"),
    ("名册.docx", lambda: b"a,b\n", "这一份是“.docx”"),
    ("名册", xlsx, "文件名没有后缀"),
]
ACTIVE: list[Hostile] = [
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/vbaProject.bin": b"x"}), "带着宏"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/VBAPROJECT.BIN": b"x"}), "带着宏"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/macrosheets/sheet1.xml": "<a/>"}), "带着宏"),
    ("名册.xlsx", lambda: replaced(xlsx(), TYPES, "spreadsheetml.sheet.main", "spreadsheetml.sheet.macroEnabled.main"), "带着宏"),
    ("名册.xlsx", lambda: replaced(xlsx(), RELATIONS, "relationships/theme", "relationships/vbaProject"), "带着宏"),
    ("名册.xlsx", lambda: replaced(xlsx(), RELATIONS, "relationships/worksheet", "relationships/xlMacrosheet"), "带着宏"),
    ("名册.xls", lambda: xls(beside={"_VBA_PROJECT_CUR": b"x"}), "带着宏"),
    ("名册.xls", lambda: xls(kind=1), "带着宏"),
    ("名册.xls", lambda: xls(kind=6), "带着宏"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/embeddings/oleObject1.bin": b"x"}), "嵌着别的文件"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/activeX/activeX1.xml": "<a/>"}), "嵌着别的文件"),
    ("名册.xlsx", lambda: relation("oleObject", "../a.bin"), "嵌着别的文件"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/media/image1.png": container({"a": b"x"})}), "嵌着别的文件"),
    ("名册.xls", lambda: xls(beside={"MBD0001F2A3": b"x"}), "嵌着别的文件"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/externalLinks/externalLink1.xml": "<a/>"}), "引用了别的文件里的数据"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/connections.xml": "<a/>"}), "连着外面的数据源"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/queryTables/queryTable1.xml": "<a/>"}), "连着外面的数据源"),
    ("名册.xlsx", lambda: relation("image", "http://203.0.113.7/a.png", "External"), "指向外面的内容"),
    ("名册.xlsx", lambda: relation("image", "file://203.0.113.7/a", "external "), "指向外面的内容"),
    ("名册.xlsx", lambda: with_cells(CELL, before=LAUGHS), "不安全的定义"),
    ("名册.xlsx", lambda: with_cells(CELL, strings=LAUGHS + f'<sst xmlns="{files.MAIN}"><si><t>&b;</t></si></sst>'), "不安全的定义"),
    ("名册.xlsx", lambda: changed(xlsx(), {BOOK: LAUGHS + "<workbook>&b;</workbook>"}), "不安全的定义"),
    ("名册.xlsx", lambda: changed(xlsx(), {TYPES: LAUGHS + "<Types/>"}), "不安全的定义"),
    ("名册.xlsx", lambda: changed(xlsx(), {"docProps/core.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}), "不安全的定义"),
    ("名册.xlsx", lambda: changed(xlsx(), {"docProps/core.xml": (LAUGHS + "<a/>").encode("utf-16")}), "不安全的定义"),
    ("名册.xlsx", lambda: with_entry("xl/a.xml", encrypted=True), "加了密码"),
    ("名册.xlsx", lambda: container({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "加了密码"),
    ("名册.xls", lambda: xls(of_book=files.record(0x002F, struct.pack("<H", 1) + bytes(52))), "加了密码"),
]
FORMULAS: list[Hostile] = [
    ("名册.xlsx", lambda: xlsx({"名册": [["姓名"], [None, "=1+1"]]}), "表“名册”里有公式：第 2 行 B 列。"),
    ("名册.xlsx", lambda: xlsx({"名册": [["=1", "=2", "=3"]]}), "第 1 行 A 列、第 1 行 B 列、第 1 行 C 列。请选中"),
    ("名册.xlsx", lambda: xlsx({"名册": [["=1"] * 30]}), "第 1 行 C 列等 30 处。"),
    ("名册.xlsx", lambda: xlsx({"名册": [["束小满"]], "二": [["=1"]]}), "表“二”里有公式"),
    ("名册.xlsx", lambda: with_cells('<row r="7"><c r="AB7"><f/><v>1</v></c></row>'), "第 7 行 AB 列"),
    ("名册.xlsx", lambda: with_cells('<row><c/><c><f\n t="shared" si="0"/><v>1</v></c></row>'), "第 1 行 B 列"),
    (
        "名册.xlsx",
        lambda: changed(
            xlsx(),
            {files.SHEET: f'<x:a xmlns:x="{files.MAIN}"><x:sheetData><x:row><x:c r="C2"><x:f>1</x:f></x:c></x:row></x:sheetData></x:a>'},
        ),
        "第 2 行 C 列",
    ),
    ("名册.xls", lambda: xls(files.number(0, 0, 1.0) + files.formula(4, 3)), "表“名册”里有公式：第 5 行 D 列。"),
    ("名册.xls", lambda: xls(files.record(0x0221, struct.pack("<HHBBHIH", 2, 3, 1, 1, 0, 0, 0))), "第 3 行 B 列"),
]
TOO_MUCH: list[Hostile] = [
    ("名册.xlsx", lambda: xlsx({"名册": [["束"] * 201]}), "表“名册”里有内容一直到 GS 列，最多读 200 列"),
    ("名册.xls", lambda: xls(files.number(0, 255, 1.0)), "有内容一直到 IV 列"),
    ("名册.csv", lambda: b",".join([b"1"] * 201), "文件里有内容一直到 GS 列"),
    ("名册.csv", lambda: b"," * (BYTES_MOST - 1), "最多读 200 列"),
    ("名册.xlsx", lambda: xlsx({"名册": many_rows(100_001)}), "有内容一直到第 100001 行，最多读 100000 行"),
    ("名册.csv", lambda: b"1\n" * 100_001, "有内容一直到第 100001 行"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'), "第 1048576 行"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "ZZZ 列"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), "文件打不开"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c s="0" r="XFD1"><v>1</v></c></row>'), "XFD 列"),
    ("名册.xlsx", lambda: with_cells('<row r="1048576"><c r="A1"><v>1</v></c><c><v>1</v></c></row>'), "第 1048576 行"),
    ("名册.xlsx", nested_rows, "有内容一直到 KO 列"),
    ("名册.xlsx", lambda: xlsx({"甲": [["a"]] * 20_000 + [["a"] * 190], "乙": [["a"]]}), "一共有 3800191 个格子，最多读 3000000 个"),
    ("名册.xlsx", repeated_text, "全部写开超过 200 MB"),
    ("名册.xls", repeated_text_xls, "全部写开超过 200 MB"),
    ("名册.xlsx", lambda: archive(*(f"{at}.xml" for at in range(2001))), "2000 个以上的小文件"),
    ("名册.xlsx", bomb, "大了 100 倍以上"),
    ("名册.xlsx", lambda: lying(b" " * (200 << 20), 1000), "大了 100 倍以上"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/media/image1.zip": archive("a")}), "藏着压缩包"),
    ("名册.xlsx", lambda: changed(xlsx(), {"xl/media/image1.png": b"Rar!\x1a\x07"}), "藏着压缩包"),
    ("名册.xlsx", lambda: changed(xlsx(), {"docProps/a.xml": b"\x1f\x8b\x08"}), "藏着压缩包"),
]
BROKEN: list[Hostile] = [
    ("名册.xlsx", lambda: with_entry("../../etc/cron.d/a"), "不安全的路径"),
    ("名册.xlsx", lambda: with_entry("xl\\..\\..\\a"), "不安全的路径"),
    ("名册.xlsx", lambda: with_entry("/etc/a"), "不安全的路径"),
    ("名册.xlsx", lambda: with_entry("C:/a"), "不安全的路径"),
    ("名册.xlsx", lambda: with_entry("xl/a", link=True), "不安全的路径"),
    ("名册.xlsx", lambda: with_entry("xl/WORKBOOK.xml"), "文件打不开"),
    ("名册.xlsx", lambda: xlsx()[:2000], "文件打不开"),
    ("名册.xlsx", lambda: xlsx()[:-1], "文件打不开"),
    ("名册.xlsx", lambda: flipped(xlsx()), "文件打不开"),
    ("名册.xlsx", lambda: lying(b"<a/>", 400), "文件打不开"),
    ("名册.xlsx", lambda: b"PK\x03\x04", "文件打不开"),
    ("名册.xlsx", lambda: changed(xlsx(), {files.SHEET: "<worksheet><sheetData>"}), "文件打不开"),
    ("名册.xlsx", lambda: changed(xlsx(), {files.SHEET: None}), "文件打不开"),
    ("名册.xlsx", lambda: changed(xlsx(), {BOOK: None}), "文件打不开"),
    ("名册.xlsx", lambda: changed(xlsx(), {ROOT: MANY_RELATIONS.format("")}), "文件打不开"),
    ("名册.xlsx", lambda: replaced(xlsx(), BOOK, 'r:id="rId1"', 'r:id="rId9"'), "文件打不开"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "文件打不开"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="A0"><v>1</v></c></row>'), "文件打不开"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="A1"><v>5<!-- 6 --></v></c></row>'), "少见的写法"),
    ("名册.xlsx", lambda: with_cells('<row r="1"><c r="A1"><v><![CDATA[5]]></v></c></row>'), "少见的写法"),
    ("名册.xlsx", lambda: changed(xlsx(), {files.SHEET: '<?xml version="1.0" encoding="gb2312"?><worksheet/>'}), "少见的写法"),
    ("名册.xlsx", lambda: with_cells(CELL, strings="<sst><si><t>a<si><t>b</t></si></t></si></sst>"), "少见的写法"),
    ("名册.xls", lambda: xls()[:3000], "文件打不开"),
    ("名册.xls", lambda: xls()[:100], "文件打不开"),
    ("名册.xls", cut_stream, "文件打不开"),
    ("名册.xls", overlapping, "文件打不开"),
    ("名册.xls", promised_sectors, "文件打不开"),
    ("名册.xls", promised_texts, "文件打不开"),
    ("名册.xls", lambda: xls(files.record(0x0203, b"")), "文件打不开"),
    ("名册.xls", lambda: xls(files.number(0, 0, 1.0) + files.record(0x00E5, b"\xff\xff")), "文件打不开"),  # the reading library panics
    ("名册.xls", lambda: xls(files.record(0x00D6, bytes(10))), "这是很早的 Excel 格式"),
    ("名册.csv", lambda: b"a,b\n1,\x00\n", "夹着空字符"),
    ("名册.csv", lambda: b"\xff\xfe" + "a\0b".encode("utf-16-le"), "夹着空字符"),
    ("名册.csv", lambda: b"a,\xff\xff\xff\n", "字读不出来"),
    ("名册.csv", lambda: b"\xff\xfea", "字读不出来"),
    ("名册.csv", lambda: "姓名,束小满，钮晓雾".encode()[:-1], "字读不出来"),
    ("名册.csv", lambda: b'a,b\n1,"2\n3,4\n', "第 2 行附近的引号没有成对"),
    ("名册.csv", lambda: b'a,"' + b"1\n" * 100_000, "第 1 行附近有一个格子的字特别多"),
    ("名册.csv", lambda: bytes(range(1, 32)) * 20, "看不出这是什么文件"),
    ("名册.csv", lambda: b" ,\n\t,\n", "全是空格子"),
    ("名册.csv", lambda: b"\xef\xbb\xbf", "全是空格子"),
    ("名册.xlsx", lambda: xlsx({"名册": [[" "], ["\u3000"]]}), "全是空格子"),
    ("名册.xls", lambda: container({"Workbook": files.stream([("名册", 0, 0, b"")])}), "全是空格子"),
    ("名册.xlsx", lambda: replaced(xlsx(), BOOK, '<sheet name="名册"', '<sheet state="veryHidden" name="名册"'), "都是隐藏的"),
    ("名册.xls", lambda: xls(state=2), "都是隐藏的"),
]
