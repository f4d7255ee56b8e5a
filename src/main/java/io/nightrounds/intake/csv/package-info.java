/** CSV text as records with their line numbers, in bounded memory whatever stands in the file. */
@NullMarked
package io.nightrounds.intake.csv;

import org.jspecify.annotations.NullMarked;
