package io.nightrounds.drill;

import io.nightrounds.cli.Nightrounds;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * The program, with a failpoint armed and a relay between it and the vendors. Its first argument is the vendors'
 * address.
 */
final class DrilledNightrounds {
    private DrilledNightrounds() {}

    public static void main(String[] arguments) throws IOException {
        String relay = Relay.to(URI.create(arguments[0])).url();
        for (String vendor : List.of("updox", "patientcomms", "globalportal", "bokamera")) {
            System.setProperty("nightrounds." + vendor + ".base-url", relay);
        }
        int exitCode = Nightrounds.execute(
                List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        Failpoint.leaveList();
        System.exit(exitCode);
    }
}
