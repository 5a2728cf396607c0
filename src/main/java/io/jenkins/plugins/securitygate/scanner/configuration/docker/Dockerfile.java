package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A parsed Dockerfile.
 *
 * @param path relative to the scanned root
 * @param globals {@code ARG} instructions before the first stage
 * @param stages in order, never empty
 */
record Dockerfile(String path, List<Instruction> globals, List<Stage> stages) {
    /** The stage that becomes the image. */
    Stage last() {
        return stages.get(stages.size() - 1);
    }

    /** What findings about a stage call it. */
    String target(Stage stage) {
        return path + "/" + stage.name();
    }

    /** The last stage and the stages that it builds on, the last one first. */
    List<Stage> lineage() {
        List<Stage> lineage = new ArrayList<>();
        Optional<Stage> stage = Optional.of(last());
        while (stage.isPresent()) {
            lineage.add(stage.get());
            stage = stage.get().parent();
        }
        return lineage;
    }

    /** The instruction of one type that holds for the image, its own or one of a stage it builds on. */
    Optional<Instruction> effective(String keyword) {
        return lineage().stream().flatMap(stage -> stage.last(keyword).stream()).findFirst();
    }

    /** Stages that start from an image rather than from an earlier stage. */
    Stream<Stage> basedOnImages() {
        return stages.stream().filter(stage -> stage.parent().isEmpty());
    }
}
