"""Layout, display list, painter: the one paint path."""
