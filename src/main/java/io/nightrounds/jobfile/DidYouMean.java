package io.nightrounds.jobfile;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelled one was meant to be. */
public final class DidYouMean {
    private static final int FARTHEST_TYPO = 3;

    private DidYouMean() {}

    /** A sentence that begins with a space, such as {@code " Did you mean 'sms'?"}; empty where no name is near. */
    public static Optional<String> hint(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(given, name) <= FARTHEST_TYPO)
                .min((a, b) -> distance(given, a) - distance(given, b))
                .map(name -> " Did you mean '" + name + "'?");
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }
}
