"""The plan on paper: a month as a grid, a list as a table, PDF and DOCX, with the office's head."""
