"""What the worker can do with media made elsewhere, by the name of the job: `outside:WHAT[:NUMBERS]`."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

Made = tuple[dict[str, Any], bytes]
Job = Callable[[bytes], Made]


HERE = "studio.intake.outside"
JOBS = {
    "pdf": "pdf:read_pdf",
    "pdf-page": "pdf:draw_page",
    "slides": "slides:read_slides",
    "slide-picture": "slides:slide_picture",
    "office": "office:slides_to_pdf",
    "film": "film:read_film",
    "film-cover": "film:draw_cover",
    "film-flashes": "film:count_flashes",
    "picture": "measure:read_picture",
    "logos": "measure:draw_logos",
}
"""Module and function of each job. Each is imported alone, for some bring much with them."""


def job_of(name: str) -> Job:
    """The job, given its numbers after the bytes; KeyError when nobody knows it."""
    _, what, *numbers = name.split(":")
    module, _, function = JOBS[what].partition(":")
    made = getattr(import_module(f"{HERE}.{module}"), function)
    given = [int(number) for number in numbers]
    return partial(_with, made, given)


def _with(made: Callable[..., Made], given: list[int], data: bytes) -> Made:
    return made(data, *given)
