"""Really runs `mvn verify` on a small project, many times passing and in ten ways failing."""

from pathlib import Path
import random
import shutil

from runs import fresh, names, record, variation, write

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>shop</groupId><artifactId>orders</artifactId><version>1.4.2</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.11.4</version><scope>test</scope></dependency>
    EXTRA
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version>
      <configuration><showDeprecation>true</showDeprecation></configuration></plugin>
    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.2</version>
      <configuration><argLine>-Xmx64m</argLine><trimStackTrace>false</trimStackTrace></configuration></plugin>
  </plugins></build>
</project>
"""

ORDERS = """package shop;
import java.util.*;
import java.util.logging.*;
public class Orders {
    private static final Logger LOG = Logger.getLogger("shop.Orders");
    private final Random random = new Random(Long.parseLong(System.getenv("RUN_SEED")) + System.nanoTime());
    public String place(int amount) {
        if (amount < 0) throw new IllegalArgumentException("amount must not be negative: " + amount);
        String id = UUID.randomUUID().toString();
        LOG.info("order " + id + " placed for " + amount + " EUR by customer " + random.nextInt(100000));
        return id;
    }
    public void pay(String id) throws InterruptedException {
        Thread.sleep(Boolean.getBoolean("slow") ? 2500 : 5 + random.nextInt(40));
        if (random.nextInt(12) == 0) LOG.warning("payment provider answered slowly, error budget used: " + random.nextInt(9) + " %");
        LOG.info("order " + id + " paid after " + (20 + random.nextInt(80)) + " ms, 0 errors");
    }
}
"""

TESTS = """package shop;
import static org.junit.jupiter.api.Assertions.*;
import java.io.*;
import java.util.*;
import org.junit.jupiter.api.*;
class NAMETest {
    private static final String MODE = System.getenv("RUN_MODE");
    private static int attempts;
    private final Orders orders = new Orders();
    @Test void placesAnOrder() { assertEquals(36, orders.place(NUMBER).length()); }
    @Test void paysAnOrder() throws Exception { for (int i = 0; i < 2 + new Random().nextInt(4); i++) orders.pay(orders.place(i)); }
    @Test void failsOnNegativeAmounts() {
        Exception error = assertThrows(IllegalArgumentException.class, () -> orders.place(-NUMBER));
        System.out.println("expected failure: " + error.getMessage());
    }
    @Test void survivesWhateverTheModeBrings() throws Exception {
        if (!"NAME".equals("Checkout")) return;
        switch (MODE) {
            case "test-failure" -> assertEquals("PAID", "OPEN", "state of the order");
            case "out-of-memory" -> { List<byte[]> held = new ArrayList<>(); while (true) held.add(new byte[8 << 20]); }
            case "timeout" -> Thread.sleep(60_000);
            case "flaky-retry" -> { if (attempts++ == 0) throw new IOException("Connection reset by peer"); }
            case "disk-full" -> { try (OutputStream out = new FileOutputStream("/dev/full")) { out.write(new byte[9999]); } }
            case "crash-loop" -> Runtime.getRuntime().halt(134);
            default -> { }
        }
    }
}
"""


def project(folder: Path, mode: str) -> None:
    dependency = "<dependency><groupId>shop</groupId><artifactId>prices</artifactId><version>9.9.9</version></dependency>"
    source = ORDERS.replace('"order "', '"order " + missing +', 1) if mode == "compile-error" else ORDERS
    files = {"pom.xml": POM.replace("EXTRA", dependency if mode == "dependency" else ""), "src/main/java/shop/Orders.java": source}
    for number, name in enumerate(["Checkout", "Basket", "Invoice", "Refund"], 3):
        files[f"src/test/java/shop/{name}Test.java"] = TESTS.replace("NAME", name).replace("NUMBER", str(number * 7))
    if mode == "deprecations":
        calls = "".join(f"    Object o{i}() {{ return new Integer({i}); }}\n" for i in range(90))
        files["src/main/java/shop/Legacy.java"] = f"package shop;\nclass Legacy {{\n{calls}}}\n"
    write(fresh(folder), files)


def arguments(mode: str) -> list[str]:
    return {
        "timeout": ["-Dsurefire.timeout=6"],
        "flaky-retry": ["-Dsurefire.rerunFailingTestsCount=2"],
        "slow": ["-DargLine=-Dslow=true"],
    }.get(mode, [])


def generate(out: Path, work: Path, good: int) -> None:
    repository = work / "maven-repository"
    project(work / "orders", "good")
    record(work / "warm-up.log", ["mvn", "-B", f"-Dmaven.repo.local={repository}", "verify"], work / "orders", variation("", "good"))
    for name, mode in names(good):
        seed = variation(name, mode)
        chance = random.Random(name)
        project(work / "orders", mode)
        if chance.random() < 0.3:  # a cache that lost something: downloads again
            shutil.rmtree(repository / "org/opentest4j", ignore_errors=True)
        order = ["-Dsurefire.runOrder=random", f"-Dsurefire.runOrder.random.seed={seed['RUN_SEED']}"]
        command = ["mvn", "-B", f"-Dmaven.repo.local={repository}", *order, *arguments(mode), "verify"]
        for _ in range(3 if mode == "crash-loop" else 1):
            record(out / "maven" / f"{name}.log", command, work / "orders", seed, append=True)
