package io.nightrounds.report;

import java.nio.file.Path;

/**
 * Where a run's report lies, as absolute paths.
 *
 * @param html the page for people
 * @param csv every reminder of the run
 * @param rejected every rejected row
 * @param json this report as JSON
 */
public record ReportPaths(String html, String csv, String rejected, String json) {

    /** The files a report in this folder has. */
    public static ReportPaths in(Path dir) {
        return new ReportPaths(
                at(dir, "report.html"), at(dir, "report.csv"), at(dir, "rejected.csv"), at(dir, "report.json"));
    }

    private static String at(Path dir, String name) {
        return dir.resolve(name).toAbsolutePath().normalize().toString();
    }
}
