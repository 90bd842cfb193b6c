"""Loaded by Python at start when this folder is on its path: network sockets are forbidden and noted."""

import os
import socket  # noqa: TID251 - what is guarded
import sys

ALLOWED = {socket.AF_UNIX} if hasattr(socket, "AF_UNIX") else set()


def refuse(event: str, arguments: tuple) -> None:
    """End the process at once when anything network is asked for; no `except` of the program can hide it."""
    network = event == "socket.__new__" and arguments[1] not in ALLOWED
    if network or event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.bind"}:
        address = arguments[1] if event in {"socket.connect", "socket.bind"} else ""
        if event in {"socket.connect", "socket.bind"} and isinstance(address, str | bytes):
            return
        with open(os.environ["STUDIO_GUARD_NOTE"], "a", encoding="utf-8") as note:  # noqa: PTH123 - plain
            note.write(f"{event} {arguments!r} {sys.argv}\n")
        os._exit(97)


with open(os.environ["STUDIO_GUARD_NOTE"] + ".aktif", "a", encoding="utf-8") as seen:  # noqa: PTH123 - plain
    seen.write(f"{os.getpid()}\n")
sys.addaudithook(refuse)
