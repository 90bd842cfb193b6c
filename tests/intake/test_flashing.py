"""Flashes are counted as WCAG counts them: opposing changes over a quarter of the picture within a second."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.intake.flashing import flashes

FPS = 30
BLACK, WHITE, RED, GREY = (0, 0, 0), (255, 255, 255), (255, 0, 0), (128, 128, 128)
Rgb = tuple[int, int, int]


def strobe(rate: int, one: Rgb = BLACK, two: Rgb = WHITE, *, share: float = 1.0) -> Iterator[np.ndarray]:
    """Two seconds that change colour `rate` times there and back each second in part of the picture."""
    for number in range(2 * FPS):
        frame = np.zeros((180, 320, 3), np.uint8)
        frame[:] = one
        if int(number / FPS * rate * 2) % 2:
            frame[:, : int(320 * share)] = two
        yield frame


@pytest.mark.parametrize("rate", [1, 2, 3])
def test_up_to_three_flashes_a_second_are_safe(rate: int) -> None:
    """A slow change of light is no danger, however strong."""
    found = flashes(strobe(rate), FPS)
    assert found.most == rate
    assert found.safe


@pytest.mark.parametrize("rate", [5, 7, 15])
def test_more_are_not(rate: int) -> None:
    """Each flash is counted."""
    found = flashes(strobe(rate), FPS)
    assert rate - 1 <= found.most <= rate
    assert not found.safe


def test_a_small_corner_may_blink() -> None:
    """Under a quarter of the picture nothing is counted, above it is."""
    assert flashes(strobe(7, share=0.2), FPS).most == 0
    assert not flashes(strobe(7, share=0.4), FPS).safe


def test_faint_changes_are_none() -> None:
    """Less than a tenth of luminance is not a flash, nor a change between two bright states."""
    assert flashes(strobe(7, (120, 120, 120), GREY), FPS).most == 0
    assert flashes(strobe(7, (235, 235, 235), WHITE), FPS).most == 0


def test_saturated_red_counts_by_its_own_rule() -> None:
    """Dark red against black changes luminance by little, yet flashes."""
    assert not flashes(strobe(7, BLACK, (150, 0, 0)), FPS).safe
    assert flashes(strobe(7, BLACK, (75, 75, 75)), FPS).most == 0


def test_a_slow_fade_is_one_change() -> None:
    """A fade out and in over two seconds is a single flash at most."""
    levels = [abs(255 - int(510 * n / 60)) for n in range(60)]
    fade = (np.full((90, 160, 3), level, np.uint8) for level in levels)
    assert flashes(fade, FPS).most <= 1


def test_it_says_when_it_begins() -> None:
    """Two quiet seconds before the flashes are told apart."""
    quiet = (np.zeros((180, 320, 3), np.uint8) for _ in range(2 * FPS))
    found = flashes((*quiet, *strobe(6)), FPS)
    assert 2.0 <= found.at <= 3.2


def test_an_empty_film_is_safe() -> None:
    """Nothing flashes in nothing."""
    assert flashes((), FPS).safe


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 255), max_size=40), st.sampled_from([12.0, 25.0, 30.0, 60.0]))
def test_never_more_flashes_than_half_the_frames(levels: list[int], fps: float) -> None:
    """Two changes are needed for a flash, whatever the film."""
    found = flashes((np.full((24, 24, 3), level, np.uint8) for level in levels), fps)
    assert 0 <= found.most <= len(levels) / 2


def test_a_minute_is_looked_at_quickly() -> None:
    """Sixty seconds of 1080p take a few seconds even on a busy computer."""
    frame = np.zeros((1080, 1920, 3), np.uint8)
    start = time.perf_counter()
    flashes((frame for _ in range(300)), FPS)
    assert (time.perf_counter() - start) * 6 < 12
