"""Files that must not be taken: (name of the file, its bytes, words of the sentence that refuses it), by what is wrong with them."""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable

from zerentian.files.compound import container
from zerentian.reading.documents.opening import BYTES_MOST
from zerentian.reading.documents.tests import files
from zerentian.reading.documents.tests.files import (
    HEAD,
    MAIN,
    PICTURE,
    ROOT,
    TYPES,
    archive,
    doc,
    document,
    docx,
    drawn,
    para,
    pdf,
    relationships,
)

Hostile = tuple[str, Callable[[], bytes], str]
LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
WORD_2003 = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
EXCEL_2003 = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'


def with_entry(name: str, link: bool = False, encrypted: bool = False) -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as made:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16 if link else 0
        made.writestr(info, b"/etc/passwd")
    data = bytearray(out.getvalue())
    if encrypted:
        data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying(size: int) -> bytes:
    """200 MB of blanks, of which the lists of the archive say that they are so many bytes."""
    data = bytearray(docx(parts={MAIN: b" " * (200 << 20)}))
    for magic, name_at, size_at in ((b"PK\x01\x02", 46, 24), (b"PK\x03\x04", 30, 22)):
        at = -1
        while (at := data.find(magic, at + 1)) >= 0:
            if data[at + name_at :].startswith(MAIN.encode()):
                data[at + size_at : at + size_at + 4] = struct.pack("<I", size)
    return bytes(data)


def external(kind: str, target: str = "http://203.0.113.7/a", part: str = "word/_rels/settings.xml.rels") -> bytes:
    return docx(parts={part: relationships([(kind, target, "External")])})


def plain_type(kind: str) -> str:
    return f'{HEAD}<Types xmlns="urn:types"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'


def related(given: str) -> bytes:
    """With one more relation that has these attributes."""
    good = relationships([("header", "header1.xml", "")])
    return docx(parts={"word/_rels/header1.xml.rels": good.replace("</Relationships>", f"<Relationship {given}/></Relationships>")})


def main(content: str | bytes) -> bytes:
    return docx(parts={MAIN: content})


def flipped() -> bytes:
    data = bytearray(docx())
    data[data.find(MAIN.encode()) + len(MAIN) + 20] ^= 0x10
    return bytes(data)


