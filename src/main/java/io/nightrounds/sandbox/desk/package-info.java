/** The vendors' endpoints without their HTTP: each desk turns a request, and what it remembers, into an answer. */
@NullMarked
package io.nightrounds.sandbox.desk;

import org.jspecify.annotations.NullMarked;
