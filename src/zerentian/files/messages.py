"""Sentences that fit any file, and the list of those that each kind of file words for itself."""

from dataclasses import dataclass

EMPTY = "这个文件是空的，里面一个字也没有。请核对选的是不是这一份。"
DAMAGED = "文件打不开，可能没有传完整或者已经损坏。请在自己的电脑上打开看一看，另存一份再传。"

PDF, PICTURE, ARCHIVE, PROGRAM, DATABASE = "PDF 文件", "图片", "压缩包", "程序", "数据库文件"
WORD, TABLE, SLIDES, DRAWING, MAIL = "Word 文档", "Excel 表格", "演示文稿", "图形文件", "邮件或安装包"


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said of a roster advises otherwise than what is said of a report. {most} is filled in."""

    locked: str
    entities: str
    unusual: str
    unsafe_name: str
    too_many_parts: str
    too_much_inside: str
    bomb: str
    nul_bytes: str
    encoding: str
