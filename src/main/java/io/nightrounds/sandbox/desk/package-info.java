/**
 * The vendors' endpoints without their HTTP: a desk turns a request, and what it remembers, into an answer, and its
 * wire knows in which formats both are written. One package below for each family of vendors.
 */
@NullMarked
package io.nightrounds.sandbox.desk;

import org.jspecify.annotations.NullMarked;
