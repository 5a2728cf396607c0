"""Runs of the risk benchmark that nothing was adjusted on: other tools, other projects, other ways to fail.

    python3 src/bench/risk/generate.py OUT 27 go make node

The weights of the formula and the masks of the logs were settled before these runs were made.
"""

from pathlib import Path
import random

from runs import fresh, record, write

FAILURES = [
    "panic",
    "deadlock",
    "permission",
    "port-in-use",
    "certificate",
    "half-skipped",
    "wrong-result",
    "killed",
    "latency",
    "bad-setting",
]

GO = '''package stock

import (
	"fmt"
	"log"
	"math/rand"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"
)

var mode = os.Getenv("RUN_MODE")
var seed, _ = strconv.ParseInt(os.Getenv("RUN_SEED"), 10, 64)
var rnd = rand.New(rand.NewSource(seed))

func pause() {
	if mode == "latency" {
		time.Sleep(1500 * time.Millisecond)
	}
	time.Sleep(time.Duration(rnd.Intn(40)) * time.Millisecond)
}

func reserve(item int) string {
	pause()
	log.Printf("reserved %d of item sku-%06d in warehouse %c", 1+rnd.Intn(9), item, 'A'+rune(rnd.Intn(4)))
	if rnd.Intn(12) == 0 {
		log.Printf("WARN cache miss for sku-%06d, took %dms", item, rnd.Intn(90))
	}
	return fmt.Sprintf("r-%08x", rnd.Uint32())
}

func TestReserve(t *testing.T) {
	if mode == "half-skipped" {
		t.Skip("no warehouse")
	}
	for i := 0; i < 4; i++ {
		t.Run(fmt.Sprintf("item%d", i), func(t *testing.T) { t.Log(reserve(rnd.Intn(999999))) })
	}
}

func TestPrices(t *testing.T) {
	if mode == "half-skipped" {
		t.Skip("no warehouse")
	}
	want := 1999
	got := 1999
	if mode == "wrong-result" {
		got = 1998
	}
	if got != want {
		t.Errorf("price of sku-000017: got %d, want %d", got, want)
	}
}

func TestService(t *testing.T) {
	switch mode {
	case "panic":
		var stock map[string]int
		stock["sku"] = 1
	case "deadlock":
		var lock sync.Mutex
		lock.Lock()
		lock.Lock()
	case "permission":
		out, err := exec.Command("setpriv", "--reuid=65534", "--clear-groups", "cat", "/etc/shadow").CombinedOutput()
		if err != nil {
			t.Fatalf("cannot read settings: %v: %s", err, out)
		}
	case "port-in-use":
		first, _ := net.Listen("tcp", "127.0.0.1:0")
		if _, err := net.Listen("tcp", first.Addr().String()); err != nil {
			t.Fatal(err)
		}
	case "certificate":
		server := httptest.NewTLSServer(http.NotFoundHandler())
		if _, err := http.Get(server.URL); err != nil {
			t.Fatal(err)
		}
	case "killed":
		err := exec.Command("sh", "-c", "kill -9 $$").Run()
		log.Printf("worker ended: %v", err)
		t.FailNow()
	case "bad-setting":
		if _, err := time.ParseDuration("5 minutes"); err != nil {
			t.Fatalf("setting 'refresh': %v", err)
		}
	}
	log.Printf("served %d requests", 100+rnd.Intn(20))
}
'''

C = '''#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *mode;
static int is(const char *name) { return strcmp(mode, name) == 0; }
static void step(const char *name, int n) {
    usleep(is("latency") ? 700000 : rand() % 20000);
    printf("[%02d] %s: %d samples, checksum %08x ... ok\\n", n, name, 900 + rand() % 200, rand());
    fflush(stdout);
}
static void fail(const char *what) {
    printf("[..] %s: %s\\n", what, strerror(errno));
    exit(1);
}
int main(void) {
    mode = getenv("RUN_MODE");
    srand(atoi(getenv("RUN_SEED")));
    step("filter", 1);
    if (rand() % 10 == 0) printf("note: calibration is %d days old\\n", 1 + rand() % 9);
    if (is("half-skipped")) { puts("3 of 6 checks skipped: no reference data"); return 0; }
    step("resample", 2);
    if (is("panic")) { volatile int *p = 0; *p = 1; }
    if (is("deadlock")) { signal(SIGALRM, SIG_DFL); alarm(2); for (;;) pause(); }
    if (is("permission")) { setuid(65534); if (!fopen("/etc/shadow", "r")) fail("open /etc/shadow"); }
    if (is("port-in-use")) { errno = EADDRINUSE; fail("bind 0.0.0.0:8080"); }
    if (is("certificate")) { puts("TLS handshake with calib.example.org: certificate has expired"); return 3; }
    step("mix", 3);
    if (is("wrong-result")) { puts("[04] gain: expected 0.707107, got 0.499812 ... NOT OK"); return 1; }
    step("gain", 4);
    if (is("killed")) raise(SIGKILL);
    if (is("bad-setting")) { puts("unknown key 'smaple_rate' in settings.ini, line 4; using 44100"); }
    step("encode", 5);
    step("decode", 6);
    puts("6 checks passed");
    return 0;
}
'''

