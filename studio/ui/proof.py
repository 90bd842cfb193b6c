"""Opens the window of a project, waits for its first picture, prints what was seen as JSON, and goes."""

import json
import sys
import time
from pathlib import Path

from studio.ui.app import application, open_window


def prove(project: Path) -> dict[str, float | int]:
    """Size of the window's picture, how many colours it has, and seconds from here to it."""
    started = time.monotonic()
    app = application()
    window = open_window(project)
    window.resize(1366, 740)
    window.show()
    app.processEvents()
    app.processEvents()  # the page comes after the first picture of the window
    picture = window.grab().toImage().scaled(128, 128)
    seconds = time.monotonic() - started
    colors = {picture.pixel(x, y) for x in range(128) for y in range(128)}
    size = window.size()
    window.close()
    return {
        "width": size.width(),
        "height": size.height(),
        "colors": len(colors),
        "seconds": round(seconds, 2),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(prove(Path(sys.argv[1]))))
