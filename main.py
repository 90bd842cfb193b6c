"""Start Studio Humas from a checkout: prepares `.venv` from the lock, then runs the program or its tests.

Standard library only, so that any Python >= 3.11 can run it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
QT_LIBRARIES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
WINDOW_LIBRARIES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-xinerama0 libxkbcommon-x11-0"
)
ABORTED = (-6, 134)


def stop(sentence: str) -> None:
    """End with a sentence that says what to do."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def make_venv() -> None:
    """Create `.venv` with pip in it."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian ships Python without it
        import venv  # noqa: PLC0415
    except ImportError:
        stop(
            "Modul venv belum ada. Di Debian/Ubuntu jalankan: sudo apt-get install python3-venv\n"
            "The venv module is missing. On Debian/Ubuntu run: sudo apt-get install python3-venv"
        )
    venv.create(VENV, with_pip=True, clear=VENV.exists())


def prepare(lock: Path) -> None:
    """Install what `lock` pins, once; the stamp is written last, so an interrupted run simply goes on."""
    stamp = VENV / f".{lock.stem}"
    want = hashlib.sha256(lock.read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text("ascii") == want:
        return
    if not PYTHON.exists() or subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL):
        make_venv()  # also when an earlier run was cut off before pip was in
    print("Menyiapkan lingkungan (sekali saja) / preparing, once ...", file=sys.stderr)
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "-r", str(lock)]
    if (ROOT / "wheels").is_dir():
        command += ["--no-index", "--find-links", str(ROOT / "wheels")]
    if subprocess.call(command):
        stop(
            "Lingkungan belum siap. Periksa sambungan atau folder wheels/, lalu ulangi; yang sudah diambil "
            "tetap tersimpan.\nNot prepared. Check the connection or wheels/, then run it again."
        )
    stamp.write_text(want, "ascii")


def check_qt(environment: dict[str, str]) -> None:
    """Say the exact apt line when Qt's system libraries are missing."""
    command = [str(PYTHON), "-c", "import PySide6.QtGui"]
    probe = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if probe.returncode:
        stop(
            f"Pustaka sistem untuk Qt belum ada ({probe.stderr.strip().splitlines()[-1]}).\n"
            f"Di Debian/Ubuntu jalankan: sudo apt-get install --no-install-recommends {QT_LIBRARIES}"
        )


def main() -> int:
    """Run the program, or with `--test` all checks and tests."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the bootstrap is what older ones start
        stop("Studio Humas memerlukan Python 3.11 atau lebih baru. / Python 3.11 or newer is needed.")
    arguments = sys.argv[1:]
    testing = arguments[:1] == ["--test"]
    prepare(ROOT / ("requirements-dev.lock" if testing else "requirements.lock"))
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), environment.get("PYTHONPATH"))))
    headless = (
        os.name == "posix" and not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY")
    )
    window = not arguments or (len(arguments) == 1 and arguments[0].endswith(".humas"))
    if window and headless and sys.platform != "darwin" and "QT_QPA_PLATFORM" not in environment:
        stop(
            "Tidak ada layar, jadi jendela tidak dapat dibuka. Tanpa jendela: python3 main.py --help\n"
            "There is no display to open the window on. Without a window: python3 main.py --help"
        )
    if testing or (headless and sys.platform != "darwin"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    check_qt(environment)
    module = ["tests", *arguments[1:]] if testing else ["studio", *arguments]
    try:
        code = subprocess.call([str(PYTHON), "-m", *module], env=environment, cwd=ROOT if testing else None)
    except KeyboardInterrupt:
        return 130
    if window and code in ABORTED:
        stop(
            "Jendela tidak dapat dibuka; mungkin pustaka X11 untuk Qt belum ada.\n"
            f"Di Debian/Ubuntu jalankan: sudo apt-get install --no-install-recommends {WINDOW_LIBRARIES}"
        )
    return code


if __name__ == "__main__":
    raise SystemExit(main())
