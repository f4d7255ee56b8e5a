/** What became of messages without a clear answer: what a vendor's log proves of them, and what a person says. */
@NamedInterface("doubt")
@NullMarked
package io.nightrounds.dispatch.doubt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
