"""One cold process: the reference poster at twelve sizes from template, kit and photograph to files.

    .venv/bin/python tests/bench/cold_poster.py [--form png|jpeg] [--bare] [--work FOLDER]

Prints CPU seconds and peak memory. The photograph is made in the work folder at the first run, by a child
process, so that it never counts.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.export.job import RenderJob

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Render every size in this process and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--form", choices=("png", "jpeg"), default="png")
    parser.add_argument("--bare", action="store_true", help="without the thumbnails of the index page")
    parser.add_argument("--work", type=Path, default=Path.home() / ".cache" / "studio-bench")
    parser.add_argument("--out", type=Path, default=None, help="where the files go; else <work>/out")
    chosen = parser.parse_args()
    photo = chosen.work / "photo.jpg"
    if not photo.exists():
        import subprocess

        make = "from pathlib import Path; from tests.bench.poster.jobs import photo_of; import sys"
        subprocess.run(
            [sys.executable, "-c", f"{make}; photo_of(Path(sys.argv[1]))", str(chosen.work)],
            cwd=ROOT,
            check=True,
        )
    from tests.bench.poster.jobs import poster_jobs

    store, out = chosen.work / "store", chosen.out or chosen.work / "out"
    store.mkdir(exist_ok=True)
    jobs = poster_jobs(photo, store, chosen.form)
    if chosen.bare:
        sizes = bare(jobs, store, out)
    else:
        from studio.export.pipeline import Inline, run_jobs

        made = run_jobs(jobs, [job.placement.id for job in jobs], store, out, Inline())
        sizes = [one.bytes for one in made]
    used = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "files": len(sizes), "bytes": sum(sizes),
        "cpu_s": round(used.ru_utime + used.ru_stime, 3), "peak_mib": round(peak_kib() / 2**10, 1),
    }  # fmt: skip
    sys.stdout.write(json.dumps(figures) + "\n")


def bare(jobs: tuple[RenderJob, ...], store: Path, out: Path) -> list[int]:
    """Write the stills and nothing else, as the rivals do; their sizes in bytes."""
    from studio.export.job import ensure_application, largest_first, scene_of

    app = ensure_application()
    from studio.export.encoders.still import encode_still
    from studio.export.rendering import pixels_of
    from studio.render.painter import paint

    out.mkdir(parents=True, exist_ok=True)
    sizes = []
    for job in (jobs[index] for index in largest_first(jobs)):
        scene = scene_of(job, store)
        image = paint(scene.display, scene.context.pictures)
        made = encode_still(pixels_of(image), job.placement.formats)
        sizes.append((out / f"{job.placement.id}.{job.placement.formats[0]}").write_bytes(made.data))
    del app
    return sizes


def peak_kib() -> float:
    """Most memory this program had; on Linux without what its parent had before starting it."""
    status = Path("/proc/self/status")
    if status.exists():
        return float(
            next(row.split()[1] for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**10 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    main()
