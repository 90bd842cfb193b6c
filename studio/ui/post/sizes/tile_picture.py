"""Lays out and paints the picture of one tile."""

from studio.ui.canvas.picture import image_of, try_shown
from studio.ui.post.sizes.acts import Acts
from studio.ui.post.sizes.paint_queue import Painted
from studio.ui.post.sizes.wall import Wall


def paint_tile(acts: Acts, wall: Wall, ident: str, before: Painted | None) -> Painted:
    """The picture at the wall's scale; the same one when nothing differs."""
    scale = wall.px_to_unit(ident) * wall.devicePixelRatioF()
    key = acts.key_of(ident)
    if key and before is not None and (before.key, before.scale) == (key, scale):
        return before
    shown, why = try_shown(acts.page.desk.stage, acts.project, acts.page.post, ident)
    return Painted(key, scale, image_of(shown, scale) if shown is not None else None, why)
