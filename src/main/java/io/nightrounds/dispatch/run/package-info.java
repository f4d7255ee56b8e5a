/** A run's dispatch, over all its vendors: claims in groups, sends without waiting, settles as answers arrive. */
@NullMarked
package io.nightrounds.dispatch.run;

import org.jspecify.annotations.NullMarked;
