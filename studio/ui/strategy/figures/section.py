"""x"""

from PySide6.QtWidgets import QWidget


class FigureSection(QWidget):
    def __init__(self, window):
        super().__init__()
