package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.report.page.HtmlPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final Set<String> WITHOUT_END = Set.of("meta", "!doctype");
    private static final Pattern TAG = Pattern.compile("<(/?)([!a-zA-Z0-9]+)[^>]*?(/?)>");

    private final Night night = Night.onHsqldb();

    @Test
    void runsNothingAndFetchesNothing() {
        assertThat(page(night.filled()))
                .doesNotContainIgnoringCase(
                        "<script", "http:", "https:", "src=", "url(", "@import", "<link", " onclick");
    }

    @Test
    void closesEveryElementItOpens() {
        night.filled().delivery(night.reminder(9, "harbor", "a9", "SMS", "+46700000031"), "IN_DOUBT", null, Night.RUN);
        night.attempt(9, 1, "unknown", "read time-out");
        Deque<String> open = new ArrayDeque<>();

        Matcher tag = TAG.matcher(page(night));
        while (tag.find()) {
            String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(name);
            } else if (tag.group(3).isEmpty() && !WITHOUT_END.contains(name)) {
                open.push(name);
            }
        }

        assertThat(open).isEmpty();
    }

    @Test
    void leadsWithTheVerdictAndWritesTheBalanceOut() {
        assertThat(page(night.filled()))
                .contains("<html lang=\"en\">")
                .contains("<h1>1 patient was told.</h1>", "1 reminder failed, 1 reminder waits")
                .containsSubsequence("<b>4</b><span>due", "=", "<b>1</b><span>sent", "+", "<b>1</b><span>deferred");
    }

    @Test
    void givesTheCommandForEachDecision() {
        night.delivery(
                night.reminder(4711, "harbor", "a9", "SMS", "+46700000031"), "IN_DOUBT", "read-timeout", Night.RUN);
        night.attempt(4711, 1, "unknown", "no answer within 30 s");

        assertThat(page(night))
                .contains("nightrounds doubt resolve 4711.1 --as sent|not-sent --note")
                .contains("no answer within 30 s");
    }

    @Test
    void namesTheRunThatLeftADecision() {
        night.filled().delivery(night.reminder(9, "harbor", "a9", "SMS", "+46700000031", 5), "IN_DOUBT", "x", 5);
        night.attempt(9, 1, 5, "unknown", "read time-out");

        assertThat(page(night)).contains("1 message needs a decision", "9.1", "left by run 5");
    }

    @Test
    void foldsManyDecisionsSoThatTheBalanceStaysNear() {
        for (int reminder = 11; reminder <= 15; reminder++) {
            night.delivery(
                    night.reminder(reminder, "harbor", "a" + reminder, "SMS", "+46700000031"),
                    "IN_DOUBT",
                    "x",
                    Night.RUN);
            night.attempt(reminder, 1, "unknown", "read time-out");
        }

        assertThat(page(night)).containsSubsequence("resolve 13.1", "<summary>2 more", "resolve 14.1", "The books");
    }

    @Test
    void givesTheReasonsInTheWordsOfTheRoomsThatGaveThem() {
        assertThat(page(night.filled()))
                .contains("The patient declined every channel on which there is a contact.")
                .contains("The provider asked us to wait longer than this run does.");
    }

    @Test
    void saysOnTopThatARunIsUnfinishedAndGivesNoVerdict() {
        night.filled().reminder(9, "harbor", "a9", "SMS", "+46700000041");

        assertThat(HtmlPage.of(night.report("FAILED")))
                .contains("<h1>This run failed before its end.</h1>", "nightrounds resume 7", "The books so far")
                .containsSubsequence("<b>5</b><span>due", "+", "<b>1</b><span>not reached", "1 not reached")
                .doesNotContain("patient was told", "broken");
        assertThat(HtmlPage.of(night.report("STOPPED"))).contains("<h1>This run was stopped before its end.</h1>");
    }

    @Test
    void showsWhatOthersWroteAsTextOnly() {
        night.filled()
                .db
                .sql("update sync_status set message = '<script>alert(1)</script>'")
                .update();

        assertThat(page(night)).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
    }

    @Test
    void showsNoContact() {
        assertThat(page(night.filled())).contains("+46•••••05").doesNotContain("+46700000005", "anna@example.org");
    }

    @Test
    void saysInWordsThatTheFeedWasEmpty() {
        night.feed(0);

        assertThat(page(night)).contains("Zero rows were read").doesNotContain("NaN");
    }

    private static String page(Night night) {
        return HtmlPage.of(night.report().settled());
    }
}
