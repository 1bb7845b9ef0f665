"""From what a clerk has, a Word file, text, Markdown, to a `Document`."""
