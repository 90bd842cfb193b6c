
from PySide6.QtWidgets import QLabel
def InquirySection(w): return QLabel("x")
