"""Kernels from the nursery, in the way Jupyter knows kernels."""

import os
import signal
import sys
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from discourse.base.errors import SetupError
from discourse.reporting import nursery


class _Forked:
    """What `LocalProvisioner` needs of a process; the process itself is a child of the nursery."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self) -> int:
        return 0

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


class ForkedProvisioner(LocalProvisioner):
    """Starts a kernel by asking the nursery for a fork; all else is as for a local process."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel; `cmd` names the connection file after `-f`."""
        if nursery.current is None:
            raise SetupError("Forked kernels exist only within 'discourse report'.")
        file = cmd[cmd.index("-f") + 1]
        pid = nursery.current.ask("kernel", file, kwargs.get("env") or {}, kwargs.get("cwd") or os.getcwd())
        self.process = _Forked(pid)  # type: ignore[assignment]
        self.pid = self.pgid = pid
        return self.connection_info


class Specs(KernelSpecManager):
    """Gives the one kernel of a report: this very Python, forked where the system can."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The kernel's description, whatever kernels the user has installed."""
        forked = {"kernel_provisioner": {"provisioner_name": "discourse-forked"}} if nursery.current else {}
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python", metadata=forked)
