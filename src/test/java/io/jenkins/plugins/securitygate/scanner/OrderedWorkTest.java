package io.jenkins.plugins.securitygate.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {
    private static final SecretDigest DIGEST = SecretDigest.salted("salt");
    private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

    @Test
    void resultsComeInTheOrderOfTheInputsWhicheverIsDoneFirst() {
        List<Integer> results = new ArrayList<>();
        CountDownLatch second = new CountDownLatch(1);

        new OrderedWork(2, ScanContext.quiet(DIGEST))
                .run(
                        NUMBERS,
                        number -> {
                            if (number == 1) {
                                second.countDown();
                            } else if (number == 0) {
                                await(second);
                            }
                            return number;
                        },
                        results::add);

        assertThat(results).isEqualTo(NUMBERS);
    }

    @Test
    void aCancelledScanDoesNotWaitForWorkThatDoesNotEnd() {
        CountDownLatch begun = new CountDownLatch(1);
        ScanContext context = new ScanContext(DIGEST, () -> begun.getCount() == 0, text -> {});

        assertThatThrownBy(() -> new OrderedWork(1, context)
                        .run(
                                NUMBERS,
                                number -> {
                                    begun.countDown();
                                    await(new CountDownLatch(1));
                                    return number;
                                },
                                result -> {}))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the scan was cancelled");
    }

    @Test
    void whatTheWorkThrowsIsThrownAsItIs() {
        OrderedWork work = new OrderedWork(2, ScanContext.quiet(DIGEST));

        assertThatThrownBy(() -> work.run(
                        NUMBERS,
                        number -> {
                            throw new IllegalStateException("defect");
                        },
                        result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("defect");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
