package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.FileProgress;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.OrderedWork;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.archive.ArchiveLimitException;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestTree;
import io.jenkins.plugins.securitygate.scanner.license.LicenseTexts.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run over a tree. What a package declares counts before the licence texts beside it. */
final class LicenseSurvey {
    private static final int MIN_WORDS = 20;

    private final SourceTree tree;
    private final ScanContext context;
    private final ScanSink sink;
    private final Map<String, Set<Declaration>> packages = new HashMap<>();
    private final Map<Declaration, String> unclear = new LinkedHashMap<>();
    private final Set<String> reported = new LinkedHashSet<>();

    LicenseSurvey(SourceTree tree, ScanContext context, ScanSink sink) {
        this.tree = tree;
        this.context = context;
        this.sink = sink;
    }

    void run() throws IOException {
        List<SourceFile> files = tree.files();
        ManifestTree manifests = new ManifestTree(files);
        OrderedWork work = OrderedWork.onAllCores(context);
        FileProgress progress = new FileProgress("looking for licences", files.size(), context);
        List<SourceFile> declaring = files.stream()
                .filter(file -> LicenseReaders.of(file.path()).isPresent())
                .toList();
        work.run(declaring, file -> declared(file, manifests), Runnable::run);
        work.run(files.stream().filter(LicenseSurvey::isLegal).toList(), this::text, Runnable::run);
        // Collected first: whether a package is still unclear is known when all texts are read.
        List<SourceFile> introductions = files.stream()
                .filter(file -> LegalFiles.isReadme(file.name()) && isUnclear(file.folder()))
                .toList();
        work.run(introductions, this::introduction, Runnable::run);
        // Words such as "see the file" are only reported where no text says what they mean.
        unclear.forEach((declaration, path) -> {
            if (!declaration.licenses().isEmpty()) {
                report(declaration.component(path));
            }
        });
        work.run(files, this::tag, said -> {
            said.run();
            progress.step();
        });
    }

    private static boolean isLegal(SourceFile file) {
        return LegalFiles.isText(file.name()) || LegalFiles.isNotice(file.name());
    }

    private boolean isUnclear(String folder) {
        return packages.getOrDefault(folder, Set.of()).stream().anyMatch(unclear::containsKey);
    }

    // A file is read on any thread. What these methods return is run on that of the scan, in the order of the files.

    private Runnable declared(SourceFile file, ManifestTree manifests) {
        List<Runnable> all = new ArrayList<>();
        LicenseReader.Said said = new LicenseReader.Said() {
            @Override
            public void declared(Declaration declaration) {
                all.add(() -> LicenseSurvey.this.declared(file, declaration));
            }

            @Override
            public void damaged(String place, String problem) {
                all.add(() -> sink.error(file.path(), place + ": " + problem));
            }

            @Override
            public void notExamined(String place, String reason) {
                all.add(gap(file, place, reason));
            }
        };
        try {
            LicenseReaders.of(file.path()).orElseThrow().read(manifests.file(file), said);
        } catch (TooLongException | ArchiveLimitException e) {
            all.add(gap(file, "", e.getMessage()));
        } catch (IOException e) {
            all.add(() -> sink.error(file.path(), e.getMessage()));
        }
        return () -> all.forEach(Runnable::run);
    }

    private void declared(SourceFile file, Declaration declaration) {
        sink.record();
        packages.computeIfAbsent(file.folder(), path -> new LinkedHashSet<>()).add(declaration);
        if (declaration.isUnderstood()) {
            report(declaration.component(file.path()));
        } else {
            unclear.put(declaration, file.path());
        }
    }

    /** What is said of a file's content. */
    @FunctionalInterface
    private interface Reading {
        Runnable read() throws IOException;
    }

    private Runnable said(SourceFile file, Reading reading) {
        try {
            return reading.read();
        } catch (TooLongException e) {
            return gap(file, "", e.getMessage());
        } catch (IOException e) {
            return () -> sink.error(file.path(), "cannot be read: " + e.getMessage());
        }
    }

