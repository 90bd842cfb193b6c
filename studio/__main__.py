"""Entry point: the window, alone or with a project; with anything else the command line."""

import runpy
import sys
from pathlib import Path


def main() -> None:
    """Run the window or the command line; in a built program also the child processes, by `-m MODULE`."""
    arguments = sys.argv[1:]
    if getattr(sys, "frozen", False) and arguments[:1] == ["-m"] and arguments[1].startswith("studio."):
        sys.argv = [sys.argv[0], *arguments[2:]]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        return
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".humas")):
        from studio.ui.app import run  # noqa: PLC0415 - Qt, which the command line starts without

        raise SystemExit(run(Path(arguments[0]) if arguments else None))
    from studio.cli.root import root  # noqa: PLC0415 - after the streams are set

    root(prog_name="studio")


if __name__ == "__main__":
    main()
