"""Finding posts and pictures of a project by their words: titles, captions, alt texts, tags."""

from studio.domain.content import Asset, Caption, Design, DesignPage, Picture, Post, RichText
from studio.domain.project import Key, Project
from studio.store.text_index import TextIndex


def index_of(project: Project) -> TextIndex:
    """The index of a project as it is now."""
    posts = ((f"post:{post.id}", post.title, words_of(project, post)) for post in project.all(Post))
    assets = (
        (f"asset:{a.id}", a.name, " ".join((a.alt, a.people, a.author, *a.tags))) for a in project.all(Asset)
    )
    return TextIndex((*posts, *assets))


def find(index: TextIndex, words: str, most: int = 20) -> list[Key]:
    """Kind and id of what was found, best first."""
    return [(kind, ident) for kind, _colon, ident in (key.partition(":") for key in index.find(words, most))]


def words_of(project: Project, post: Post) -> str:
    """All words of a post beside its title."""
    parts = [post.summary, post.key_message, post.note, *post.tags]
    for caption in (post.caption, *post.captions.values()):
        parts += _caption_words(caption)
    design = project.find(Design, post.design)
    for ident in design.pages if design else ():
        page = project.find(DesignPage, ident)
        parts += [_slot_words(value) for value in page.slots.values()] if page else []
    return " ".join(part for part in parts if part)


def _caption_words(caption: Caption) -> list[str]:
    return [caption.text, caption.first_comment, *(caption.hashtags or ()), *caption.fields.values()]


def _slot_words(value: object) -> str:
    if isinstance(value, RichText):
        return value.plain
    return value.alt if isinstance(value, Picture) else ""
