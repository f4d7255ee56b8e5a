package io.nightrounds.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

/** A line of the log: the moment in UTC, level, process, thread, who says it, and what; below it what was thrown. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private final long process = ProcessHandle.current().pid();

    @Override
    public String doLayout(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getInstant() + " " + event.getLevel() + " " + process + " [" + event.getThreadName() + "] "
                + event.getLoggerName() + ": " + event.getFormattedMessage() + "\n"
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
