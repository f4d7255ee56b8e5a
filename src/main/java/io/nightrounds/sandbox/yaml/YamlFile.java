package io.nightrounds.sandbox.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file's one YAML document. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * @throws IOException where the file cannot be read
     * @throws IllegalArgumentException where it is not YAML
     */
    public static @Nullable Object read(Path file) throws IOException {
        try {
            return new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    file + ": this is not YAML. " + e.getMessage() + "\nCheck the indentation and the brackets there.",
                    e);
        }
    }
}