def locked_pdf() -> bytes:
    """Of revision 2 with keys that no password opens."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
    return pdf([drawn("束小满")], trailer=lock)


def much_text() -> bytes:
    """65 MB that pack to a twentieth: no part is suspicious by how it is packed."""
    block = random.Random(1).randbytes(3_000).hex() + " " * 94_000  # 6,000 letters that do not pack well, and blanks
    return main(document(para(block * 682)))


FOREIGN: list[Hostile] = [
    ("空.docx", lambda: b"", "是空的"),
    ("大.txt", lambda: b"a" * (BYTES_MOST + 1), "文件有 51 MB，最多读 50 MB"),
    ("述职.docx", lambda: b"\x89PNG\r\n\x1a\n", "这其实是图片"),
    ("述职.txt", lambda: b"MZ\x90\0\x03", "这其实是程序"),
    ("述职.txt", lambda: b"#!/bin/sh\nrm -rf /\n", "这其实是程序"),
    ("述职.docx", lambda: b"Rar!\x1a\x07", "这其实是压缩包"),
    ("述职.docx", lambda: archive("a.txt"), "这其实是压缩包"),
    ("述职.docx", lambda: archive("xl/workbook.xml", TYPES), "这其实是Excel 表格"),
    ("述职.docx", lambda: archive("ppt/presentation.xml", TYPES), "这其实是演示文稿"),
    ("述职.docx", lambda: archive("mimetype", "content.xml"), ".odt 一类的文件"),
    ("述职.docx", lambda: archive("OFD.xml", "Doc_0/Document.xml"), "OFD 版式文件"),
    ("述职.doc", lambda: b"{\\rtf1 x}", "RTF 文档"),
    ("述职.doc", lambda: b"\r\n<html><body>x</body></html>", "这其实是网页"),
    ("述职.doc", lambda: "<!DOCTYPE html><html>束</html>".encode("utf-16"), "这其实是网页"),
    ("述职.doc", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "这其实是网页"),
    ("述职.doc", lambda: WORD_2003.encode(), "XML 文档"),
    ("述职.doc", lambda: EXCEL_2003.encode(), "这其实是Excel 表格"),
    ("述职.doc", lambda: container({"Workbook": b"x"}), "这其实是Excel 表格"),
    ("述职.doc", lambda: container({"PowerPoint Document": b"x"}), "这其实是演示文稿"),
    ("述职.doc", lambda: container({"WpsContent": b"x"}), ".wps 文字"),
    ("述职.doc", lambda: container({"别的": b"x"}), "看不出这是什么文件"),
    ("述职.wps", doc, ".wps 文字"),
    ("述职.docm", docx, "“.docm”文件可以带宏"),
    ("述职.rtf", lambda: b"a", "这一份是“.rtf”"),
    ("述职", docx, "文件名没有后缀"),
    ("述职.docx.exe", docx, "这一份是“.exe”"),
]
ACTIVE: list[Hostile] = [
    ("述职.docx", lambda: docx(parts={"word/vbaProject.bin": b"x"}), "带着宏"),
    ("述职.docx", lambda: docx(parts={"word/VBAPROJECT.BIN": b"x"}), "带着宏"),
    ("述职.docx", lambda: docx(parts={TYPES: '<Types><Default ContentType="a.document.macroEnabled.main+xml"/></Types>'}), "带着宏"),
    ("述职.docx", lambda: docx(parts={TYPES: '<Types><Default ContentType="a.macro&#69;nabled+xml"/></Types>'}), "带着宏"),
    ("述职.docx", lambda: docx(parts={TYPES: "<t:Types><t:Default ContentType='a.macroEnabled+xml'/></t:Types>"}), "带着宏"),
    ("述职.docx", lambda: docx(parts={TYPES: plain_type("application/vnd.ms-word.document.MACROENABLED.main+xml")}), "带着宏"),
    ("述职.docx", lambda: docx(parts={TYPES: plain_type("&#x76;baProject")}), "带着宏"),
    ("述职.doc", lambda: doc(Macros=b"x"), "带着宏"),
    ("述职.docx", lambda: external("attachedTemplate", "http://203.0.113.7/a.dotm"), "连着别处的模板"),
    ("述职.docx", lambda: external("attachedTemplate", "file:///C:/a.dotm"), "连着别处的模板"),
    ("述职.docx", lambda: external("image", part="word/_rels/header1.xml.rels"), "指向外面的内容"),
    ("述职.docx", lambda: related('Id="a" Type="x/image" Target="//203.0.113.7/" TargetMode="&#69;xternal"'), "指向外面的内容"),
    ("述职.docx", lambda: related("TargetMode = 'External' Id='a' Type='x/image' Target='//203.0.113.7/'"), "指向外面的内容"),
    ("述职.docx", lambda: related('Id="a" Type="x/imag&#101;/" Target="http://203.0.113.7/" TargetMode=" EXTERNAL&#9;"'), "指向外面的内容"),
    ("述职.docx", lambda: related('Id="a" Type="x/attachedTemplate" Target="&#104;ttp:" TargetMode="External"'), "连着别处的模板"),
    ("述职.docx", lambda: docx(related=[("image", "file://203.0.113.7/a", "external ")]), "指向外面的内容"),
    ("述职.docx", lambda: docx(related=[("oleObject", "http://203.0.113.7/", "External")]), "指向外面的内容"),
    ("述职.docx", lambda: docx(related=[("frame", "http://203.0.113.7/", "External")]), "指向外面的内容"),
    ("述职.docx", lambda: main(document(para("&b;")).replace("\n", LAUGHS, 1)), "不安全的定义"),
    ("述职.docx", lambda: main(document(para("束")).replace("\n", '<!DOCTYPE a SYSTEM "file:///etc/passwd">', 1)), "不安全的定义"),
    ("述职.docx", lambda: docx(parts={TYPES: LAUGHS + "<Types/>"}), "不安全的定义"),
    ("述职.docx", lambda: docx(parts={files.OWN: LAUGHS + "<a/>"}), "不安全的定义"),
    ("述职.docx", lambda: with_entry("word/a.xml", encrypted=True), "加了密码"),
    ("述职.docx", lambda: container({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "加了密码"),
    ("述职.doc", lambda: doc(flags=0x0100), "加了密码"),
    ("述职.pdf", locked_pdf, "PDF 加了密码"),
]
TOO_MUCH: list[Hostile] = [
    ("述职.docx", lambda: archive(*(f"{at}.xml" for at in range(2001))), "2000 个以上的小文件"),
    ("述职.docx", lambda: main(b" " * (9 << 20)), "大了 100 倍以上"),
    ("述职.docx", lambda: main(b" " * (200 << 20)), "展开以后超过 200 MB"),
    ("述职.docx", lambda: lying(1000), "大了 100 倍以上"),
    ("述职.docx", lambda: docx(parts={"word/media/a.bin": b" " * (100 << 20)}), "大了 100 倍以上"),
    ("述职.docx", much_text, "正文展开以后超过 64 MB"),
    ("述职.pdf", lambda: pdf([drawn("束")] * 1001), "PDF 有 1001 页，最多读 1000 页"),
]
BROKEN: list[Hostile] = [
    ("述职.docx", lambda: with_entry("../../etc/cron.d/a"), "不安全的路径"),
    ("述职.docx", lambda: with_entry("/etc/a"), "不安全的路径"),
    ("述职.docx", lambda: with_entry("word/a", link=True), "不安全的路径"),
    ("述职.docx", lambda: with_entry("word/DOCUMENT.xml"), "文件打不开"),
    ("述职.docx", lambda: docx()[:800], "文件打不开"),
    ("述职.docx", flipped, "文件打不开"),
    ("述职.docx", lambda: b"PK\x03\x04", "文件打不开"),
    ("述职.docx", lambda: docx(parts={MAIN: None}), "文件打不开"),
    ("述职.docx", lambda: docx(parts={ROOT: relationships([])}), "文件打不开"),
    ("述职.docx", lambda: main(document(para("束"))[:-20]), "文件打不开"),
    ("述职.docx", lambda: main(document("<w:p><w:r><w:t>束</w:t></w:r>")), "文件打不开"),
    ("述职.docx", lambda: main(document("<w:p><w:tbl><w:p></w:tbl></w:p></w:p>")), "文件打不开"),
    ("述职.docx", lambda: main(document("<w:p><w:p></w:p></w:p>")), "文件打不开"),
    ("述职.docx", lambda: main(document("<w:tc><w:p/></w:tc>")), "文件打不开"),
    ("述职.docx", lambda: main(document(para("束&odd;"))), "文件打不开"),
    ("述职.docx", lambda: main(document(para("束")).encode("gb18030")), "文件打不开"),
    ("述职.docx", lambda: main(document(para("束")).replace("UTF-8", "gb2312").encode("gb2312")), "少见的写法"),
    ("述职.docx", lambda: docx(para("")), "一个字也没有"),
    ("述职.docx", lambda: docx(para("　"), parts={"word/media/image1.png": b"x"}), "只有图片"),
    ("述职.doc", lambda: doc(magic=0x1234), "文件打不开"),
    ("述职.doc", lambda: doc()[:600], "文件打不开"),
    ("述职.pdf", lambda: b"%PDF-1.7\nxyz", "文件打不开"),
    ("述职.pdf", lambda: pdf([PICTURE, PICTURE + drawn("3", font="F1")]), "多半是扫描的"),
    ("述职.pdf", lambda: pdf([b""]), "一个字也没有"),
    ("述职.pdf", lambda: pdf([drawn("\ue001\ue002\ue003束小满")]), "只能看不能读"),
    ("述职.txt", lambda: b"a\0b\0\0c!", "夹着空字符"),
    ("述职.txt", lambda: "束小满开展学习\0十二次。".encode(), "夹着空字符"),
    ("述职.txt", lambda: b"a\xff\xff", "字读不出来"),
    ("述职.txt", lambda: "一、束小满，钮晓雾".encode()[:-1], "字读不出来"),
    ("述职.txt", lambda: ("束小满开展学习十二次。" * 9).encode("gb18030")[:-1], "字读不出来"),
    ("述职.txt", lambda: "召开党员大会，开展学习教育活动。".encode().decode("gb18030", "replace").encode(), "是乱码"),
    ("述职.txt", lambda: "召开党员大会，开展学习教育活动。".encode().decode("latin-1").encode(), "是乱码"),
    ("述职.txt", lambda: "锟斤拷锟斤拷锟斤拷".encode(), "是乱码"),
    ("述职.txt", lambda: bytes(range(1, 32)) * 20, "看不出这是什么文件"),
    ("述职.txt", lambda: b"\xef\xbb\xbf \r\n\t", "一个字也没有"),
]
