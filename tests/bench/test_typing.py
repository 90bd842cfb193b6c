"""One letter typed in the form: what laying out and painting the page beside it costs."""

import time

import msgspec
import pytest

from studio.domain.content import Design, DesignPage, Post, RichText, Run
from studio.session.demo import example_files, make_example
from studio.session.stage import Stage
from studio.ui.canvas.picture import image_of, shown

PLACE, SCALE = "instagram/feed-portrait", 0.4


@pytest.mark.bench
def test_a_letter_costs_few_milliseconds(tmp_path, qapp) -> None:
    """Lay out and paint one 4:5 page at the shown scale after each letter; CPU ms, median and worst."""
    session = make_example(tmp_path / "laju.humas", example_files()[:3])
    with session, Stage(session) as stage:
        for post in session.project.all(Post):
            design = session.project.get(Design, post.design)
            page = session.project.get(DesignPage, design.pages[0])
            costs, last = [], None
            for count in range(25):
                words = Run(text="Loket prioritas buka tiap Sabtu pagi"[: 10 + count])
                slots = {**page.slots, "headline": RichText(paragraphs=((words,),))}
                project = session.project.with_records(msgspec.structs.replace(page, slots=slots))
                began = time.process_time()
                last = shown(stage, project, post, PLACE, last=last)
                image_of(last, SCALE)
                costs.append((time.process_time() - began) * 1000)
            began = time.process_time()
            shown(stage, project, post, PLACE)
            rest = (time.process_time() - began) * 1000
            median, worst = sorted(costs[1:])[len(costs) // 2 - 1], max(costs[1:])
            told = f"{median:.1f} ms CPU a letter, at most {worst:.1f}; {rest:.1f} at rest"
            print(f"\n{design.template}: {told}")  # noqa: T201 - the figure is the result
            assert median < 32
