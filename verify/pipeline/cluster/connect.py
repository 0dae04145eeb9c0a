"""Connect to the cluster of the settings, if there is one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from verify.config import Settings, section
from verify.pipeline.cluster.address import LOCAL, ClusterError, ClusterSettings, check_address
from verify.version import __version__

if TYPE_CHECKING:
    from verify.pipeline.cluster.dask_executor import DaskExecutor

_WAIT = 20  # seconds for a scheduler to answer, and for its first worker


@contextmanager
def connected(settings: Settings, note: Callable[[str], None]) -> Iterator[DaskExecutor | None]:
    """Yield the executor of the settings' cluster, None without one. Raises ``ClusterError``."""
    if not settings.cluster:
        yield None
        return
    tls = section(settings, "cluster_tls", ClusterSettings)
    check_address(settings.cluster, tls, settings.cluster_insecure)
    with _client(settings, tls) as client:
        from verify.pipeline.cluster.dask_executor import DaskExecutor

        _check_versions(client, settings.cluster)
        executor = DaskExecutor(client, settings.cluster, note)
        try:
            yield executor
        finally:
            executor.close()


# Without Dask's profiler and with fewer looks at the machine, idle workers and scheduler take 3 %
# of a processor instead of 8 %; nobody sees what they would record, because there is no dashboard.
_LEAN = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "10s",
}


@contextmanager
def _client(settings: Settings, tls: ClusterSettings) -> Iterator[Any]:
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise ClusterError(
            "--cluster needs the extra “cluster”: pip install 'verify-citations[cluster]'."
        ) from error
    if settings.cluster == LOCAL:
        count = settings.jobs or os.cpu_count() or 1
        with (
            import_module("dask").config.set(_LEAN),
            dask.LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=60,
            ) as cluster,
        ):
            yield dask.Client(cluster, set_as_default=False)
        return
    yield _remote(dask, settings.cluster, tls)


def _remote(dask: Any, address: str, tls: ClusterSettings) -> Any:
    security = None
    if address.startswith("tls://"):
        security = dask.Security(
            tls_ca_file=tls.ca_file,
            tls_client_cert=tls.certificate,
            tls_client_key=tls.key,
            require_encryption=True,
        )
    # Else a connection to a scheduler that has died is awaited for 30 s, several times.
    import_module("dask").config.set({"distributed.comm.timeouts.connect": "5s"})
    try:
        return dask.Client(address, security=security, timeout=_WAIT, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise ClusterError(
            f"No Dask scheduler answered at {address}."
            " Start one with `dask scheduler`, or run without --cluster."
        ) from error


def _check_versions(client: Any, name: str) -> None:
    """Raise ``ClusterError`` unless there are workers, all with this version of verify."""
    from verify.pipeline.cluster.tasks import worker_version

    try:
        client.wait_for_workers(1, timeout=_WAIT)
        found = client.run(worker_version, on_error="return")
    except (OSError, TimeoutError) as error:
        raise ClusterError(
            f"The cluster {name} has no workers. Start one with `dask worker {name} --nthreads 1`."
        ) from error
    for worker, version in found.items():
        if isinstance(version, BaseException):
            raise ClusterError(
                f"The worker {worker} cannot run verify: {version}."
                f" Install verify {__version__} on it."
            )
        if version != __version__:
            raise ClusterError(
                f"The worker {worker} has verify {version}, and this is {__version__}."
                " Install the same version on all."
            )
