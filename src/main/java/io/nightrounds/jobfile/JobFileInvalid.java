package io.nightrounds.jobfile;

import java.util.List;
import java.util.stream.Collectors;

/** A job file that cannot be used, with all that is wrong in it. */
public final class JobFileInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public JobFileInvalid(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
