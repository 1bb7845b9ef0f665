"""Documents as .docx: parts that never change, and a body that is a string built from the blocks."""
