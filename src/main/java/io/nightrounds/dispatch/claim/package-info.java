/**
 * The first step of a send: what is due is read afresh, checked once more, put together and claimed before a byte
 * leaves.
 */
@NullMarked
package io.nightrounds.dispatch.claim;

import org.jspecify.annotations.NullMarked;
