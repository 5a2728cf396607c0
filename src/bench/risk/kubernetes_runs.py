"""Writes what a node and a service of a rollout log: kubelet lines in klog's format and JSON lines of the service.

No cluster runs here. The kubelet's sentences are those of its public source; ids, times and order are random.
"""

from datetime import datetime, timedelta, timezone
import json
from pathlib import Path
import random

from runs import names

LETTERS = "bcdfghjklmnpqrstvwxz2456789"


class Node:
    """The clock and the pods of one rollout."""

    def __init__(self, name: str, mode: str) -> None:
        self.random = random.Random(name + mode)
        self.now = datetime(2026, 3, 1, tzinfo=timezone.utc) + timedelta(seconds=self.random.randrange(10_000_000))
        self.mode = mode
        self.lines: list[str] = []
        self.pods = [f"shop/orders-{self.word(9)}-{self.word(5)}" for _ in range(self.random.randrange(3, 6))]

    def word(self, length: int) -> str:
        return "".join(self.random.choice(LETTERS) for _ in range(length))

    def uid(self) -> str:
        digits = "%032x" % self.random.getrandbits(128)
        return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds * self.random.uniform(0.5, 1.5))

    def kubelet(self, level: str, place: str, text: str) -> None:
        self.wait(0.05)
        self.lines.append(f"{level}{self.now:%m%d %H:%M:%S.%f}    1187 {place}] {text}")

    def service(self, level: str, message: str, **fields: object) -> None:
        self.wait(0.03)
        time = self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self.lines.append(json.dumps({"ts": time, "level": level, "logger": "orders", "msg": message, **fields}))


def start(node: Node, pod: str) -> None:
    node.kubelet("I", "kubelet.go:2421", f'"SyncLoop ADD" source="api" pods=["{pod}"]')
    node.kubelet("I", "reconciler_common.go:245", f'"operationExecutor.VerifyControllerAttachedVolume started for volume \\"kube-api-access-{node.word(5)}\\" (UniqueName: \\"kubernetes.io/projected/{node.uid()}\\") pod \\"{pod}\\" (UID: \\"{node.uid()}\\") " pod="{pod}"')
    node.kubelet("I", "operation_generator.go:664", f'"MountVolume.SetUp succeeded for volume \\"kube-api-access-{node.word(5)}\\"" pod="{pod}"')
    if node.random.random() < 0.3:
        node.kubelet("W", "prober.go:107", f'"Probe failed" probeType="Readiness" pod="{pod}" podUID="{node.uid()}" probeResult="failure" output="Get \\"http://10.1.{node.random.randrange(255)}.{node.random.randrange(255)}:8080/ready\\": dial tcp: connect: connection refused"')
    node.kubelet("I", "pod_startup_latency_tracker.go:102", f'"Observed pod startup duration" pod="{pod}" podStartSLOduration={node.random.uniform(1, 3):.9f}')
    node.service("info", "server started", port=8080, pod=pod)


def serve(node: Node) -> None:
    for _ in range(node.random.randrange(40, 90)):
        node.wait(20 if node.mode == "slow" else 0.2)
        took = node.random.uniform(2000, 9000) if node.mode == "slow" else node.random.uniform(3, 60)
        node.service("info", "request served", method="GET", path=f"/orders/{node.random.randrange(99999)}", status=200, duration_ms=round(took, 2), trace=node.uid().replace("-", ""))
        if node.random.random() < 0.03:
            node.service("warn", "cache miss, error budget unaffected", key=node.word(8))
        if node.random.random() < 0.02:
            node.service("error", "client went away before the answer", remote=f"10.2.0.{node.random.randrange(255)}")


def fail(node: Node, pod: str) -> None:
    name = f'pod="{pod}" podUID="{node.uid()}"'
    if node.mode == "compile-error":
        node.service("fatal", "cannot parse configuration", error="yaml: line 12: did not find expected key", file="/etc/orders/config.yaml")
        node.kubelet("E", "pod_workers.go:1301", f'"Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"orders\\" with CreateContainerConfigError: \\"configmap \\\\\\"orders\\\\\\" not found\\"" {name}')
    elif node.mode == "test-failure":
        node.service("error", "smoke test failed: expected 200 but was 503", check="GET /ready", status=503)
    elif node.mode == "out-of-memory":
        node.kubelet("I", "kuberuntime_container.go:745", f'"Killing container with a grace period" {name} reason="OOMKilled" exitCode=137')
    elif node.mode == "timeout":
        for _ in range(4):
            node.service("error", "request failed", error="context deadline exceeded", status=504)
    elif node.mode == "flaky-retry":
        for attempt in range(1, 4):
            node.service("warn", "call of payments failed, will retry", attempt=attempt, error="read tcp: connection reset by peer")
    elif node.mode == "dependency":
        for _ in range(3):
            node.kubelet("E", "log.go:32", f'"PullImage from image service failed" err="rpc error: code = NotFound desc = failed to pull and unpack image \\"registry.example/orders:9.9.9\\": not found" image="registry.example/orders:9.9.9"')
            node.kubelet("E", "pod_workers.go:1301", f'"Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"orders\\" with ImagePullBackOff: \\"Back-off pulling image \\\\\\"registry.example/orders:9.9.9\\\\\\"\\"" {name}')
    elif node.mode == "disk-full":
        node.kubelet("W", "eviction_manager.go:354", '"Eviction manager: attempting to reclaim" resourceName="ephemeral-storage"')
        node.service("error", "cannot write journal", error="write /data/journal: no space left on device")
    elif node.mode == "deprecations":
        for number in range(80):
            node.service("warn", f"setting {node.word(6)} is deprecated and will be removed", since=f"v1.{number}")
    elif node.mode == "crash-loop":
        for restart in range(5):
            node.lines.append("panic: runtime error: invalid memory address or nil pointer dereference\n\ngoroutine 1 [running]:\nmain.load(0x0)\n\t/src/orders/main.go:41 +0x1d\nmain.main()\n\t/src/orders/main.go:17 +0x85\nexit status 2")
            node.kubelet("E", "pod_workers.go:1301", f'"Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"orders\\" with CrashLoopBackOff: \\"back-off {10 * 2 ** restart}s restarting failed container=orders pod={pod}\\"" {name}')


def generate(out: Path, work: Path, good: int) -> None:
    for name, mode in names(good):
        node = Node(name, mode)
        for pod in node.pods:
            start(node, pod)
        serve(node)
        fail(node, node.pods[0])
        if mode not in ("compile-error", "dependency", "crash-loop"):
            serve(node)
        log = out / "kubernetes" / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("\n".join(node.lines) + "\n", encoding="utf-8")
