/**
 * The other side, imitated: the vendors' five endpoints with their rules, a fault script, and a ledger of all that
 * arrived.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.nightrounds.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
