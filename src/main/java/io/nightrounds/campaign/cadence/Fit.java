package io.nightrounds.campaign.cadence;

/**
 * Where a window's rule puts a touch.
 *
 * @param open whether the rule leaves it a time at which the window is open; where it does not, the span is the one
 *     that was wanted
 */
public record Fit(Span span, boolean open) {
    Fit within(Span limits) {
        return new Fit(span.within(limits), open);
    }
}
