package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what a part of a scan finds on a thread of its own, until its turn comes. */
public final class DeferredSink implements ScanSink {
    private final List<Consumer<ScanSink>> calls = new ArrayList<>();

    /** Hands over everything, in the order in which it came. */
    public void replay(ScanSink sink) {
        calls.forEach(call -> call.accept(sink));
    }

    @Override
    public void tool(String name, String version) {
        calls.add(sink -> sink.tool(name, version));
    }

    @Override
    public void kind(ScanKind kind) {
        calls.add(sink -> sink.kind(kind));
    }

    @Override
    public void started(Instant instant) {
        calls.add(sink -> sink.started(instant));
    }

    @Override
    public void record() {
        calls.add(ScanSink::record);
    }

    @Override
    public void finding(Finding.Builder finding) {
        calls.add(sink -> sink.finding(finding));
    }

    @Override
    public void component(Component component) {
        calls.add(sink -> sink.component(component));
    }

    @Override
    public void fact(Fact fact) {
        calls.add(sink -> sink.fact(fact));
    }

    @Override
    public void test(TestSuite suite) {
        calls.add(sink -> sink.test(suite));
    }

    @Override
    public void error(String place, String message) {
        calls.add(sink -> sink.error(place, message));
    }

    @Override
    public void failed(String reason) {
        calls.add(sink -> sink.failed(reason));
    }
}
