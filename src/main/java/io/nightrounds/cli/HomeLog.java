package io.nightrounds.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemFactory;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A command with a home logs into its logs folder, as Boot writes logs; standard output and error are the user's.
 * Nothing of it is read from XML, which takes as long as all else that the log needs.
 */
final class HomeLog extends LogbackLoggingSystem {
    private HomeLog(ClassLoader loader) {
        super(loader);
    }

    @Override
    protected String[] getStandardConfigLocations() {
        return new String[0];
    }

    @Override
    protected void loadDefaults(LoggingInitializationContext context, @Nullable LogFile file) {
        super.loadDefaults(context, file);
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender("CONSOLE");
    }

    /** Boot asks for it by its name in {@code spring.factories}. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Factory implements LoggingSystemFactory {
        @Override
        public LoggingSystem getLoggingSystem(ClassLoader loader) {
            return new HomeLog(loader);
        }
    }
}
