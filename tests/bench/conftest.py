"""The reference poster, made once and rendered once, for every speed test."""

import os
import time
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from studio.export.job import ensure_application, perform, scene_of
from studio.export.rendering import pixels_of
from studio.render.painter import paint
from tests.bench.poster.jobs import photo_of, poster_jobs


@pytest.fixture(scope="session")
def application():
    """Qt without a display."""
    return ensure_application()


@pytest.fixture(scope="session")
def photo(request) -> Path:
    """The photograph, kept between runs."""
    return photo_of(Path(request.config.cache.mkdir("studio-bench")))


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    """Where jobs find their inputs by hash."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="session")
def posters(application, photo, store):
    """Twelve PNG jobs whose pictures, layouts and lines are cached, as after a first export."""
    jobs = poster_jobs(photo, store)
    for job in jobs:
        perform(job, store)
    return jobs


@pytest.fixture(scope="session")
def painted(posters, store):
    """The pixels of the twelve posters."""
    scenes = [scene_of(job, store) for job in posters]
    return [pixels_of(paint(scene.display, scene.context.pictures)) for scene in scenes]


@pytest.fixture
def against(benchmark):
    """Measures a function in turns with others; CPU milliseconds, medians, ratios in `extra_info`."""

    def run(function, rounds=5, **others):
        taken = {name: [] for name in others}

        def one_of_each():
            for name, other in others.items():
                started = time.process_time()
                other()
                taken[name].append(time.process_time() - started)

        benchmark.pedantic(function, setup=one_of_each, rounds=rounds, warmup_rounds=1)
        own = benchmark.stats.stats.data
        ratios = {}
        for name, values in taken.items():
            pairs = sorted(mine / its for mine, its in zip(own, values[-len(own) :], strict=True))
            ratios[name] = pairs[len(pairs) // 2]
            benchmark.extra_info[f"ms {name}"] = round(sorted(values)[len(values) // 2] * 1e3, 1)
            benchmark.extra_info[f"x {name}"] = round(ratios[name], 2)
        own_ms = benchmark.stats.stats.median * 1e3
        told = ", ".join(f"{ratio:.2f} x {name}" for name, ratio in ratios.items())
        print(f"\n{benchmark.name}: {own_ms:.1f} ms CPU; {told}")  # noqa: T201 - the figure is the result
        return ratios

    benchmark._timer = time.process_time
    return run
