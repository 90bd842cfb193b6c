"""A platform's caption put together from its own parts and the common ones."""

import unicodedata

from studio.domain.content import Caption
from studio.domain.record import Value


class AssembledCaption(Value, frozen=True, kw_only=True):
    """What is pasted: the text, the first comment, and named fields; all in NFC, lines ended by LF."""

    text: str = ""
    first_comment: str = ""
    fields: dict[str, str] = {}  # noqa: RUF012 - msgspec copies an empty default


def assemble(caption: Caption, common: Caption) -> AssembledCaption:
    """Text, call to action, link, mentions, hashtags as paragraphs; empty parts fall back to `common`."""
    hashtags = caption.hashtags if caption.hashtags is not None else common.hashtags or ()
    mentions = caption.mentions if caption.mentions is not None else common.mentions or ()
    blocks = (
        caption.text or common.text,
        caption.call_to_action or common.call_to_action,
        caption.link or common.link,
        " ".join(_marked(name, "@") for name in mentions if name.strip()),
        " ".join(_marked(tag, "#") for tag in hashtags if tag.strip()),
    )
    own = {name: value for name, value in caption.fields.items() if value}
    return AssembledCaption(
        text=_clean("\n\n".join(_clean(block) for block in blocks if block.strip())),
        first_comment=_clean(caption.first_comment or common.first_comment),
        fields={_clean(name): _clean(value) for name, value in {**common.fields, **own}.items() if value},
    )


def _marked(word: str, mark: str) -> str:
    """The word with its leading `@` or `#`, which people type or leave out."""
    word = word.strip()
    return word if word.startswith((mark, "http")) else mark + word


def _clean(text: str) -> str:
    """NFC with one kind of line end and no blank lines around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
