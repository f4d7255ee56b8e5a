package io.nightrounds.cli;

import io.nightrounds.database.ThisProcess;

/** Who gives a command: the operating system's user, which no option and no environment variable can change. */
final class Operator {
    private Operator() {}

    /** As an audit names them, such as {@code ada@backoffice}. */
    static String name() {
        return ProcessHandle.current().info().user().orElse(System.getProperty("user.name", "unknown")) + "@"
                + ThisProcess.host();
    }
}
