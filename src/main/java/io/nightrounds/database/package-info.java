/** Opens the database: the embedded one guarded against loss, a schema brought up to date, one process at a time. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.nightrounds.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
