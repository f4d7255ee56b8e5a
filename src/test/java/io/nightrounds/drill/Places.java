package io.nightrounds.drill;

import io.nightrounds.testkit.NightDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every place at which a night can be killed, and the drills that kill it there. */
final class Places {
    static final String NO_FAULTS = "[]";

    private static final String FIRST_OF_DISPATCH = "doubt-leftovers";

    /** Transactions that change what a night knows, in their order. */
    private static final List<String> OWN = List.of(
            "read-people/chunk",
            "read-appointments/chunk",
            "sync-appointments/chunk",
            "plan-reminders/chunk",
            "take-up",
            "forecast",
            "check-forecast/chunk",
            "doubt-leftovers",
            "claim",
            "settle",
            "dispatch-reminders/chunk",
            "write-report/chunk");

    private static final List<String> STEPS = List.of(
            "read-people",
            "read-appointments",
            "sync-appointments",
            "plan-reminders",
            "check-forecast",
            "dispatch-reminders",
            "write-report");

    private static final List<String> JOB = List.of("job/create", "job/start", "job/end");

    private static final List<String> FILES = List.of(
            "report/nothing-written", "report/page-written", "report/reminders-written", "report/files-written");

    private static final List<String> WIRE = List.of("connected", "half-asked", "asked", "answered", "half-answered");

    /** In a resumed run: what a second kill can meet after one during a send. */
    private static final List<String> AGAIN = List.of(
            "doubt-leftovers",
            "job/recover",
            "job/create",
            "job/start",
            "dispatch-reminders/frame",
            "take-up",
            "claim",
            "settle",
            "dispatch-reminders/progress",
            "write-report/frame",
            "write-report/chunk",
            "job/end");

    /** Between two tables: a migration is no transaction on every database. */
    private static final Failpoint MID_MIGRATION = new Failpoint("migration/statement", 25);

    private Places() {}

    /** The names that a night without trouble passes, as {@link Failpoint#passed} lists them. */
    static List<String> all() {
        Stream<String> steps = STEPS.stream().flatMap(step -> Stream.of(step + "/frame", step + "/progress"));
        Stream<String> wire = Stream.of("sync", "sms", "voice", "email", "direct")
                .flatMap(desk -> WIRE.stream().map(moment -> desk + "/" + moment));
        Stream<String> commits = Stream.of(OWN.stream(), JOB.stream(), steps, Stream.of("migration/commit"))
                .flatMap(names -> names)
                .flatMap(Places::around);
        return Stream.of(commits, wire, FILES.stream(), Stream.of("migration/statement"))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> around(String commit) {
        return Stream.of("before " + commit, "after " + commit);
    }

    /** Each place once for each database, the sender and the step in turn. */
    static List<Drill> eachOnce() {
        List<Drill> drills = new ArrayList<>();
        for (NightDatabase.Kind database : NightDatabase.Kind.values()) {
            List<String> early = early();
            List<String> late = late();
            for (int i = 0; i < early.size(); i++) {
                drills.add(pair(database, drills.size(), early.get(i), late.get(i % late.size())));
            }
            drills.add(new Drill(database, sender(drills.size()), List.of(MID_MIGRATION), NO_FAULTS));
            Stream.of("before deferral", "after deferral")
                    .forEach(name -> drills.add(deferral(database, sender(drills.size()), name)));
            Stream.of(
                            "before doubt-leftovers",
                            "after doubt-leftovers",
                            "after job/recover",
                            "after take-up",
                            "after claim",
                            "before settle")
                    .forEach(name -> drills.add(twice(database, sender(drills.size()), Failpoint.first(name))));
        }
        return drills;
    }

    /** What a night passes before it dispatches; more than {@link #late}. */
    private static List<String> early() {
        Stream<String> commits = Stream.of(
                        OWN.subList(0, OWN.indexOf(FIRST_OF_DISPATCH)),
                        JOB.subList(0, 2),
                        List.of("%s/frame", "%s/progress"))
                .flatMap(List::stream)
                .flatMap(Places::around);
        return Stream.concat(commits, WIRE.stream().map("sync/"::concat)).toList();
    }

    /** What a night passes from its dispatch on. */
    private static List<String> late() {
        Stream<String> commits = Stream.of(
                        OWN.subList(OWN.indexOf(FIRST_OF_DISPATCH) + 1, OWN.size()), JOB.subList(2, 3))
                .flatMap(List::stream)
                .flatMap(Places::around);
        return Stream.of(commits, WIRE.stream().map("%c/"::concat), FILES.stream())
                .flatMap(names -> names)
                .toList();
    }

    /** Killed early; and when the scheduler starts the night again, killed late. */
    private static Drill pair(NightDatabase.Kind database, int turn, String early, String late) {
        String first = early.replace("%s", STEPS.get(turn % STEPS.indexOf("dispatch-reminders")));
        String second = late.replace("%c", sender(turn).channel());
        return new Drill(
                database, sender(turn), List.of(Failpoint.first(first), Failpoint.first(second)), NO_FAULTS, "run");
    }

    private static Sender sender(int turn) {
        return Sender.values()[turn % Sender.values().length];
    }

    /** Every place for each database and sender, and second kills on top. */
    static List<Drill> everything(Map<String, Integer> passed) {
        List<Drill> drills = new ArrayList<>();
        for (NightDatabase.Kind database : NightDatabase.Kind.values()) {
            for (Sender sender : Sender.values()) {
                passed.forEach((name, times) -> drills.add(passing(database, sender, name, times)));
                AGAIN.stream().flatMap(Places::around).forEach(name -> drills.add(again(database, sender, name)));
                FILES.forEach(name -> drills.add(again(database, sender, name)));
                WIRE.forEach(name -> drills.add(again(database, sender, sender.channel() + "/" + name)));
                Stream.of("before deferral", "after deferral")
                        .forEach(name -> drills.add(deferral(database, sender, name)));
            }
        }
        return drills;
    }

    /**
     * A place that a night passes often is met at another of its passings for each sender, the first and last included.
     */
    private static Drill passing(NightDatabase.Kind database, Sender sender, String name, int times) {
        int nth = ofAnother(sender, name) ? 1 : 1 + (times - 1) * sender.ordinal() / (Sender.values().length - 1);
        return new Drill(database, sender, List.of(new Failpoint(name, nth)), NO_FAULTS);
    }

    /** Each other sender has one message. */
    private static boolean ofAnother(Sender sender, String name) {
        return Stream.of(Sender.values()).anyMatch(other -> other != sender && name.startsWith(other.channel() + "/"));
    }

    private static Drill again(NightDatabase.Kind database, Sender sender, String name) {
        return twice(database, sender, Failpoint.first(name));
    }

    /** Killed while a message is on its way, and killed again while that is put in order. */
    private static Drill twice(NightDatabase.Kind database, Sender sender, Failpoint second) {
        return new Drill(database, sender, List.of(Failpoint.first(sender.channel() + "/asked"), second), NO_FAULTS);
    }

    /** A vendor that asks to be left alone for long: what is planned for it is given that reason. */
    private static Drill deferral(NightDatabase.Kind database, Sender sender, String name) {
        String faults = "- { endpoint: " + sender.desk() + ", first: 1, status: 401 }";
        return new Drill(database, sender, List.of(Failpoint.first(name)), faults);
    }
}
