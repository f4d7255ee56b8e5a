/** How a command ends: its exit code, and what stopped it in words for the person who reads them. */
@NullMarked
package io.nightrounds.cli.exit;

import org.jspecify.annotations.NullMarked;
