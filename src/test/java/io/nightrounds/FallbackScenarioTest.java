package io.nightrounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** One patient whose first channel fails, over the vendors' own imitations. */
class FallbackScenarioTest {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final String SMS_REFUSED = "- { endpoint: sms, refuse: true }\n";

    @Test
    void aRefusedTextIsFollowedByACallAndCountsOnce(@TempDir Path folder) throws IOException {
        Ended night = night(folder, "[sms, voice]", "{ sms: bokamera, voice: patientcomms }", SMS_REFUSED);

        assertThat(night.exitCode()).as(night.err()).isZero();
        assertThat(reminders(night)).isEqualTo("1 due 1 sent 0 failed 0 in doubt");
        assertThat(night.json().path("balanced").asBoolean()).isTrue();
        assertThat(arrivals(folder).acceptedRecipients()).containsExactly("447700900201");
        assertThat(report(night, "html")).contains("went on from <b>sms</b> to <b>voice</b>", "1 of them sent");
        assertThat(report(night, "csv")).contains("\"voice\"", "\"sent\"", "sms recipient-refused: ");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(report(night, "json"))
                        .findValue("channelFallbacks")
                        .get(0))
                .hasToString("{\"wanted\":\"sms\",\"used\":\"voice\",\"count\":1,\"sent\":1}");
        assertThat(home(folder).run("why", "told").out().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("on SMS by bokamera", "refused ("))
                .anySatisfy(line -> assertThat(line).contains("on VOICE by patientcomms", ": accepted"))
                .anySatisfy(line -> assertThat(line).startsWith("attempt 1.1 was worded"))
                .anySatisfy(line -> assertThat(line).startsWith("attempt 1.2 was worded"));
    }

    @Test
    void aVendorOfTwoChannelsIsAskedOnceOnEach(@TempDir Path folder) throws IOException {
        Ended night = night(
                folder,
                "[sms, email]",
                "{ sms: globalportal, email: globalportal }",
                "- { endpoint: oneoff, first: 1, refuse: true }\n");

        assertThat(reminders(night)).as(night.err()).isEqualTo("1 due 1 sent 0 failed 0 in doubt");
        assertThat(arrivals(folder).acceptedRecipients()).containsExactly("ben@example.org");
    }

    @Test
    void aCallOfWhichNobodyKnowsIsFollowedByNothing(@TempDir Path folder) throws IOException {
        Ended night = night(
                folder,
                "[sms, voice, email]",
                "{ sms: bokamera, voice: patientcomms, email: globalportal }",
                SMS_REFUSED + "- { endpoint: voice, reset: after }\n");

        assertThat(night.exitCode()).isEqualTo(4);
        assertThat(reminders(night)).isEqualTo("1 due 0 sent 0 failed 1 in doubt");
        assertThat(arrivals(folder).acceptedRecipients()).containsExactly("447700900201");
        assertThat(home(folder).run("doubt", "list", "--json").out()).contains("before it sms recipient-refused");
    }

    @Test
    void aCampaignWithoutFallbackSaysThatItFailed(@TempDir Path folder) throws IOException {
        Ended night = night(
                folder, "[sms, voice]\n    fallback: none", "{ sms: bokamera, voice: patientcomms }", SMS_REFUSED);

        assertThat(night.exitCode()).isEqualTo(3);
        assertThat(reminders(night)).isEqualTo("1 due 0 sent 1 failed 0 in doubt");
        assertThat(arrivals(folder).acceptedRecipients()).isEmpty();
    }

    private static Ended night(Path folder, String channels, String senders, String faults) throws IOException {
        Path job = Feed.in(folder)
                .row("told,p1,2026-12-03 09:00,Ben,Reed,+447700900201,ben@example.org,,")
                .write();
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("channels: [sms, email]", "channels: " + channels)
                        .replace("{ sms: bokamera, email: globalportal }", senders)
                        .replace("email: drill@example.org }", "email: drill@example.org, sms: \"+447700900999\" }")
                        .replace(
                                "        email:\n",
                                "        voice: { body: \"{{practice.name}}\", requires: [] }\n        email:\n")
                        .replace(
                                "  bokamera:",
                                "  patientcomms: { apiKey: \"${secret:DRILL_KEY}\", username: drill, source: Drill }\n"
                                        + "  bokamera:"));
        Path script = Files.writeString(folder.resolve("faults.yaml"), faults);
        try (Sandbox sandbox = Sandbox.start(
                new SandboxOptions(0, script, null, arrivals(folder).ledger()))) {
            return home(folder).against(sandbox.url().toString()).run("run", job.toString(), "--now", NOW, "--json");
        }
    }

    private static InProcess home(Path folder) {
        return InProcess.in(folder.resolve("home"));
    }

    private static Arrivals arrivals(Path folder) {
        return new Arrivals(folder.resolve("ledger.jsonl"));
    }

    private static String reminders(Ended night) {
        return "%d due %d sent %d failed %d in doubt"
                .formatted(
                        figure(night, "due"), figure(night, "sent"), figure(night, "failed"), figure(night, "inDoubt"));
    }

    private static long figure(Ended night, String name) {
        return night.json().path("reminders").path(name).asLong();
    }

    private static String report(Ended night, String format) throws IOException {
        return Files.readString(
                Path.of(night.json().path("reports").path(format).asString()));
    }
}
