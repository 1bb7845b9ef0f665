"""Reports as people send them: Word, PDF and text, opened and cut into paragraphs. What a file is, its content says."""
