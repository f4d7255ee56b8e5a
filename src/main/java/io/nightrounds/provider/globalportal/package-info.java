/** The GlobalPortal adapters: its wire format, its codes and what each of them means for us. */
@ApplicationModule(allowedDependencies = {"jobfile", "appointment", "sync", "dispatch", "provider", "provider.wire"})
@NullMarked
package io.nightrounds.provider.globalportal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
