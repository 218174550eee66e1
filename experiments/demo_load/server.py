"""A demo server in a process of its own, of any checkout of the project, and what memory it takes."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path


class Server:
    """A running server; memory as the kernel counts it, in MB."""

    def __init__(self, process, address):
        self.process, self.address = process, address

    def memory(self):
        """What is resident now, the most there ever was, and how many threads there are."""
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = {name: int(re.search(rf"{name}:\s+(\d+)", text)[1]) for name in ("VmRSS", "VmHWM", "Threads")}
        return {
            "now_mb": round(found["VmRSS"] / 1024),
            "peak_mb": round(found["VmHWM"] / 1024),
            "threads": found["Threads"],
        }


@contextmanager
def serving(checkout: Path):
    """The demo of a checkout on any free port, as ``facilitator demo`` starts it."""
    command = [sys.executable, "-m", "facilitator.cli", "demo", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    process = subprocess.Popen(command, cwd=checkout, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        told = []
        for line in process.stderr:
            told.append(line)
            found = re.search(r"http://\S+", line)
            if found:
                yield Server(process, found[0].rstrip("/"))
                return
        raise SystemExit(f"The demo of {checkout} did not start:\n{''.join(told)}")
    finally:
        process.terminate()
        process.wait(10)
