package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.risk.log.LogMiner;
import io.jenkins.plugins.securitygate.risk.log.LogModel;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Reads one large log, in turn with {@code wc -l} and {@code grep -c} over the same file, and prints the processor time of
 * each. */
public final class LogSpeed {
    private static final int ROUNDS = 3;

    private LogSpeed() {}

    /** @param args file, which is made when it is missing, and its size in megabytes */
    public static void main(String[] args) throws Exception {
        Path log = Path.of(args[0]);
        long megabytes = args.length > 1 ? Long.parseLong(args[1]) : 1_000;
        if (Files.notExists(log)) {
            write(log, megabytes << 20);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double lines = seconds("wc -l " + log);
            double fixed = seconds("grep -c ERROR " + log);
            double keywords = seconds("grep -ciE 'error|fail|exception' " + log);
            double ours = mine(log);
            System.out.printf(
                    Locale.ROOT,
                    "wc -l %.2f s, grep -c ERROR %.2f s, grep -ciE %.2f s, ours %.2f s: %.1f times wc, %.1f times grep -c,"
                            + " %.1f times grep -ciE, %.0f MB/s%n",
                    lines,
                    fixed,
                    keywords,
                    ours,
                    ours / lines,
                    ours / fixed,
                    ours / keywords,
                    Files.size(log) / 1e6 / ours);
        }
    }

    private static double mine(Path log) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        LogMiner miner = new LogMiner(LogModel.EMPTY);
        try (InputStream in = Files.newInputStream(log)) {
            miner.read("log", in);
        }
        LogObservation observed = miner.observe();
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        System.out.println(observed.lines() + " lines, " + observed.fresh().size() + " templates, " + observed.dropped()
                + " dropped, heap " + (Runtime.getRuntime().totalMemory() >> 20) + " MB");
        return seconds;
    }

    /** Processor time, because a wall clock tells of a shared machine's other work. */
    private static double seconds(String command) throws IOException, InterruptedException {
        // To a pipe: grep stops at the first match when its output goes nowhere.
        Process process = new ProcessBuilder(
                        "bash", "-c", "TIMEFORMAT='%U %S'; export LC_ALL=C; time " + command + " | cat")
                .start();
        process.getInputStream().readAllBytes();
        String[] times =
                new String(process.getErrorStream().readAllBytes()).strip().split(" ");
        process.waitFor();
        return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    }

    /** A service's log: what varies in it is random, so that hardly two lines are equal. */
    private static void write(Path log, long size) throws IOException {
        Random random = new Random(1);
        List<String> users = List.of("anna", "bert", "carl", "dora", "emil");
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            long millis = 0;
            for (long written = 0; written < size; ) {
                millis += random.nextInt(50);
                String time = java.time.Instant.ofEpochMilli(1_772_366_400_000L + millis)
                        .toString();
                String id = new UUID(random.nextLong(), random.nextLong()).toString();
                String line = switch (random.nextInt(6)) {
                    case 0 ->
                        time + " INFO  [http-nio-8080-exec-" + random.nextInt(200)
                                + "] shop.OrderController : order " + id + " placed by "
                                + users.get(random.nextInt(users.size())) + " in " + random.nextInt(900) + " ms";
                    case 1 ->
                        time + " DEBUG [scheduler-" + random.nextInt(8) + "] shop.Cache : evicted "
                                + random.nextInt(10_000) + " entries, 0 errors, " + random.nextInt(90) + "% used";
                    case 2 ->
                        "{\"ts\":\"" + time + "\",\"level\":\"info\",\"msg\":\"request served\",\"path\":\"/orders/"
                                + random.nextInt(99_999) + "\",\"status\":200,\"trace\":\"" + id
                                + "\",\"duration_ms\":" + random.nextInt(500) + "}";
                    case 3 ->
                        "10.0." + random.nextInt(255) + "." + random.nextInt(255) + " - - [" + time
                                + "] \"GET /orders/" + random.nextInt(99_999) + " HTTP/1.1\" 200 "
                                + random.nextInt(99_999);
                    case 4 ->
                        time + " WARN  [main] shop.Stock : item " + random.nextInt(99_999) + " is low, "
                                + random.nextInt(9) + " left in /warehouse/" + random.nextInt(40);
                    default ->
                        time + " INFO  [kafka-" + random.nextInt(12)
                                + "] shop.Events : offset " + random.nextInt(1 << 30) + " of orders-"
                                + random.nextInt(64) + " committed";
                };
                out.write(line);
                out.newLine();
                written += line.length() + 1;
            }
        }
    }
}
