package io.nightrounds.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.aot.AotDetector;
import org.springframework.core.SpringProperties;

/**
 * What the build starts so that Spring can work the context of a command out ahead, as code: see decision 0026. It is
 * the context of a command that does all its work alone; where workers are meant, Spring works theirs out when it
 * starts.
 */
final class WorkedOutContext {
    private static final String WORKERS = "nightrounds.worker";

    private WorkedOutContext() {}

    public static void main(String[] args) {
        Session.alone().close();
    }

    /** @param settings names of what a command sets; what the machine sets is looked at, too */
    static void useFor(Collection<String> settings) {
        if (aboutWorkers(settings)) {
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        }
    }

    static boolean aboutWorkers(Collection<String> settings) {
        return Stream.of(
                        settings,
                        System.getenv().keySet(),
                        System.getProperties().stringPropertyNames())
                .flatMap(Collection::stream)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .anyMatch(name -> name.startsWith(WORKERS));
    }
}
