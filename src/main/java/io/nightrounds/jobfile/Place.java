package io.nightrounds.jobfile;

/** A line and a column, both counted from 1. */
record Place(int line, int column) {}
