package io.nightrounds.drill;

import io.nightrounds.testkit.NightDatabase;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What many killed nights came to, for the one line at the end. */
public final class Figures {
    private final Map<NightDatabase.Kind, Integer> nights = new EnumMap<>(NightDatabase.Kind.class);
    private long kills;
    private long inDoubt;
    private long mostInDoubt;
    private long sentTwice;
    private long lost;
    private long otherwiseWrong;

    public synchronized void count(NightDatabase.Kind database, int killed, KilledNight.Verdict verdict) {
        nights.merge(database, 1, Integer::sum);
        kills += killed;
        inDoubt += verdict.inDoubt();
        mostInDoubt = Math.max(mostInDoubt, verdict.inDoubt());
        long twice = count(verdict, "sent ");
        long forgotten = count(verdict, "lost");
        sentTwice += twice;
        lost += forgotten;
        otherwiseWrong += verdict.wrong().size() - twice - forgotten;
    }

    private static long count(KilledNight.Verdict verdict, String beginning) {
        return verdict.promise().stream()
                .filter(wrong -> wrong.startsWith(beginning))
                .count();
    }

    @Override
    public synchronized String toString() {
        String databases = nights.entrySet().stream()
                .map(entry -> entry.getValue() + " on " + entry.getKey())
                .collect(Collectors.joining(", "));
        return kills + " kills (nights: " + databases + "), in doubt " + inDoubt + " (at most " + mostInDoubt
                + " a night), sent twice " + sentTwice + ", lost " + lost + ", otherwise wrong " + otherwiseWrong;
    }
}
