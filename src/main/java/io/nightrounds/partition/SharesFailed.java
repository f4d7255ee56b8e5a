package io.nightrounds.partition;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.batch.core.step.StepExecution;

/**
 * Some shares of a step did not come to their end. What they did is kept, and the run goes on from there when resumed.
 */
public final class SharesFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SharesFailed(Collection<StepExecution> failed) {
        super(failed.stream()
                .map(share -> share.getStepName() + ": "
                        + firstLine(share.getExitStatus().getExitDescription()))
                .sorted()
                .collect(Collectors.joining(System.lineSeparator())));
    }

    /** Of a stack trace the sentence, without the class that says it. */
    private static String firstLine(String description) {
        return description
                .lines()
                .findFirst()
                .map(line -> line.replaceFirst("^[\\w.$]+(Exception|Error|Failed|Refused|Lost): ", ""))
                .filter(line -> !line.isBlank())
                .orElse("its worker could not say why it ended; see the worker's log");
    }
}
