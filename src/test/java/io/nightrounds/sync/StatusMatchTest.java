package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sync.SyncAnswer.ItemStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusMatchTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what came back                  | pushed | statuses               | results
            all accepted                      | A B    | A=true B=true          | ACCEPTED ACCEPTED
            one of them failed                | A B C  | A=true B=false C=true  | ACCEPTED REFUSED ACCEPTED
            shuffled                          | A B    | B=false A=true         | ACCEPTED REFUSED
            a status is missing               | A B    | B=true                 | UNKNOWN ACCEPTED
            no status at all                  | A B    |                        | UNKNOWN UNKNOWN
            a stranger beside                 | A      | A=true X=false         | ACCEPTED
            a stranger instead                | A B    | A=true X=true          | ACCEPTED UNKNOWN
            neither true nor false            | A B    | A=null B=true          | UNKNOWN ACCEPTED
            twice the same                    | A      | A=true A=true          | ACCEPTED
            twice, contradicting              | A B    | A=true A=false         | UNKNOWN UNKNOWN
            twice, once unclear               | A      | A=null A=true          | UNKNOWN
            id lost by the failed item        | A B C  | A=true =false C=true   | ACCEPTED REFUSED ACCEPTED
            all ids lost                      | A B    | =true =false           | ACCEPTED REFUSED
            id lost, unclear                  | A B    | A=true =null           | ACCEPTED UNKNOWN
            id lost, one too few              | A B C  | A=true =true           | ACCEPTED UNKNOWN UNKNOWN
            id lost, one too many             | A B    | A=true =true =true     | ACCEPTED UNKNOWN
            id lost, order not kept           | A B    | B=true =true           | UNKNOWN ACCEPTED
            id lost, a duplicate in its place | A B C  | A=true A=true =true    | ACCEPTED UNKNOWN UNKNOWN
            id lost beside a stranger         | A B    | X=true =true           | UNKNOWN UNKNOWN
            an id that differs in case        | A      | a=true                 | UNKNOWN
            """)
    void contract30_knowsOnlyWhatTheAnswerSaysClearly(String name, String pushed, String statuses, String results) {
        List<SyncResult> matched = StatusMatch.match(Visits.visits(pushed.split(" ")), statuses(statuses));

        assertThat(matched).extracting(SyncResult::appointmentId).containsExactly(pushed.split(" "));
        assertThat(matched).extracting(result -> result.status().name()).containsExactly(results.split(" "));
    }

    @Test
    void keepsTheVendorsReason() {
        List<SyncResult> matched =
                StatusMatch.match(Visits.visits("A"), List.of(new ItemStatus("A", false, "calendarId is unknown")));

        assertThat(matched.get(0).message()).isEqualTo("Refused: calendarId is unknown");
    }

    @Test
    void saysThatNoReasonWasGiven() {
        List<SyncResult> matched = StatusMatch.match(Visits.visits("A"), List.of(new ItemStatus("A", false, " ")));

        assertThat(matched.get(0).message()).isEqualTo("Refused, without a reason.");
    }

    private static List<ItemStatus> statuses(String written) {
        return written == null
                ? List.of()
                : Stream.of(written.split(" ")).map(StatusMatchTest::status).toList();
    }

    private static ItemStatus status(String written) {
        String[] parts = written.split("=");
        return new ItemStatus(parts[0], parts[1].equals("null") ? null : Boolean.valueOf(parts[1]), null);
    }
}
