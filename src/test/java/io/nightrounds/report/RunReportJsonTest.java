package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportJsonTest {
    private final RunReport report =
            Night.onHsqldb().filled().report().settled().withReports(ReportPaths.in(Path.of("r")));

    @Test
    void hasTheFieldsOfTheCommandLine() {
        JsonNode json = JsonMapper.shared().readTree(report.toJson());

        assertThat(json.propertyNames())
                .contains("run", "job", "date", "status", "exitCode", "appointments", "sync", "reminders", "balanced")
                .contains("reports", "practices", "stepTimes", "rejectionsByProblem", "syncRefusals")
                .contains("failuresByCause", "suppressedByReason", "deferredByReason", "openDoubts", "inDoubt");
        assertThat(json.get("run").asLong()).isEqualTo(7);
        assertThat(json.get("date").asString()).isEqualTo("2026-11-22");
        assertThat(json.get("exitCode").asInt()).isEqualTo(3);
        assertThat(json.get("appointments").propertyNames()).containsExactly("read", "valid", "rejected", "readBefore");
        assertThat(json.get("sync").propertyNames()).contains("due", "accepted", "refused", "unknown", "unchanged");
        assertThat(json.get("reminders").propertyNames())
                .containsExactly("due", "sent", "deferred", "suppressed", "failed", "inDoubt", "messages");
        assertThat(json.get("reports").propertyNames()).contains("html", "csv", "json");
    }

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(RunReport.fromJson(report.toJson())).isEqualTo(report);
    }

    @Test
    void showsNoContact() {
        assertThat(report.toJson()).doesNotContain("+46700000005", "anna@example.org", "anna.example.org");
    }
}
