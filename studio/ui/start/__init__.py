"""The first page: name the office, choose a kit, open an example."""
