"""What the worker can do with media made elsewhere, by the name of the job: `outside:WHAT[:NUMBERS]`."""

from collections.abc import Callable
from typing import Any

Job = Callable[[bytes], tuple[dict[str, Any], bytes]]


def job_of(name: str) -> Job:
    """The job; ValueError when nobody knows it. Each is imported alone, for some bring much with them."""
    _, what, *numbers = name.split(":")
    given = [int(number) for number in numbers]
    if what == "pdf":
        from studio.intake.outside.pdf import read_pdf  # noqa: PLC0415 - only inside the limits

        return read_pdf
    if what == "pdf-page":
        from studio.intake.outside.pdf import draw_page  # noqa: PLC0415 - only inside the limits

        return lambda data: draw_page(data, *given)
    if what == "slides":
        from studio.intake.outside.slides import read_slides  # noqa: PLC0415 - only inside the limits

        return read_slides
    if what == "slide-picture":
        from studio.intake.outside.slides import slide_picture  # noqa: PLC0415 - only inside the limits

        return lambda data: slide_picture(data, *given)
    if what == "office":
        from studio.intake.outside.office import slides_to_pdf  # noqa: PLC0415 - only inside the limits

        return slides_to_pdf
    if what == "film":
        from studio.intake.outside.film import read_film  # noqa: PLC0415 - only inside the limits

        return read_film
    if what == "film-cover":
        from studio.intake.outside.film import draw_cover  # noqa: PLC0415 - only inside the limits

        return lambda data: draw_cover(data, *given)
    if what == "measure":
        from studio.intake.outside.measure import measure  # noqa: PLC0415 - only inside the limits

        return measure
    raise ValueError(name)
