"""Every sentence about documents as PDF."""

EMPTY = "这份文稿没有标题，也没有正文，请先写上内容再排版。"
NOT_A_PDF = "这份 PDF 打不开，可能已经损坏。请重新导出再来。"
