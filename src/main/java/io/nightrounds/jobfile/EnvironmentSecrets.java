package io.nightrounds.jobfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets from the environment: the variable {@code NAME}, or the file that {@code NAME_FILE} points to. */
public final class EnvironmentSecrets implements Secrets {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{secret:([A-Z][A-Z0-9_]*)}");

    private final Map<String, String> environment;

    public EnvironmentSecrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String reveal(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw new SecretMissing("A secret must be a reference such as ${secret:NAME}; a literal value is refused.");
        }
        String name = matcher.group(1);
        String value = environment.get(name);
        if (value != null) {
            return present(name, value);
        }
        String file = environment.get(name + "_FILE");
        if (file == null) {
            throw new SecretMissing("The secret " + name + " is not set. Set the environment variable " + name + ", or "
                    + name + "_FILE to the path of a file that holds it.");
        }
        return read(name, Path.of(file));
    }

    private static String read(String name, Path file) {
        try {
            return present(name, Files.readString(file).strip());
        } catch (IOException e) {
            throw new SecretMissing("The secret " + name + " cannot be read from " + file + " (" + e.getMessage()
                    + "). Check that the file exists and may be read by this user.");
        }
    }

    /** An empty secret is a variable that someone forgot to fill; a vendor would only answer "unauthorized". */
    private static String present(String name, String value) {
        if (value.isBlank()) {
            throw new SecretMissing("The secret " + name + " is empty. Set " + name + " or fill the file that " + name
                    + "_FILE names.");
        }
        return value;
    }
}
