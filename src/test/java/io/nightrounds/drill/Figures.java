package io.nightrounds.drill;

import io.nightrounds.testkit.NightDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What many killed nights came to, night by night in a file: what hours have shown must not go with a last line. */
public final class Figures {
    private final Path file;
    private final Map<NightDatabase.Kind, Integer> nights = new EnumMap<>(NightDatabase.Kind.class);
    private long kills;
    private long inDoubt;
    private long mostInDoubt;
    private long sentTwice;
    private long lost;
    private long otherwiseWrong;

    /** @param name of the file below {@code target/drills} */
    public Figures(String name) {
        this.file = Path.of("target", "drills", name + ".txt");
    }

    public synchronized void count(NightDatabase.Kind database, int killed, KilledNight.Verdict verdict)
            throws IOException {
        nights.merge(database, 1, Integer::sum);
        kills += killed;
        inDoubt += verdict.inDoubt();
        mostInDoubt = Math.max(mostInDoubt, verdict.inDoubt());
        long twice = count(verdict, "sent ");
        long forgotten = count(verdict, "lost");
        sentTwice += twice;
        lost += forgotten;
        otherwiseWrong += verdict.wrong().size() - twice - forgotten;
        Files.createDirectories(file.getParent());
        Files.writeString(file, this + "\n");
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
