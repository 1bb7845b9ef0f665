"""Chinese reports: from a file to structure, figures and advice. Pure: no database, no Django."""
