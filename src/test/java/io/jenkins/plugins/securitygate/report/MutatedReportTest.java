package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happened to a report, reading it ends, in a result or in a clear error, and what is cut off is never taken
 * for complete. {@code -Dmutations=10000} tries as many, {@code -DmutationSeed=N} others than the build does.
 */
class MutatedReportTest {
    private static final int MUTATIONS = Integer.getInteger("mutations", 400);
    private static final long SEED = Long.getLong("mutationSeed", 20_260_105);
    private static final int GUARD_AGAINST_A_HANG = 30;

    @Test
    @Timeout(value = GUARD_AGAINST_A_HANG, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMutatedReportGivesAResultOrAClearError(@TempDir Path folder) throws IOException {
        List<Fixture> fixtures = Fixture.all();
        Map<String, String> problems = new TreeMap<>();
        for (int number = 0; number < MUTATIONS; number++) {
            Random random = new Random(SEED + number);
            Fixture fixture = fixtures.get(random.nextInt(fixtures.size()));
            Mutation mutation = Mutation.values()[number % Mutation.values().length];
            Path file = Files.write(folder.resolve("mutated"), mutation.apply(fixture, random));

            String problem = problem(fixture, mutation, file);
            if (!problem.isEmpty()) {
                problems.putIfAbsent(
                        fixture.format() + ": " + problem, fixture + ", " + mutation + ", number " + number);
            }
        }
        assertThat(problems).isEmpty();
    }

    /** What must not happen, empty when nothing of it did. */
    private static String problem(Fixture fixture, Mutation mutation, Path file) {
        try {
            ScanStatus status = fixture.read(file).scan().status();
            boolean cut = mutation == Mutation.TRUNCATE && !fixture.isLines();
            return cut && status == ScanStatus.COMPLETED ? "what is cut off is taken for complete" : "";
        } catch (ReportException e) {
            // The place is the file, or an entry of it when it is an archive.
            boolean clear = e.getMessage().matches("(?s)" + file.getFileName() + "(!/[^:]+)?: .*");
            return clear && !e.getMessage().contains("reader crashed") ? "" : first(e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return first(e.toString());
        }
    }

    private static String first(String message) {
        return message.substring(0, Math.min(message.length(), 200));
    }
}
