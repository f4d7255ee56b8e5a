package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.SampleMessages;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutletTest {
    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("1", null);

    private final List<CompletableFuture<SendOutcome>> asked = new ArrayList<>();
    private final ScriptedSender vendor = new ScriptedSender("first", message -> {
        CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    });

    @Test
    void sendsTheNextInTheMomentInWhichOneIsAnswered() {
        Outlet outlet = new Outlet(vendor, 2);
        List<CompletableFuture<SendOutcome>> outcomes = send(outlet, 4);

        assertThat(sent()).containsExactly(1L, 2L);
        asked.get(1).complete(ACCEPTED);

        assertThat(sent()).containsExactly(1L, 2L, 3L);
        assertThat(outcomes.get(1)).isCompletedWithValue(ACCEPTED);
        assertThat(outcomes.get(0)).isNotDone();
    }

    @Test
    void hasNoMorePlacesHoweverManyHandedTheirsOn() {
        Outlet outlet = new Outlet(vendor, 1);
        send(outlet, 2);
        asked.get(0).complete(ACCEPTED);

        send(outlet, 1);

        assertThat(sent()).containsExactly(1L, 2L);
    }

    @Test
    void givesAPlaceFreeWhereNothingWaits() {
        Outlet outlet = new Outlet(vendor, 1);
        send(outlet, 1);
        asked.get(0).complete(ACCEPTED);

        send(outlet, 2);

        assertThat(sent()).containsExactly(1L, 1L);
    }

    @Test
    void neverBeginsWhatItTookBack() {
        Outlet outlet = new Outlet(vendor, 1);
        List<CompletableFuture<SendOutcome>> outcomes = send(outlet, 3);

        outlet.recall();
        asked.get(0).complete(ACCEPTED);

        assertThat(sent()).containsExactly(1L);
        assertThat(outcomes.get(0)).isCompletedWithValue(ACCEPTED);
        assertThat(outcomes.subList(1, 3))
                .allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue(new SendOutcome.NotBegun()));
    }

    @Test
    void goesOnAfterASenderThatThrew() {
        Outlet outlet = new Outlet(
                new ScriptedSender("first", message -> {
                    if (message.attempt().reminder() == 2) {
                        throw new IllegalStateException("a defect");
                    }
                    return vendor.send(message);
                }),
                1);
        List<CompletableFuture<SendOutcome>> outcomes = send(outlet, 3);

        asked.get(0).complete(ACCEPTED);

        assertThat(sent()).containsExactly(1L, 3L);
        assertThat(outcomes.get(1).join()).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void knowsNothingOfAMessageWhoseAnswerFailedOrWasNone() {
        Outlet outlet = new Outlet(vendor, 1);
        List<CompletableFuture<SendOutcome>> outcomes = send(outlet, 2);
        asked.get(0).completeExceptionally(new IllegalStateException("a defect"));
        CompletableFuture<SendOutcome> none =
                new Outlet(new ScriptedSender("first", message -> null), 1).send(SampleMessages.direct(3, "harbor"));

        assertThat(outcomes.get(0))
                .isCompletedWithValue(new SendOutcome.Unknown("the sender failed: IllegalStateException"));
        assertThat(sent()).containsExactly(1L, 2L);
        assertThat(none).isCompletedWithValue(new SendOutcome.Unknown("the sender failed: NullPointerException"));
    }

    private List<Long> sent() {
        return vendor.sent.stream().map(message -> message.attempt().reminder()).toList();
    }

    private static List<CompletableFuture<SendOutcome>> send(Outlet outlet, long messages) {
        return LongStream.rangeClosed(1, messages)
                .mapToObj(reminder -> SampleMessages.direct(reminder, "harbor"))
                .map(outlet::send)
                .toList();
    }
}
