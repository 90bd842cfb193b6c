"""Studio Humas: an offline desktop studio for Indonesian government public-relations offices."""

__version__ = "0.1.0"
