package io.nightrounds.sandbox.desk;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/** The media types of the vendors' documents, and the choice among them. */
public final class MediaTypes {
    public static final String JSON = "application/json";
    public static final String TEXT_JSON = "text/json";
    public static final String XML = "application/xml";
    public static final String TEXT_XML = "text/xml";
    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String JSONL = "text/jsonl";

    private MediaTypes() {}

    /**
     * The one among the offered that an Accept header likes best.
     *
     * @return null where it names none of them; <code>*&#47;*</code> names none, as it leaves the choice to the server
     */
    public static @Nullable String accepted(String accept, List<String> offered) {
        QuotedQualityCSV ranges = new QuotedQualityCSV();
        ranges.addValue(accept);
        return ranges.getValues().stream()
                .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .flatMap(range ->
                        offered.stream().filter(type -> isCovered(type, range)).limit(1))
                .findFirst()
                .orElse(null);
    }

    private static boolean isCovered(String type, String range) {
        boolean wholeFamily = range.endsWith("/*") && !range.equals("*/*");
        return wholeFamily ? type.startsWith(range.substring(0, range.length() - 1)) : type.equals(range);
    }
}
