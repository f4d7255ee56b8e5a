package io.nightrounds.database;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This process as a person who reads of it finds it. */
public final class ThisProcess {
    private ThisProcess() {}

    /** Such as {@code process 4711 on reception-2}. */
    public static String name() {
        return "process " + ProcessHandle.current().pid() + " on " + host();
    }

    /** A machine that cannot look up its own name is called {@code unknown-host}: nothing may fail for that. */
    public static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
