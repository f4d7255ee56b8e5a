package io.nightrounds.campaign.who;

import io.nightrounds.appointment.Appointment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign of the job file is for.
 *
 * @param only what its visits have: an entry of each list; every visit by default
 * @param except what they do not have: any entry of any list
 * @param consent what a patient's silence means; a yes by default
 * @param guardians who is reached for patients under age
 */
public record WhoProperties(VisitFilter only, VisitFilter except, ConsentRule consent, GuardianRule guardians) {
    /** Everybody, with the defaults about consent and guardians. */
    public static final WhoProperties DEFAULT = new WhoProperties(null, null, null, null);

    public WhoProperties(
            @Nullable VisitFilter only,
            @Nullable VisitFilter except,
            @Nullable ConsentRule consent,
            @Nullable GuardianRule guardians) {
        this.only = only == null ? VisitFilter.NONE : only;
        this.except = except == null ? VisitFilter.NONE : except;
        this.consent = consent == null ? ConsentRule.PRESUMED : consent;
        this.guardians = guardians == null ? GuardianRule.DEFAULT : guardians;
    }

    /** The rule by which it is not for that visit; empty where it is for it. */
    public Optional<String> excludes(Appointment visit) {
        return only.missing(visit).map(rule -> "only: " + rule).or(() -> except.found(visit)
                .map(rule -> "except: " + rule));
    }
}
