package io.nightrounds.intake.rule;

/** A field's text and the row it came from, so that a problem names the file to mend. */
record Value(String field, String text, String source, long line) {}
