"""Makes the logs of the risk benchmark.

    python3 src/bench/risk/generate.py OUT [GOOD] [KIND...]

OUT/KIND/good-NN.log and OUT/KIND/bad-MODE.log, for each KIND of maven, npm, pytest and kubernetes. The tools are really
run (they must be on the PATH); kubernetes alone is written by a script. The kinds go, make and node are held out: they
are only made when they are named.
"""

from pathlib import Path
import sys
import tempfile

import held_out
import kubernetes_runs
import maven_runs
import npm_runs
import pytest_runs

KINDS = {"kubernetes": kubernetes_runs, "pytest": pytest_runs, "npm": npm_runs, "maven": maven_runs}

if __name__ == "__main__":
    out = Path(sys.argv[1]).resolve()
    good = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as work:
        for kind in sys.argv[3:] or KINDS:
            {**KINDS, **held_out.KINDS}[kind].generate(out, Path(work), good)
