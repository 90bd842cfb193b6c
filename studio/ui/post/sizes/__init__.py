"""Tab Ukuran: every placement of a post side by side, what each must keep to, and where one differs."""
