package io.nightrounds.intake.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One select statement of a job file, looked at without a database. A colon before a name makes it a parameter, outside
 * of quotes and comments; two colons are a cast.
 *
 * @param jdbc the statement without its comments, a question mark for each parameter
 * @param parameters their names in the order of the question marks
 */
public record SelectQuery(String jdbc, List<String> parameters) {
    /** The night that is run: a date. */
    public static final String DATE = "date";
    /** The highest value of the watermark column that was read before: a timestamp without zone. */
    public static final String SINCE = "since";

    private static final Set<String> KNOWN = Set.of(DATE, SINCE);
    private static final Pattern TOKEN = Pattern.compile("(?s)(?<quoted>'[^']*'|\"[^\"]*\"|`[^`]*`)"
            + "|(?<comment>--[^\\n]*|/\\*.*?\\*/)|(?<cast>::)|:(?<name>[A-Za-z_]\\w*)|(?<sign>[;?])|.");
    private static final Pattern BEGINNING = Pattern.compile("(?is)[\\s(]*(select|with)\\b.*");

    public SelectQuery {
        parameters = List.copyOf(parameters);
    }

    /** @throws IllegalArgumentException with what is wrong with it and what to do about it */
    public static SelectQuery of(String text) {
        StringBuilder jdbc = new StringBuilder();
        List<String> parameters = new ArrayList<>();
        Matcher token = TOKEN.matcher(text.strip().replaceFirst("\\s*;$", ""));
        while (token.find()) {
            String name = token.group("name");
            if (name != null) {
                parameters.add(known(name));
                jdbc.append('?');
            } else {
                refuse(token.group("sign"));
                jdbc.append(token.group("comment") != null ? " " : token.group());
            }
        }
        if (!BEGINNING.matcher(jdbc).matches()) {
            throw new IllegalArgumentException("A query must be a select statement. The database is only read: begin"
                    + " with select, or with 'with'.");
        }
        return new SelectQuery(jdbc.toString().strip(), parameters);
    }

    /** Whether it asks only for what was changed since another time. */
    public boolean asksSince() {
        return parameters.contains(SINCE);
    }

    private static String known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(lower)) {
            throw new IllegalArgumentException("':" + name + "' is no parameter. Use :date, the night that is run, or"
                    + " :since, together with changedSince.");
        }
        return lower;
    }

    private static void refuse(String sign) {
        if (";".equals(sign)) {
            throw new IllegalArgumentException("The query goes on after a semicolon. Write one select statement.");
        }
        if ("?".equals(sign)) {
            throw new IllegalArgumentException(
                    "The query has a question mark outside of quotes. Write :date or :since where a value is to stand.");
        }
    }
}
