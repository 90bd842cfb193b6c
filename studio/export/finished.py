"""Large files that exist whole or not at all: written beside their place, synced, then moved there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.store import faults
from studio.store.atomic import put_in_place, temporary_name


@contextmanager
def finished_file(path: Path) -> Iterator[Path]:
    """A temporary path in the same folder; on a clean exit it becomes `path`, on an error it is gone."""
    draft = temporary_name(path)
    with faults.guarded(path):
        try:
            yield draft
            with draft.open("r+b") as written:
                os.fsync(written.fileno())
            put_in_place(draft, path, overwrite=True)
        finally:
            draft.unlink(missing_ok=True)
