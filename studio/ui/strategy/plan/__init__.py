"""Strategi: written plans, part by part, and beside what was done."""
