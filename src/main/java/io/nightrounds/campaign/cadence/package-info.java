/** When a touch may go out: touches relative to a visit and touches about what happened to it, and windows. Pure. */
@NamedInterface("cadence")
@NullMarked
package io.nightrounds.campaign.cadence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
