"""Word documents: the parts of a .docx, its paragraphs in reading order, styles and automatic numbers."""
