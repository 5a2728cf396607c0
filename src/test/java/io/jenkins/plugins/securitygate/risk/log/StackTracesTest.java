package io.jenkins.plugins.securitygate.risk.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.risk.log.LogObservation.Fresh;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTracesTest {
    @Test
    void javaTracesAreGroupedWhateverTheLineNumbers() {
        assertThat(traces("""
                        java.lang.IllegalStateException: order 12 is open
                        \tat shop.Orders.pay(Orders.java:41)
                        \tat shop.Orders$$Lambda$14/0x0000000801.run(Unknown Source)
                        \tat java.base/java.lang.Thread.run(Thread.java:840)
                        next
                        java.lang.IllegalStateException: order 99 is open
                        \tat shop.Orders.pay(Orders.java:43)
                        \tat shop.Orders$$Lambda$77/0x0000000902.run(Unknown Source)
                        \tat java.base/java.lang.Thread.run(Thread.java:840)
                        """))
                .containsExactly(
                        "2 trace java.lang.IllegalStateException shop.Orders.pay shop.Orders#.run java.base/java.lang.Thread.run");
    }

    @Test
    void theInnermostCauseSaysWhatHappened() {
        assertThat(traces("""
                        java.lang.RuntimeException: cannot start
                        \tat shop.Main.main(Main.java:7)
                        Caused by: java.net.ConnectException: Connection refused
                        \tat shop.Database.open(Database.java:12)
                        \t... 1 more
                        """))
                .containsExactly("1 trace java.lang.RuntimeException_<_java.net.ConnectException shop.Database.open");
    }

    @Test
    void pythonTracesAreGroupedByTheErrorBehindThem() {
        assertThat(traces("""
                        Traceback (most recent call last):
                          File "/srv/app/main.py", line 10, in <module>
                            run()
                          File "/srv/app/jobs.py", line 33, in run
                            raise ValueError(amount)
                        ValueError: 12
                        done
                        """)).containsExactly("1 trace ValueError jobs.py_run main.py_<module>");
    }

    @Test
    void nodeTracesAreGrouped() {
        assertThat(traces("""
                        TypeError: Cannot read properties of null (reading 'x')
                            at handle (/srv/app/service.js:14:9)
                            at async /srv/app/index.js:3:1
                            at node:internal/main/run_main_module:28:49
                        """)).containsExactly("1 trace TypeError handle_service.js index.js run_main_module");
    }

    @Test
    void goPanicsAreGrouped() {
        assertThat(traces("""
                        panic: runtime error: index out of range [5] with length 3

                        goroutine 1 [running]:
                        main.load(0xc000012345, 0x3)
                        \t/src/orders/main.go:41 +0x1d
                        main.main()
                        \t/src/orders/main.go:17 +0x85
                        exit status 2
                        """)).containsExactly("1 trace panic main.load main.main");
    }

    @Test
    void aSentenceThatBeginsLikeAFrameIsALine() {
        LogObservation observed = Logs.observe(LogModel.EMPTY, "at last the server is up\n");

        assertThat(observed.fresh()).extracting(Fresh::trace).containsExactly(false);
    }

    private static List<String> traces(String log) {
        return Logs.observe(LogModel.EMPTY, log).fresh().stream()
                .filter(Fresh::trace)
                .map(fresh -> fresh.use().count() + " " + fresh.text())
                .toList();
    }
}
