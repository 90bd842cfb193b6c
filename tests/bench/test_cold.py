"""The reference poster in a process of its own: CPU time and peak memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
SCRIPT = Path(__file__).with_name("cold_poster.py")


def test_cold_process(photo, tmp_path, benchmark):
    """Twelve PNGs from template, kit and photograph; peak memory stays under 400 MiB (target 300)."""
    told = []

    def run():
        command = [sys.executable, str(SCRIPT), "--work", str(photo.parent), "--out", str(tmp_path)]
        out = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        told.append(json.loads(out))

    benchmark.pedantic(run, rounds=3, warmup_rounds=1)
    used = sorted(figures["cpu_s"] for figures in told[1:])[1]
    peak = max(figures["peak_mib"] for figures in told)
    benchmark.extra_info.update(cpu_s=used, peak_mib=peak)
    print(f"\ncold process: {used:.2f} s CPU, peak {peak:.0f} MiB")  # noqa: T201 - the figure is the result
    assert len(list(tmp_path.glob("*.png"))) == told[0]["files"] == 12
    assert peak < 400
