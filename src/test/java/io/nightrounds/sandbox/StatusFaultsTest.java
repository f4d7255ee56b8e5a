package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StatusFaultsTest {
    private static final String BATCH = Seeds.sync(item("1"), item("2"), item("3"), item("4"));

    private final Path directory;

    StatusFaultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statuses: duplicate | 1 2 3 4 1",
                "statuses: missing | 1 2 3",
                "statuses: shuffled | 4 3 2 1",
                "statuses: extra | 1 2 3 4 never-sent",
                "statuses: emptyIds | _ _ _ _",
                "statuses: emptyFailedIds | 1 2 3 4",
                "failItems: { every: 2 }, statuses: emptyFailedIds | 1 _ 3 _",
                "failItems: { every: 2 } | 1 2 3 4",
            })
    void contract30_changesTheListWhileTheEnvelopeSaysThatAllIsWell(String effect, String ids) throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sync, %s }".formatted(effect), directory)) {
            JsonNode answer = visitor.post(Visitor.SYNC, BATCH).json();

            assertThat(answer.get("successful").booleanValue()).isTrue();
            assertThat(answer.get("responseCode").intValue()).isEqualTo(2000);
            assertThat(ids(answer)).containsExactly(ids.replace("_", "").split(" ", -1));
            JsonNode line = visitor.ledger().get(0);
            assertThat(line.get("answer")).isEqualTo(answer);
            assertThat(line.get("fault").stringValue()).startsWith(effect.replaceFirst(":.*", ""));
        }
    }

    @Test
    void contract30_keepsTheAppointmentsWhoseStatusesAreLost() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sync, first: 1, statuses: missing }", directory)) {
            visitor.post(Visitor.SYNC, BATCH);
            JsonNode again = visitor.post(Visitor.SYNC, BATCH).json();

            assertThat(again.get("statuses").findValues("message"))
                    .extracting(JsonNode::stringValue)
                    .containsOnly("updated");
        }
    }

    @Test
    void leavesARefusedBatchAlone() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sync, statuses: extra }", directory)) {
            JsonNode answer = visitor.post(Visitor.SYNC, "{}").json();

            assertThat(answer.get("responseCode").intValue()).isEqualTo(4010);
            assertThat(answer.has("statuses")).isFalse();
        }
    }

    private static List<String> ids(JsonNode answer) {
        return answer.get("statuses").findValues("id").stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static String item(String id) {
        return Seeds.APPOINTMENT.replace("3456", id);
    }
}
