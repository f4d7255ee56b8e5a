package io.nightrounds.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.nightrounds.forecast.Forecast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The books of one run, closed. Written as JSON it is the object that {@code --json} prints.
 *
 * @param verdict the outcome in one sentence for a practice manager
 * @param balanced whether every row read and every reminder due is accounted for
 * @param forecast what was foreseen before anything was sent; null where the run did not come so far
 * @param reports null as long as no files were written
 */
public record RunReport(
        @JsonUnwrapped RunFacts facts,
        Outcome outcome,
        String verdict,
        @JsonUnwrapped Figures figures,
        boolean balanced,
        @Nullable ReportPaths reports,
        List<PracticeBalance> practices,
        List<StepTime> stepTimes,
        @Nullable Forecast forecast,
        @JsonUnwrapped Findings findings) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public RunReport {
        practices = List.copyOf(practices);
        stepTimes = List.copyOf(stepTimes);
    }

    /** What the run's own figures say the process should exit with. */
    public int suggestedExitCode() {
        return outcome.exitCode();
    }

    /** This report with the exit code its own figures suggest. */
    public RunReport settled() {
        return withFacts(facts.withExitCode(suggestedExitCode()));
    }

    /** The same books for a run whose status or exit code is known better now. */
    public RunReport withFacts(RunFacts known) {
        return new RunReport(
                known, outcome, verdict, figures, balanced, reports, practices, stepTimes, forecast, findings);
    }

    /** This report, knowing where its files are. */
    public RunReport withReports(ReportPaths paths) {
        return new RunReport(
                facts, outcome, verdict, figures, balanced, paths, practices, stepTimes, forecast, findings);
    }

    RunReport withoutSample() {
        return new RunReport(
                facts,
                outcome,
                verdict,
                figures,
                balanced,
                reports,
                practices,
                stepTimes,
                forecast,
                findings.withoutSample());
    }

    /** One JSON object, indented, times in ISO 8601 UTC. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** Reads what {@link #toJson} writes. */
    public static RunReport fromJson(String json) {
        return JSON.readValue(json, RunReport.class);
    }
}
