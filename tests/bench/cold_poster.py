"""One cold process: the reference poster at twelve sizes from template, kit and photograph to files.

    .venv/bin/python tests/bench/cold_poster.py [--form png|jpeg] [--work FOLDER]

Prints CPU seconds and peak memory. The photograph is made in the work folder at the first run, by a child
process, so that it never counts.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Render every size in this process and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--form", choices=("png", "jpeg"), default="png")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "studio-bench")
    chosen = parser.parse_args()
    photo = chosen.work / "photo.jpg"
    if not photo.exists():
        make = "from pathlib import Path; from tests.bench.poster.jobs import photo_of; import sys"
        subprocess.run(
            [sys.executable, "-c", f"{make}; photo_of(Path(sys.argv[1]))", str(chosen.work)], cwd=ROOT, check=True
        )
    from studio.export.pipeline import Inline, run_jobs
    from tests.bench.poster.jobs import poster_jobs

    with tempfile.TemporaryDirectory(prefix="studio-bench-") as name:
        store = Path(name)
        jobs = poster_jobs(photo, store, chosen.form)
        made = run_jobs(jobs, [job.placement.id for job in jobs], store, chosen.work / "out", Inline())
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    figures = {"files": len(made), "bytes": sum(m.bytes for m in made)}
    print(json.dumps({**figures, "cpu_s": round(used.ru_utime + used.ru_stime, 3), "peak_mib": round(peak, 1)}))


if __name__ == "__main__":
    main()
