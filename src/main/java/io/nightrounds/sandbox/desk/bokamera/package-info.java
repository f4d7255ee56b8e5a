/** BokaMera's sending, its message log, and the identity server that its tokens come from. */
@NullMarked
package io.nightrounds.sandbox.desk.bokamera;

import org.jspecify.annotations.NullMarked;
