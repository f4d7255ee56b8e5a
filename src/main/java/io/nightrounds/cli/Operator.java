package io.nightrounds.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who gives a command: the operating system's user, which no option and no environment variable can change. */
final class Operator {
    private Operator() {}

    /** As an audit names them, such as {@code ada@backoffice}. */
    static String name() {
        return ProcessHandle.current().info().user().orElse(System.getProperty("user.name", "unknown")) + "@" + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
