package io.nightrounds.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A command with a home logs into its logs folder; standard output and error are the user's. Set up by hand: by
 * Boot it took a twentieth of a small night.
 */
final class HomeLog {
    private static final int DAYS = 7;
    private static final long MEGABYTES = 10;

    private HomeLog() {}

    /** @param settings of which {@code logging.level} is looked at: a level for the root or for what a name begins with */
    static void open(Path home, Environment settings) {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.reset();
        redirectTheJdks(loggers);
        loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(file(home.resolve("logs"), loggers));
        Binder.get(settings)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .ifBound(levels -> levels.forEach(
                        (name, level) -> loggers.getLogger(name).setLevel(Level.toLevel(level, Level.INFO))));
    }

    /** What the JDK and the database say by the JDK's own means. */
    private static void redirectTheJdks(LoggerContext loggers) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LevelChangePropagator levels = new LevelChangePropagator();
        levels.setContext(loggers);
        levels.setResetJUL(true);
        levels.start();
        loggers.addListener(levels);
    }

    private static RollingFileAppender<ILoggingEvent> file(Path folder, LoggerContext loggers) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(loggers);
        file.setFile(folder.resolve("nightrounds.log").toString());
        file.setEncoder(encoder(loggers));
        file.setRollingPolicy(rolling(file, folder, loggers));
        file.start();
        return file;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext loggers) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(loggers);
        encoder.setLayout(new LogLine());
        encoder.start();
        return encoder;
    }

    private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
            RollingFileAppender<ILoggingEvent> file, Path folder, LoggerContext loggers) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(loggers);
        policy.setParent(file);
        policy.setFileNamePattern(
                folder.resolve("nightrounds.log.%d{yyyy-MM-dd}.%i.gz").toString());
        policy.setMaxFileSize(new FileSize(MEGABYTES * FileSize.MB_COEFFICIENT));
        policy.setMaxHistory(DAYS);
        policy.start();
        return policy;
    }
}
