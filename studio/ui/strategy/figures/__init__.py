"""Angka: the register of figures."""
