"""Official documents by GB/T 9704—2012: from blocks to .docx and .pdf, and a measure for any finished .docx. Pure."""
