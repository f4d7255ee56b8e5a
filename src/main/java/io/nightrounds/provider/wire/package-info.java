/** How bodies are written and read on the wires of all vendors: JSON, JSON lines, XML and forms. Knows no vendor. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.nightrounds.provider.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
