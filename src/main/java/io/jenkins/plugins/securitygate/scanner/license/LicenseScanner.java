package io.jenkins.plugins.securitygate.scanner.license;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.util.Set;

/** Names the licences of a tree: what packages declare, what licence texts are, what source files say. */
@AutoService(Scanner.class)
public final class LicenseScanner implements Scanner {
    @Override
    public String id() {
        return "license";
    }

    @Override
    public String title() {
        return "Licences that packages declare, and licence texts";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.LICENSE);
    }

    @Override
    public void scan(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
        new LicenseSurvey(tree, context, sink).run();
    }
}
