"""Entry point: the command line; without a subcommand its help, until the window exists."""

import sys


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    from studio.cli.root import root  # noqa: PLC0415 - after the streams are set

    root(prog_name="studio")


if __name__ == "__main__":
    main()
