package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import io.jenkins.plugins.securitygate.scanner.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One build stage.
 *
 * @param name after {@code AS}, else its number from 0, as {@code COPY --from} names it
 * @param from the {@code FROM} instruction
 * @param base what it starts from, variables replaced by their defaults; an image or the name of an earlier stage
 * @param parent the earlier stage that it builds on, empty when it builds on an image
 * @param instructions that follow, in order
 */
record Stage(String name, Instruction from, String base, Optional<Stage> parent, List<Instruction> instructions) {
    /** The instructions of one type that run in this build. */
    Stream<Instruction> all(String keyword) {
        return instructions.stream().filter(instruction -> instruction.is(keyword) && !instruction.onBuild());
    }

    /** The instructions of one type, also those that run in the builds of other images. */
    Stream<Instruction> alsoOnBuild(String keyword) {
        return instructions.stream().filter(instruction -> instruction.is(keyword));
    }

    Optional<Instruction> last(String keyword) {
        return all(keyword).reduce((first, second) -> second);
    }

    /** The image it starts from; empty for {@code scratch} and where a variable without default stands. */
    Optional<ImageReference> image() {
        return base.equals("scratch") ? Optional.empty() : ImageReference.parse(base);
    }
}
