"""The window. One folder a screen, `widgets/` for what screens share, `canvas/` for what paints posts."""
