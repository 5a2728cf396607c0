"""What the four generators share: where a run's log goes, and what varies between good runs."""

import os
import random
import shutil
import subprocess
from pathlib import Path

FAILURES = [
    "compile-error",
    "test-failure",
    "out-of-memory",
    "timeout",
    "flaky-retry",
    "dependency",
    "disk-full",
    "deprecations",
    "slow",
    "crash-loop",
]


def names(good: int) -> list[tuple[str, str]]:
    """Name and mode of every run; a good run has the mode "good"."""
    runs = [(f"good-{number:02d}", "good") for number in range(good)]
    return runs + [(f"bad-{mode}", mode) for mode in FAILURES]


def variation(name: str, mode: str) -> dict[str, str]:
    """Environment of one run. The sample projects read it; the seed orders tests and makes ids, waits and noise."""
    return {"RUN_MODE": mode, "RUN_SEED": str(random.Random(name).randrange(1 << 30))}


def record(log: Path, command: list[str], folder: Path, environment: dict[str, str], append: bool = False) -> int:
    """Runs a command and keeps what it prints, as a CI server would."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "ab" if append else "wb") as out:
        return subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