    private Runnable gap(SourceFile file, String place, String reason) {
        return () -> sink.finding(Gap.of(ScanKind.LICENSE, file.path(), place, reason));
    }

    private Runnable text(SourceFile file) {
        return said(file, () -> {
            Runnable found = found(file, LicenseFile.text(file));
            return () -> {
                sink.record();
                found.run();
            };
        });
    }

    private Runnable found(SourceFile file, String text) {
        List<LicenseExpression> found =
                LicenseTexts.named(text).stream().map(Match::expression).toList();
        if (!found.isEmpty()) {
            return () -> detected(file, found);
        }
        Optional<LicenseExpression> whole = LicenseNames.read(text.strip());
        if (whole.isPresent()) {
            return () -> detected(file, List.of(whole.get()));
        }
        if (LegalFiles.isText(file.name()) && text.split("\\s+").length > MIN_WORDS) {
            Finding.Builder unknown = unknown(file, LicenseTexts.nearest(text));
            return () -> sink.finding(unknown);
        }
        return () -> {};
    }

    /**
     * A text is the licence of the packages in its folder that declare none, and adds to what the others declare: they may
     * contain the work of others. In a folder without packages it is that of the folder.
     */
    private void detected(SourceFile file, List<LicenseExpression> licenses) {
        String folder = LegalFiles.folder(file);
        Set<Declaration> here = packages.getOrDefault(folder, Set.of());
        for (Declaration declaration : here) {
            if (LegalFiles.isText(file.name())) {
                explained(declaration);
            }
            List<String> more = declaration.without(licenses);
            if (!more.isEmpty()) {
                report(declaration.with(more).component(file.path()));
            }
        }
        if (here.isEmpty()) {
            String name = folder.isEmpty()
                    ? String.valueOf(tree.root().toAbsolutePath().normalize().getFileName())
                    : folder;
            List<String> texts =
                    licenses.stream().map(LicenseExpression::toString).toList();
            report(new Declaration("", name, "", texts).component(file.path()));
        }
    }

    /** Others say what some words of a package mean; the licences that it names itself are its own all the same. */
    private boolean explained(Declaration declaration) {
        String path = unclear.remove(declaration);
        if (path != null && !declaration.understood().licenses().isEmpty()) {
            report(declaration.understood().component(path));
        }
        return path != null;
    }

    private Runnable introduction(SourceFile file) {
        return said(file, () -> {
            List<String> named = ReadmeLicenses.in(LicenseFile.text(file)).stream()
                    .map(LicenseExpression::toString)
                    .toList();
            return named.isEmpty() ? () -> {} : () -> introduced(file, named);
        });
    }

    private void introduced(SourceFile file, List<String> named) {
        for (Declaration declaration : packages.get(file.folder())) {
            if (explained(declaration)) {
                report(declaration.with(named).component(file.path()));
            }
        }
    }

    private Runnable tag(SourceFile file) {
        return said(
                file,
                () -> LicenseFile.tag(file)
                        .<Runnable>map(tag -> () -> tagged(file, tag))
                        .orElse(() -> {}));
    }

    private void tagged(SourceFile file, String tag) {
        sink.record();
        Optional<LicenseExpression> expression = LicenseNames.read(tag);
        if (expression.isEmpty()) {
            sink.error(file.path(), "SPDX-License-Identifier: '" + tag + "' is no licence expression");
        } else if (!reported.contains(expression.get().toString())) {
            report(new Declaration("", file.path(), "", List.of(tag)).component(file.path()));
        }
    }

    private void report(Component component) {
        reported.addAll(component.licenses());
        sink.component(component);
    }

    private static Finding.Builder unknown(SourceFile file, Match nearest) {
        return Finding.of(ScanKind.LICENSE, "unknown-license-text")
                .title("The licence text is not known: " + file.path())
                .description("It is most like %s, of which it has %.0f %%."
                        .formatted(nearest.expression(), nearest.score() * 100))
                .severity(Severity.LOW)
                .location(Location.of(file.path(), 1))
                .component(Component.of("", file.path(), ""))
                .remediation("Read the text, and decide in the policy or by a waiver whether its terms can be met.");
    }
}
