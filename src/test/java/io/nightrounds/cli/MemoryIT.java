package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded database that outgrows its heap: the process is gone as if it were killed, and says why. */
class MemoryIT {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final int VISITS = 9_000;

    @Test
    void stopsAtOnceWhereNoneIsLeftAndGoesOnWhereThereIsMore(@TempDir Path folder) throws Exception {
        Path job = Feed.in(folder).visits(VISITS, "2026-12-03").maxInFlight(64).write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()))) {
            Program.Ended full =
                    program(folder, sandbox).heap("28m").run("run", job.toString(), "--now", NOW, "--json");
            Program.Ended resumed = program(folder, sandbox).run("resume", "--now", NOW, "--json");

            assertThat(full.exitCode()).as(full.err()).isEqualTo(137);
            assertThat(full.err()).contains("no memory left", "NIGHTROUNDS_JAVA_OPTS=-Xmx4g", "nightrounds resume");
            assertThat(full.out()).isEmpty();
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.json().at("/balanced").asBoolean()).isTrue();
            assertThat(arrivals.acceptedSms()).hasSize(VISITS).doesNotHaveDuplicates();
        }
    }

    private static Program program(Path folder, Sandbox sandbox) {
        return Program.in(folder.resolve("home")).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
    }
}
