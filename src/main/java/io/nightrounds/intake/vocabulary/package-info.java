/** A source's own words, units and ways of writing a time, put into ours before its rows are checked. */
@NullMarked
package io.nightrounds.intake.vocabulary;

import org.jspecify.annotations.NullMarked;
