package io.nightrounds.campaign.lint;

import java.util.List;

/** One thing to look for in a text. */
interface TextRule {
    List<Finding> findings(LintedText text);

    /** @param part of the template that is meant: {@code body}, {@code subject} */
    record Finding(String part, String message) {}
}
