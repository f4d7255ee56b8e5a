package io.nightrounds.dispatch.claim;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.dispatch.ledger.Decision;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Checks at the claim that each overlook something. */
public final class DefectiveChecks {
    private DefectiveChecks() {}

    public static DueReminder notCancelled(DueReminder due) {
        Appointment visit = due.appointment();
        return with(due, due.planned().start(), visit(visit, visit.start(), false), due.patient());
    }

    public static DueReminder notMoved(DueReminder due) {
        return with(
                due,
                due.planned().start(),
                visit(
                        due.appointment(),
                        due.planned().start(),
                        due.appointment().cancelled()),
                due.patient());
    }

    private static Appointment visit(Appointment visit, Instant start, boolean cancelled) {
        return new Appointment(
                visit.key(),
                visit.patientId(),
                start,
                visit.zone(),
                visit.minutes(),
                visit.calendarId(),
                visit.typeId(),
                visit.locationId(),
                visit.summary(),
                visit.details(),
                cancelled,
                visit.blocked(),
                visit.oldId(),
                visit.updoxId(),
                visit.contentHash());
    }

    private static DueReminder with(DueReminder due, Instant start, Appointment visit, Patient patient) {
        return new DueReminder(
                due.id(),
                due.attempts(),
                due.campaign(),
                due.way(),
                new Eligibility.Planned(due.planned().occasion(), start),
                due.groupKey(),
                due.synced(),
                visit,
                patient);
    }

    /** Takes each reminder for what it was before. */
    public static SimulatedClaims seeing(UnaryOperator<DueReminder> asBefore) {
        return new SimulatedClaims() {
            @Override
            ClaimCheck check() {
                return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS) {
                    @Override
                    Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
                        return super.decide(asBefore.apply(due), closed, schedules, now);
                    }
                };
            }
        };
    }

    public static final class IgnoresRefusals extends SimulatedClaims {
        @Override
        ClaimCheck check() {
            return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS) {
                @Override
                Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
                    Patient p = due.patient();
                    Patient willing = new Patient(
                            p.key(),
                            p.firstName(),
                            p.middleName(),
                            p.lastName(),
                            p.dateOfBirth(),
                            p.gender(),
                            p.deceased(),
                            p.language(),
                            p.zone(),
                            p.mobile(),
                            p.landline(),
                            p.email(),
                            p.directAddress(),
                            p.channels(),
                            Set.of());
                    return super.decide(
                            with(due, due.planned().start(), due.appointment(), willing),
                            ClosedContacts.Closed.NONE,
                            schedules,
                            now);
                }
            };
        }
    }

    /** Takes it for the moment at which it was planned to go out, which was within the window. */
    public static final class IgnoresTheClock extends SimulatedClaims {
        private static final Instant NOON_IN_BOSTON = Instant.parse("2026-06-08T16:00:00Z");

        @Override
        ClaimCheck check() {
            return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS) {
                @Override
                Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
                    return super.decide(due, closed, schedules, NOON_IN_BOSTON);
                }
            };
        }
    }
}
