/** What the terminal shows of a night: lines for people, or under {@code --json} one object for programs. */
@NullMarked
package io.nightrounds.cli.screen;

import org.jspecify.annotations.NullMarked;
