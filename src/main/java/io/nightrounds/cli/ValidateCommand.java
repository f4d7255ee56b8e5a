package io.nightrounds.cli;

import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.jobfile.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check job files: every mistake at once, as file:line:column. Looks at nothing else.")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOBFILE", arity = "1..*", description = "Job files.")
    List<Path> jobFiles = List.of();

    @Override
    public Integer call() {
        Screen screen = Screen.of(false);
        int wrong = 0;
        for (Path jobFile : jobFiles) {
            Set<Mistake> mistakes = mistakes(jobFile);
            mistakes.forEach(mistake -> screen.data(mistake.toString()));
            wrong += mistakes.size();
            if (mistakes.isEmpty()) {
                screen.say(jobFile + " is valid.");
            }
        }
        return wrong == 0 ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }

    private static Set<Mistake> mistakes(Path path) {
        try {
            JobFile jobFile = JobFile.read(path);
            jobFile.zone();
            return mistakesOfRooms(jobFile);
        } catch (JobFileInvalid e) {
            return new LinkedHashSet<>(e.mistakes());
        }
    }

    /** Each room binds its own section; what one finds wrong must not hide what the next one finds. */
    private static Set<Mistake> mistakesOfRooms(JobFile jobFile) {
        Set<Mistake> mistakes = new LinkedHashSet<>();
        try (ConfigurableApplicationContext context = Session.offline(jobFile)) {
            for (String section : context.getBeanNamesForType(JobSection.class, true, false)) {
                try {
                    context.getBean(section);
                } catch (BeansException e) {
                    mistakes.addAll(invalid(e).orElseThrow(() -> e).mistakes());
                }
            }
        }
        return mistakes;
    }

    private static Optional<JobFileInvalid> invalid(BeansException failure) {
        List<JobFileInvalid> found = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JobFileInvalid invalid) {
                found.add(invalid);
            }
        }
        return found.stream().findFirst();
    }
}