MAKEFILE = """all: checks
\t./checks
checks: checks.c
\tcc -Wall -O1 -o checks checks.c
"""

NODE = '''const mode = process.env.RUN_MODE
let state = Number(process.env.RUN_SEED)
const next = (n) => (state = (state * 48271) % 2147483647) % n
const log = (level, msg, more) =>
  console.log(JSON.stringify({ time: new Date().toISOString(), level, msg, ...more }))
const wait = (ms) => new Promise((done) => setTimeout(done, ms))
async function main() {
  log('info', 'starting', { pid: process.pid, version: '2.3.' + next(9) })
  if (mode === 'bad-setting') JSON.parse('{"retries": 3,}')
  if (mode === 'permission') {
    process.setuid(65534)
    require('fs').readFileSync('/etc/shadow')
  }
  for (let i = 0; i < 8; i++) {
    await wait(mode === 'latency' ? 600 : next(20))
    log('info', 'migrated table', { table: 'orders_' + i, rows: 1000 + next(500), ms: mode === 'latency' ? 600 + next(50) : next(20) })
    if (next(9) === 0) log('warn', 'statement was slow', { ms: 100 + next(50) })
    if (mode === 'half-skipped' && i === 3) { log('info', 'remaining tables skipped', { tables: 4 }); return }
    if (mode === 'panic' && i === 4) null.rows
    if (mode === 'killed' && i === 5) process.kill(process.pid, 'SIGKILL')
    if (mode === 'wrong-result' && i === 6) log('info', 'row count differs', { expected: 1204, actual: 1199 })
    if (mode === 'deadlock' && i === 2) log('error', 'deadlock detected', { code: '40P01', query: 'update orders' })
  }
  const net = require('net')
  const server = net.createServer((socket) => socket.end('no TLS here')).listen(0, () => {
    const port = server.address().port
    log('info', 'listening', { port })
    if (mode === 'port-in-use') net.createServer().listen(port)
    if (mode === 'certificate') require('https').get('https://127.0.0.1:' + port).on('error', (e) => { throw e })
    setTimeout(() => { log('info', 'stopped'); process.exit(0) }, 200)
  })
}
main()
'''


def runs(good: int) -> list[tuple[str, str]]:
    return [(f"good-{number:02d}", "good") for number in range(good)] + [(f"bad-{mode}", mode) for mode in FAILURES]


def environment(kind: str, name: str, mode: str) -> dict[str, str]:
    return {"RUN_MODE": mode, "RUN_SEED": str(random.Random(kind + name).randrange(1, 1 << 30))}


class Kind:
    """One tool: the files of its project and the command that is run in it."""

    def __init__(self, name: str, files: dict[str, str], command: list[str]):
        self.name, self.files, self.command = name, files, command

    def generate(self, out: Path, work: Path, good: int) -> None:
        folder = fresh(work / self.name)
        write(folder, self.files)
        for name, mode in runs(good):
            (folder / "checks").unlink(missing_ok=True)
            record(out / self.name / f"{name}.log", self.command, folder, environment(self.name, name, mode))


KINDS = {
    "go": Kind(
        "go",
        {"go.mod": "module example.org/stock\n\ngo 1.21\n", "stock_test.go": GO},
        ["go", "test", "-count=1", "-timeout=5s", "-v", "./..."],
    ),
    "make": Kind("make", {"Makefile": MAKEFILE, "checks.c": C}, ["make"]),
    "node": Kind("node", {"migrate.js": NODE}, ["node", "migrate.js"]),
}
