/** What every call to a vendor shares: one HTTP transport that sends once, and the classes of failure. */
@ApplicationModule(allowedDependencies = {"jobfile", "appointment", "sync", "dispatch", "provider.wire"})
@NullMarked
package io.nightrounds.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
