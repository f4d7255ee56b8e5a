package io.nightrounds.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentSecretsTest {
    @Test
    void takesASecretFromTheVariableOfItsName() {
        assertThat(new EnvironmentSecrets(Map.of("SMS_KEY", "open sesame")).reveal("${secret:SMS_KEY}"))
                .isEqualTo("open sesame");
    }

    @Test
    void takesASecretFromTheFileThatAVariableNames(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "open sesame\n");

        assertThat(new EnvironmentSecrets(Map.of("SMS_KEY_FILE", file.toString())).reveal("${secret:SMS_KEY}"))
                .isEqualTo("open sesame");
    }

    @Test
    void saysWhichVariableToSet() {
        assertThatThrownBy(() -> new EnvironmentSecrets(Map.of()).reveal("${secret:SMS_KEY}"))
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("variable SMS_KEY,")
                .hasMessageContaining("SMS_KEY_FILE");
    }

    @Test
    void countsAnEmptySecretAsMissing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "\n");

        assertThatThrownBy(() -> new EnvironmentSecrets(Map.of("SMS_KEY", "")).reveal("${secret:SMS_KEY}"))
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("SMS_KEY is empty");
        assertThatThrownBy(() ->
                        new EnvironmentSecrets(Map.of("SMS_KEY_FILE", file.toString())).reveal("${secret:SMS_KEY}"))
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("SMS_KEY is empty");
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path folder) {
        Path file = folder.resolve("missing");

        assertThatThrownBy(() ->
                        new EnvironmentSecrets(Map.of("SMS_KEY_FILE", file.toString())).reveal("${secret:SMS_KEY}"))
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesALiteralSecretWithoutRepeatingIt() {
        assertThatThrownBy(() -> new EnvironmentSecrets(Map.of()).reveal("hunter2"))
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("${secret:NAME}")
                .hasMessageNotContaining("hunter2");
    }
}
