package io.jenkins.plugins.securitygate.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.governance.ApprovalStore;
import io.jenkins.plugins.securitygate.governance.WaiverStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes loses nothing that it had acknowledged. {@code -Dkill.rounds=100} for more. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        Random random = new Random(1);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAfter(20 + random.nextInt(40), round));
        }

        Path trail = folder.resolve("audit");
        AuditCheck check = AuditCheck.of(trail, texts(acknowledged, "audit "));
        assertThat(check.problems()).isEmpty();
        assertThat(check.entries()).isGreaterThanOrEqualTo(ROUNDS * 6L);
        assertThat(new WaiverStore(folder.resolve("waivers.json")).all())
                .extracting(waiver -> String.valueOf(waiver.number()))
                .containsAll(texts(acknowledged, "waiver "));
        assertThat(new ApprovalStore(folder.resolve("approvals.json")).all())
                .extracting(Approval::id)
                .containsAll(texts(acknowledged, "approval "));
        System.out.printf(
                "%d kills, %d acknowledged, %d entries, %d unfinished lines kept%n",
                ROUNDS, acknowledged.size(), check.entries(), check.notes().size());
    }

    /** What a writer said before it was killed, some lines after its start. */
    private Set<String> killedAfter(int lines, int round) throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        KilledWriter.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> said = new HashSet<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    // SIGKILL; what it said before is still in the pipe.
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            // The stream of a process that is being killed may be closed under the reader.
            assertThat(said).hasSizeGreaterThanOrEqualTo(lines);
        }
        process.waitFor();
        assertThat(said).hasSizeGreaterThanOrEqualTo(lines);
        return said;
    }

    private static List<String> texts(Set<String> acknowledged, String kind) {
        return acknowledged.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .collect(Collectors.toList());
    }
}
