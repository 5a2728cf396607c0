"""Really runs pytest on a small project, many times passing and in ten ways failing."""

from pathlib import Path
import random
import sys

from runs import fresh, names, record, variation, write

LEDGER = '''import logging
import os
import random
import time
import uuid

LOG = logging.getLogger("ledger")
MODE = os.environ["RUN_MODE"]


def book(amount):
    if amount < 0:
        raise ValueError(f"negative amount {amount}")
    entry = uuid.uuid4().hex
    LOG.info("entry %s booked, amount %d, batch %d", entry, amount, random.randrange(10_000))
    time.sleep(2.0 if MODE == "slow" else random.random() / 40)
    if random.random() < 0.06:
        LOG.warning("replica lags behind by %d ms, no error yet", random.randrange(400))
    return entry
'''

TEST = '''import os
import subprocess
import sys
import time
import warnings

import pytest
from ledger import LOG, book

MODE = os.environ["RUN_MODE"] if "NAME" == "accounts" else "good"


@pytest.mark.parametrize("amount", [1, 20, 300])
def test_books_an_amount(amount):
    assert len(book(amount)) == 32


def test_raises_an_error_for_negative_amounts():
    with pytest.raises(ValueError) as failure:
        book(-5)
    LOG.info("refused as it should be: %s", failure.value)


def test_whatever_the_mode_brings():
    if MODE == "test-failure":
        assert {"balance": 41} == {"balance": 42}
    if MODE == "out-of-memory":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
        held = [bytearray(1 << 28) for _ in range(9)]
    if MODE == "timeout":
        subprocess.run(["sleep", "60"], timeout=3, check=True)
    if MODE == "disk-full":
        with open("/dev/full", "w") as out:
            out.write("x" * 99999)
    if MODE == "deprecations":
        for number in range(60):
            warnings.warn_explicit(f"option {number} is deprecated", DeprecationWarning, f"legacy{number}.py", number)
    if MODE == "flaky-retry":
        for attempt in range(1, 4):
            try:
                raise ConnectionResetError("Connection reset by peer")
            except OSError:
                LOG.warning("attempt %d failed, will retry", attempt, exc_info=True)
    if MODE == "crash-loop":
        for restart in range(6):
            done = subprocess.run([sys.executable, "-c", "import faulthandler;faulthandler.enable();faulthandler._sigsegv()"])
            LOG.error("worker exited with %d, restart %d", done.returncode, restart)
'''

SETTINGS = """[pytest]
log_cli = true
log_cli_level = INFO
log_cli_format = %(asctime)s %(levelname)s %(name)s: %(message)s
addopts = -v --durations=3 -p no:cacheprovider
"""


def project(folder: Path, mode: str, seed: str) -> list[str]:
    files = {"ledger.py": LEDGER, "pytest.ini": SETTINGS}
    tests = []
    for name in ["accounts", "transfers", "interest"]:
        tests.append(f"tests/test_{name}.py")
        files[tests[-1]] = TEST.replace("NAME", name)
    if mode == "compile-error":
        files["ledger.py"] = LEDGER.replace("def book(amount):", "def book(amount:")
    if mode == "dependency":
        files["ledger.py"] = "import ledger_prices_of_nobody\n" + LEDGER
    write(fresh(folder), files)
    random.Random(seed).shuffle(tests)
    return tests


def generate(out: Path, work: Path, good: int) -> None:
    for name, mode in names(good):
        environment = {**variation(name, mode), "PYTHONPATH": "."}
        tests = project(work / "ledger", mode, environment["RUN_SEED"])
        log = out / "pytest" / f"{name}.log"
        if mode == "dependency":
            record(log, [sys.executable, "-m", "pip", "install", "--dry-run", "ledger-prices-of-nobody==9.9.9"], work, {})
        record(log, [sys.executable, "-m", "pytest", *tests], work / "ledger", environment, append=True)
