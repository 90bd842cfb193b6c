"""Entry point: the window, alone or with a project; with anything else the command line."""

import sys
from pathlib import Path


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".humas")):
        from studio.ui.app import run  # noqa: PLC0415 - Qt, which the command line starts without

        raise SystemExit(run(Path(arguments[0]) if arguments else None))
    from studio.cli.root import root  # noqa: PLC0415 - after the streams are set

    root(prog_name="studio")


if __name__ == "__main__":
    main()
