package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Decides about many findings by 50 rules, in turn with {@code opa eval} of the same rules in Rego on the same findings,
 * and checks that both count the same. Arguments: findings (100,000), rounds (5), the opa executable (opa).
 */
public final class PolicyBenchmark {
    private static final int RULES = 50;
    private static final int WARM_UPS = 4;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private PolicyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int findings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        String opa = arguments.length > 2 ? arguments[2] : "opa";
        Path folder = Files.createTempDirectory("policy-benchmark");
        Evidence evidence = evidence(findings);
        Path rego = Files.writeString(folder.resolve("policy.rego"), rego());
        Path input = writeInput(folder, evidence);
        print("%d findings, %d rules, input of %d MB", findings, RULES, Files.size(input) >> 20);
        // The only decision of a process that ends with it: nothing is compiled yet, and the policy is read as well.
        Measured once = measure(() -> counted(engine().decide(evidence, NOW)));
        print("cold, with reading the policy: gate %.2f s, %.2f s CPU", once.elapsed(), once.cpu());
        PolicyEngine engine = engine();
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            Measured warming = measure(() -> counted(engine.decide(evidence, NOW)));
            print("warm-up: gate %.2f s, %.2f s CPU", warming.elapsed(), warming.cpu());
        }
        for (int round = 1; round <= rounds; round++) {
            Measured ours = measure(() -> counted(engine.decide(evidence, NOW)));
            Measured theirs = measureOpa(opa, rego, input);
            if (ours.count() != theirs.count()) {
                throw new IllegalStateException("counted " + ours.count() + ", opa " + theirs.count());
            }
            print(
                    "round %d: gate %.2f s, %.2f s CPU; opa eval %.2f s, %.2f s CPU; ratio %.1f elapsed, %.1f CPU; %d counted",
                    round,
                    ours.elapsed(),
                    ours.cpu(),
                    theirs.elapsed(),
                    theirs.cpu(),
                    theirs.elapsed() / ours.elapsed(),
                    theirs.cpu() / ours.cpu(),
                    ours.count());
        }
        Files.delete(input);
        Files.delete(rego);
        Files.delete(folder);
    }

    private static PolicyEngine engine() {
        return PolicyEngine.of(List.of(PolicyReader.read("benchmark", yaml())));
    }

    /** Every fifth rule asks alike, of other values. */
    private static String yaml() {
        StringBuilder yaml = new StringBuilder("apiVersion: security-gate/v1\nname: benchmark\nrules:\n");
        for (int i = 0; i < RULES; i++) {
            String when = switch (i % 5) {
                case 0 ->
                    "finding.kind == \"dependency\" && finding.severity == \"critical\" && finding.line > " + i * 10;
                case 1 -> "finding.cvss >= 9.0 && finding.path.startsWith(\"module" + i + "/\")";
                case 2 -> "finding.identifiers.exists(id, id.startsWith(\"CVE-2026-" + i + "\"))";
                case 3 -> "finding.component.name == \"lib" + i + "\" && finding.fixable";
                default ->
                    "finding.severity == \"high\" && finding.change == \"new\" && finding.rule == \"CVE-2026-" + i
                            + "\"";
            };
            yaml.append("  - {id: r")
                    .append(i)
                    .append(", for: findings, when: '")
                    .append(when)
                    .append("'}\n");
        }
        return yaml.toString();
    }

    private static String rego() {
        StringBuilder rego = new StringBuilder("package main\n\nimport rego.v1\n");
        for (int i = 0; i < RULES; i++) {
            String condition = switch (i % 5) {
                case 0 -> "f.kind == \"dependency\"; f.severity == \"critical\"; f.line > " + i * 10;
                case 1 -> "f.cvss >= 9.0; startswith(f.path, \"module" + i + "/\")";
                case 2 -> "some id in f.identifiers; startswith(id, \"CVE-2026-" + i + "\")";
                case 3 -> "f.component.name == \"lib" + i + "\"; f.fixable";
                default -> "f.severity == \"high\"; f.change == \"new\"; f.rule == \"CVE-2026-" + i + "\"";
            };
            rego.append(
                    "\ndeny_r" + i + " contains f.fingerprint if { some f in input.findings; " + condition + " }\n");
        }
        return rego.append("\ncounted := " + sum() + "\n").toString();
    }

    private static String sum() {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            counts.add("count(deny_r" + i + ")");
        }
        return "sum([" + String.join(", ", counts) + "])";
    }

    private static Evidence evidence(int count) {
        Random random = new Random(7);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(1000);
            String id = "CVE-2026-" + number;
            List<Cvss> ratings = List.of(new Cvss("3.1", "", random.nextInt(100) / 10.0, "nvd"));
            List<String> fixes = random.nextBoolean() ? List.of("2.0") : List.of();
            findings.add(Finding.of(ScanKind.DEPENDENCY, id)
                    .target("host-" + i)
                    .title("A vulnerability in a library, number " + i)
                    .severity(Severity.values()[random.nextInt(5)])
                    .change(random.nextBoolean() ? Change.NEW : Change.OUTSTANDING)
                    .component(Component.of("pkg:maven/org.example/lib" + number + "@1.0", "lib" + number, "1.0"))
                    .location(Location.of("module" + number + "/pom.xml", 1 + random.nextInt(500)))
                    .advisory(new Advisory(List.of(id), ratings, -1, -1, false, fixes, null))
                    .build("scan", "benchmark"));
        }
        return new Evidence(
                new Subject("benchmark", "1", "", ""), NOW, "", List.of(), findings, List.of(), List.of(), List.of());
    }

    /** What a program in Rego would be given. */
    private static Path writeInput(Path folder, Evidence evidence) throws IOException {
        Path file = folder.resolve("input.json");
        Policy asking = PolicyReader.read(
                "input", "apiVersion: security-gate/v1\nname: input\nrules: [{id: a, rego: {query: data.main}}]\n");
        PolicyEngine.of(List.of(asking), (program, input) -> {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        input.write(out);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return new JsonMapper().createObjectNode().putObject("deny");
                })
                .decide(evidence, NOW);
        return file;
    }

    private static long counted(Decision decision) {
        return decision.rules().stream()
                .mapToLong(rule -> rule.tally().counted())
                .sum();
    }

    private static Measured measureOpa(String opa, Path rego, Path input) throws Exception {
        String eval = opa + " eval --format raw --stdin-input --data " + rego + " data.main.counted < " + input;
        Process process = new ProcessBuilder("bash", "-c", "TIMEFORMAT='%R %U %S'; time " + eval).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        String[] times =
                new String(process.getErrorStream().readAllBytes()).strip().split(" ");
        process.waitFor();
        return new Measured(
                Long.parseLong(output),
                Double.parseDouble(times[0]),
                Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }

    private static Measured measure(java.util.function.LongSupplier work) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        long count = work.getAsLong();
        return new Measured(count, (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** What one run counted, and its seconds. */
    private record Measured(long count, double elapsed, double cpu) {}
}
