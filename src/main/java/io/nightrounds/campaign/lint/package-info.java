/**
 * What {@code validate} advises on texts that can be used as they are: cost, languages, and words that carriers act on.
 */
@NullMarked
package io.nightrounds.campaign.lint;

import org.jspecify.annotations.NullMarked;
