package io.nightrounds.cli;

import io.nightrounds.cli.exit.Causes;
import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.jobfile.Examined;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileAdvice;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.jobfile.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check job files: every mistake at once, as file:line:column, and advice on their texts. Opens no"
                + " feed, no database and no connection.")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOBFILE", arity = "1..*", description = "Job files.")
    List<Path> jobFiles = List.of();

    @Override
    public Integer call() {
        Screen screen = Screen.of(false);
        boolean valid = true;
        for (Path jobFile : jobFiles) {
            Collection<Mistake> found = found(jobFile);
            found.forEach(mistake -> screen.data(mistake.toString()));
            if (found.stream().noneMatch(Mistake::isError)) {
                screen.say(jobFile + " is valid" + (found.isEmpty() ? "." : ", with warnings."));
            } else {
                valid = false;
            }
        }
        return valid ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }

    private static Collection<Mistake> found(Path path) {
        Examined examined = JobFile.examine(path);
        Set<Mistake> found = new LinkedHashSet<>(examined.mistakes());
        examined.file().ifPresent(file -> found.addAll(examined.unheardOf(foundByRooms(file, examined))));
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .toList();
    }

    private static List<Mistake> foundByRooms(JobFile file, Examined examined) {
        List<Mistake> found = new ArrayList<>();
        try (ConfigurableApplicationContext context = Session.offline(file)) {
            found.addAll(each(context, JobSection.class, examined, section -> List.of()));
            found.addAll(each(context, JobFileAdvice.class, examined, JobFileAdvice::findings));
        }
        try {
            file.zone();
        } catch (JobFileInvalid e) {
            found.addAll(e.mistakes());
        }
        return found;
    }

    /** Each room binds its own section; what one finds wrong must not hide what the next one finds. */
    private static <T> List<Mistake> each(
            ConfigurableApplicationContext context,
            Class<T> type,
            Examined examined,
            Function<T, List<Mistake>> findings) {
        List<Mistake> found = new ArrayList<>();
        for (String name : context.getBeanNamesForType(type, true, false)) {
            try {
                found.addAll(findings.apply(context.getBean(name, type)));
            } catch (BeansException e) {
                found.addAll(invalid(e, examined));
            }
        }
        return found;
    }

    /** Where the file disagrees with its schema, a room may fail in any way, which says nothing new. */
    private static List<Mistake> invalid(BeansException failure, Examined examined) {
        Optional<JobFileInvalid> invalid = Causes.find(failure, JobFileInvalid.class);
        if (invalid.isEmpty() && examined.mistakes().isEmpty()) {
            throw failure;
        }
        return invalid.map(JobFileInvalid::mistakes).orElse(List.of());
    }
}
