/** What a dispatch has before it, without sending anything of it. */
@NamedInterface("outlook")
@NullMarked
package io.nightrounds.dispatch.outlook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
