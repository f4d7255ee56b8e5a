package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final String NOW = "2026-12-01T10:00:00Z";

    @Test
    void showsEveryMessageAndWhyNotAndWritesNothing(@TempDir Path folder) {
        Path job = Feed.in(folder)
                .visit("told", "2026-12-03 09:00")
                .row("called-off,p1,2026-12-03 11:00,Ben,Reed,+447700900201,,true,")
                .row("mailed,p4,2026-12-03 14:00,Eve,Lane,,eve@example.org,,")
                .write();
        Path home = folder.resolve("home");
        try (InProcess night = InProcess.in(home)) {
            Ended plan = night.run("plan", job.toString(), "--now", NOW);

            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(plan.out())
                    .contains("appointment told: Thames Dental told 3 December 2026 09:00")
                    .contains(
                            "2 would be sent (1 bokamera, 1 globalportal), as 1 SMS parts; 1 would not (1 cancelled)");
            assertThat(home.resolve("db")).doesNotExist();
            assertThat(night.run("runs", "--json").json()).isEmpty();
        }
    }
}
