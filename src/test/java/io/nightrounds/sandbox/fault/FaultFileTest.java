package io.nightrounds.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFileTest {
    private final Path directory;

    FaultFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "status: 503 ^ a fault script is a list of rules. Start each with a hyphen",
                "- status ^ rule 1: 'status' is not a block of keys. Write it like",
                "- { endpoint: fax, status: 503 } ^ endpoint 'fax' is unknown. Use one of sms, voice, oneoff, direct, sync, log, token, any.",
                "- { stauts: 503 } ^ 'stauts' is not a key here. Use one of endpoint, latency, seed, every,",
                "- { status: 99 } ^ status '99' is not a whole number from 200 to 599. Write it like 'status: 200'.",
                "- { status: 204 } ^ status 204 is not an error of a vendor.",
                "- { endpoint: sms } ^ it does nothing. Give it a latency or one of status, refuse,",
                "- { hang: false } ^ it does nothing.",
                "- { hang: perhaps } ^ hang 'perhaps' is neither true nor false. Write 'hang: true'.",
                "- { hang: true, truncate: true } ^ truncate and hang cannot stand in one rule. Write a rule for each.",
                "- { hang: true, every: 2, first: 3 } ^ every and first cannot stand in one rule.",
                "- { hang: true, every: 0 } ^ every '0' is not a whole number from 1",
                "- { hang: true, probability: 5 } ^ probability '5' is not between 0 and 1. Write 5 % as 0.05.",
                "- { hang: true, retryAfter: 5 } ^ [retryAfter] only goes with a status.",
                "- { failItems: { every: 5 } } ^ failItems with endpoint 'any': only sync has items.",
                "- { endpoint: sync, statuses: lost } ^ statuses 'lost' is unknown. Use one of duplicate, missing, shuffled,",
                "- { endpoint: sms, statuses: extra } ^ statuses with endpoint 'sms': only sync has items.",
                "- { endpoint: sync, statuses: extra, retryAfter: 5 } ^ [retryAfter] only goes with a status.",
                "- { drip: 0ms } ^ drip '0ms' is not between 1ms and 50s.",
                "- { contentType: '' } ^ contentType '' is not a text.",
                "- { endpoint: sync, statuses: extra, hang: true } ^ statuses and hang cannot stand in one rule.",
                "- { reset: soon } ^ reset 'soon' is unknown. Use one of before, during, after.",
                "- { latency: quick } ^ latency 'quick' is not a duration. Write it like 50ms or 2s.",
                "- { latency: { median: 2s, p95: 1s } } ^ p95 1000ms is below the median 2000ms.",
                "- { latency: { median: 2s, p90: 1s } } ^ 'p90' is not a key here. Use one of median, p95.",
                "- { latency: 90s } ^ A latency of 90000ms is above 50s. Use 'hang: true'",
                "- { status: 503 ^ this is not YAML.",
            })
    void namesTheValueTheRuleAndTheRemedy(String script, String message) throws Exception {
        Path file = Files.writeString(directory.resolve("faults.yaml"), script);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultScript.read(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(message);
    }

    @Test
    void namesTheRuleByItsNumber() throws Exception {
        Path file = Files.writeString(directory.resolve("faults.yaml"), "- { hang: true }\n- { every: 2 }");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultScript.read(file))
                .withMessageStartingWith(file + ", rule 2: ");
    }

    @Test
    void spreadsLatenciesAroundTheMedianUpToTheP95() throws Exception {
        Path file = Files.writeString(
                directory.resolve("faults.yaml"), "- { latency: { median: 50ms, p95: 200ms }, seed: 3 }");
        FaultScript script = FaultScript.read(file);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            millis.add(script.next("sms").latency().toMillis());
        }

        // the draws are seeded, so these counts are the same in every run
        assertThat(millis.stream().filter(latency -> latency < 50).count()).isBetween(900L, 1100L);
        assertThat(millis.stream().filter(latency -> latency > 200).count()).isBetween(60L, 140L);
    }
}
