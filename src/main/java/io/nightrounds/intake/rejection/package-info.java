/** What is wrong with the rows of a run: each with its line, whatever their number, in bounded room. */
@NullMarked
package io.nightrounds.intake.rejection;

import org.jspecify.annotations.NullMarked;
