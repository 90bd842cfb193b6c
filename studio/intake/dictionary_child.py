"""The child that holds a Hunspell dictionary: JSON words in, those it does not know out, line by line."""

import json
import sys


def main() -> int:
    """Read the dictionary named by the argument, without its suffix, and answer until the input ends."""
    from spylls.hunspell import (  # type: ignore[import-untyped]  # noqa: PLC0415 - brings network modules
        Dictionary,
    )

    found = Dictionary.from_files(sys.argv[1])
    for line in sys.stdin:
        unknown = [word for word in json.loads(line) if not found.lookup(word)]
        sys.stdout.write(json.dumps(unknown) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
