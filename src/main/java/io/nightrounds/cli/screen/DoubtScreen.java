package io.nightrounds.cli.screen;

import io.nightrounds.dispatch.doubt.Doubt;
import io.nightrounds.report.Masked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is in doubt and all the evidence there is; contacts masked, for what is printed ends up in logs and tickets. */
public record DoubtScreen(Screen screen) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public void print(List<Doubt> doubts) {
        List<Doubt> masked = doubts.stream().map(DoubtScreen::masked).toList();
        if (screen.json()) {
            screen.data(JSON.writeValueAsString(masked));
            return;
        }
        masked.forEach(this::print);
        screen.say(
                masked.isEmpty()
                        ? "Nothing is in doubt."
                        : "Look the message up at the vendor, or ask the patient; then: nightrounds doubt resolve ATTEMPT"
                                + " --as sent|not-sent --note \"how you know\"");
    }

    private static Doubt masked(Doubt doubt) {
        return doubt.to(Masked.contact(doubt.recipient()));
    }

    private void print(Doubt doubt) {
        Doubt.Evidence evidence = doubt.evidence();
        screen.data(doubt.attempt() + "  " + doubt.practice() + " " + doubt.appointment() + ", visit " + doubt.visit()
                + ", run " + doubt.run());
        doubt.alsoAbout()
                .forEach(also ->
                        line("also", also.appointment() + ", visit " + also.start() + " (" + also.attempt() + ")"));
        line("message", doubt.channel() + " by " + doubt.provider() + " to " + doubt.recipient());
        line("claimed", doubt.claimedAt() + (scheduled(evidence.scheduledFor())));
        line("answer", answer(doubt));
        line("log", evidence.log() == null ? "not asked" : evidence.log());
        line("request", "SHA-256 " + evidence.requestHash());
    }

    private static String scheduled(@Nullable Instant at) {
        return at == null ? "" : ", to be sent at " + at;
    }

    private static String answer(Doubt doubt) {
        Instant at = doubt.evidence().answeredAt();
        return (at == null ? "none" : at.toString()) + " (" + doubt.reason() + "): " + doubt.detail();
    }

    private void line(String name, @Nullable String value) {
        screen.data(String.format("    %-8s %s", name, value));
    }
}
