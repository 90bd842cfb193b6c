"""How a post looks within its family: layout, colours, motif."""
