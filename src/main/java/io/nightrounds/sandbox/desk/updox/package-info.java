/** Updox' two methods: HTTP 200 for everything, the outcome as a code inside. */
@NullMarked
package io.nightrounds.sandbox.desk.updox;

import org.jspecify.annotations.NullMarked;
