package io.nightrounds.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Nightrounds.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"nightrounds " + version};
    }
}
