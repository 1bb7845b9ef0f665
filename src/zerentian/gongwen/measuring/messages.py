"""Sentences about files that are not measured. Each says what is wrong and what to do."""

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 再来。"

OLD_WORD = "这是老格式的 Word 文档，版式量不了。" + SAVE_AS
NOT_DOCX = "版式只核对 .docx 文件，这一份不是。" + SAVE_AS
TOO_LONG = "正文展开以后超过 {most} MB，量不了。请把正文复制到新文档里，存好再来。"
UNUSUAL = "文件是按少见的标准存的，版式量不了。" + SAVE_AS
