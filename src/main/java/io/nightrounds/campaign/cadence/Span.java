package io.nightrounds.campaign.cadence;

import java.time.Instant;

/** From {@code notBefore} until before {@code notAfter}; empty where these are the wrong way round. */
public record Span(Instant notBefore, Instant notAfter) {
    static Span until(Instant end) {
        return new Span(Instant.MIN, end);
    }

    static Span from(Instant start) {
        return new Span(start, Instant.MAX);
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(notBefore) && moment.isBefore(notAfter);
    }

    /** The moment, or the beginning where that is later. */
    Instant clip(Instant moment) {
        return later(notBefore, moment);
    }

    Span within(Span limits) {
        return new Span(later(notBefore, limits.notBefore), earlier(notAfter, limits.notAfter));
    }

    /** The same end with the earlier of the two beginnings. */
    public Span beginningBy(Instant moment) {
        return new Span(earlier(notBefore, moment), notAfter);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
