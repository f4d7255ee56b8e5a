package io.nightrounds.campaign.text;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The plural categories of Unicode's CLDR, for counting visits: whole numbers from one on. Languages that are not
 * listed count as English does, which is right for all that CLDR knows but Breton, Cornish, Manx, Tachelhit and Central
 * Atlas Tamazight.
 */
public enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /**
     * More visits than this are not told of in one message, so forms that only larger numbers have are not asked for.
     */
    private static final int MOST_VISITS = 20;

    private static final Map<String, IntFunction<Plural>> RULES = new TreeMap<>();

    static {
        rule(
                "bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo"
                        + " yue zh",
                n -> OTHER);
        rule("be ru uk", n -> slavic(n, MANY));
        rule("bs hr sh sr", n -> slavic(n, OTHER));
        rule("pl", n -> n == 1 ? ONE : slavic(n, MANY) == FEW ? FEW : MANY);
        rule("cs sk", n -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER);
        rule("dsb hsb sl", n -> n % 100 == 1 ? ONE : n % 100 == 2 ? TWO : within(n % 100, 3, 4) ? FEW : OTHER);
        rule("lt", Plural::lithuanian);
        rule("lv prg", n -> n % 10 == 0 || within(n % 100, 11, 19) ? ZERO : endsInOne(n) ? ONE : OTHER);
        rule("is mk", n -> endsInOne(n) ? ONE : OTHER);
        rule("mo ro", n -> n == 1 ? ONE : within(n % 100, 1, 19) ? FEW : OTHER);
        rule("he iu naq sat se sma smi smj smn sms", n -> n == 1 ? ONE : n == 2 ? TWO : OTHER);
        rule("ar ars", n -> n <= 2 ? exactly(n) : within(n % 100, 3, 10) ? FEW : n % 100 >= 11 ? MANY : OTHER);
        rule("cy", n -> n <= 2 ? exactly(n) : n == 3 ? FEW : n == 6 ? MANY : OTHER);
        rule("ga", n -> n <= 2 ? exactly(n) : n <= 6 ? FEW : n <= 10 ? MANY : OTHER);
        rule("gd", Plural::gaelic);
        rule("mt", n -> n <= 2 ? exactly(n) : within(n % 100, 3, 10) ? FEW : within(n % 100, 11, 19) ? MANY : OTHER);
        rule("ceb fil tl", n -> n <= 3 || n % 10 != 4 && n % 10 != 6 && n % 10 != 9 ? ONE : OTHER);
    }

    /** The form in which the language speaks of so many. @param language BCP 47 */
    static Plural of(String language, int count) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return RULES.getOrDefault(primary, n -> n == 1 ? ONE : OTHER).apply(count);
    }

    /** The forms that a message in that language can need. */
    static Set<Plural> needed(String language) {
        return IntStream.rangeClosed(1, MOST_VISITS)
                .mapToObj(count -> of(language, count))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Plural.class)));
    }

    /** As a template's section is called. */
    String path() {
        return "plural." + word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void rule(String languages, IntFunction<Plural> rule) {
        Stream.of(languages.split(" ")).forEach(language -> RULES.put(language, rule));
    }

    private static Plural exactly(int count) {
        return count == 1 ? ONE : TWO;
    }

    private static Plural slavic(int count, Plural rest) {
        boolean teen = within(count % 100, 12, 14);
        return endsInOne(count) ? ONE : within(count % 10, 2, 4) && !teen ? FEW : rest;
    }

    private static Plural lithuanian(int count) {
        if (within(count % 100, 11, 19) || count % 10 == 0) {
            return OTHER;
        }
        return count % 10 == 1 ? ONE : FEW;
    }

    private static Plural gaelic(int count) {
        if (count == 1 || count == 11) {
            return ONE;
        }
        return count == 2 || count == 12 ? TWO : count < 20 ? FEW : OTHER;
    }

    private static boolean endsInOne(int count) {
        return count % 10 == 1 && count % 100 != 11;
    }

    private static boolean within(int count, int from, int to) {
        return count >= from && count <= to;
    }
}
