/** What makes a row a valid appointment: pure rules, every problem of a row at once, no file and no database. */
@NullMarked
package io.nightrounds.intake.rule;

import org.jspecify.annotations.NullMarked;
