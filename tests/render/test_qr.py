"""QR codes: the same modules as segno's own door gives, without the network library it loads."""

import subprocess
import sys

import pytest

ADDRESSES = ("https://contoh.go.id/layanan", "https://contoh.go.id/" + "paspor-simpatik/" * 12, "HALO 123")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_modules_are_those_of_segno(address: str) -> None:
    """Asked in a process of its own, for segno as a whole must not be met here."""
    code = (
        "import sys, segno; code = segno.make(sys.argv[1], error='m', micro=False);"
        "rows = tuple(tuple(map(bool, row)) for row in code.matrix_iter(border=4));"
        "from studio.render.qr import matrix; assert matrix(sys.argv[1]) == rows"
    )
    subprocess.run([sys.executable, "-c", code, address], check=True, timeout=60)


def test_no_network_library_is_loaded() -> None:
    """Segno's writers load it for their XML; its encoder needs none of it."""
    code = (
        "import sys; from studio.render.qr import matrix; assert len(matrix('HALO')) == 29;"
        "assert not {'ssl', 'http.client', 'segno.writers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
