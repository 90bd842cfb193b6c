"""The one exception that users see: a code, a sentence, and what to do next."""


class StudioError(Exception):
    """Something the user can act on.

    Args:
        code: stable identifier, `area/what`, for tests and logs.
        message: one sentence saying what happened, in the user's language.
        hint: one sentence saying what to do next; may be empty.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["StudioError"], tuple[str, ...]]:
        """Errors cross process borders whole."""
        return type(self), (self.code, self.message, self.hint)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
