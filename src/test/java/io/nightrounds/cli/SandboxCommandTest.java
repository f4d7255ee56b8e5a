package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.cli.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SandboxCommandTest {
    @Test
    void endsAsMisconfiguredWithoutTheAccountsFile(@TempDir Path directory) {
        assertThat(started("--accounts", directory.resolve("none.yaml"))).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void endsAsMisconfiguredByAWrongAccountsFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("accounts.yaml"), "updocks: {}");

        assertThat(started("--accounts", file)).isEqualTo(ExitCode.CONFIGURATION);
    }

    private static int started(String option, Path file) {
        return new CommandLine(new SandboxCommand()).execute(option, file.toString());
    }
}
