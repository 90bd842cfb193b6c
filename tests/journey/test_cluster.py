"""A real two-worker Dask cluster on this machine writes the bundle that rendering in place writes."""

import os
import signal
import subprocess
import threading

import pytest

from studio.errors import StudioError
from studio.export.cluster import ClusterExecutor
from tests.journey.conftest import THREE, TITLE
from tests.journey.support import assert_refused, assert_same, export, studio

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("default"),  # the cluster's own threads and loops warn as they close
]


@pytest.fixture(scope="module")
def cluster():
    """The address of a scheduler with two worker processes."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        processes=True,
        threads_per_worker=1,
        dashboard_address=None,
        host="127.0.0.1",
    ) as started:
        yield started


def test_cluster_gives_the_same_bundle(cluster, bundle, office, tmp_path):
    """`--cluster` gives the bundle byte for byte, and both workers can be used again for the next export."""
    for turn in ("satu", "dua"):
        made = export(office, TITLE, tmp_path / turn, THREE, "--cluster", cluster.scheduler_address)
        assert_same(bundle, made)


def test_work_is_shared_and_no_process_is_left(cluster, office, tmp_path):
    """The jobs ran on the workers, whose render processes are their children and not ours."""
    title = "Tujuh hal sebelum menerima tawaran kerja di luar negeri"
    export(office, title, tmp_path, "instagram/feed-portrait", "--cluster", cluster.scheduler_address)
    workers = {worker.process.pid for worker in cluster.workers.values()}
    assert len(workers) == 2
    listed = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True).stdout
    parents = [int(line.split()[0]) for line in listed.splitlines() if "studio.export.render_process" in line]
    assert workers <= set(parents), "every worker has its own render process"


def test_cluster_that_is_not_there_is_an_error(office, tmp_path):
    """An address where nobody answers, or that is none, is a sentence with exit 2 and leaves no bundle."""
    for address in ("tcp://127.0.0.1:9", "bukan-alamat"):
        where = ("--out", tmp_path / "o", "--placements", "web/opengraph", "--cluster", address)
        assert_refused(studio("export", office, TITLE, *where), address)
        assert not (tmp_path / "o").exists() or list((tmp_path / "o").iterdir()) == []
    with pytest.raises(StudioError) as caught:
        ClusterExecutor("tcp://127.0.0.1:9")
    assert caught.value.code == "cluster/unreachable"


def test_worker_that_dies_does_not_end_the_export(cluster, bundle, office, tmp_path):
    """When a worker is killed in the middle of an export, the others finish it, and the bundle is equal."""
    victim = next(iter(cluster.workers.values())).process.pid
    killer = threading.Timer(3.0, os.kill, (victim, signal.SIGKILL))
    killer.start()
    made = export(office, TITLE, tmp_path, THREE, "--cluster", cluster.scheduler_address)
    killer.join()
    assert_same(bundle, made)
