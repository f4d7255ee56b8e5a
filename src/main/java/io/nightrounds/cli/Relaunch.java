package io.nightrounds.cli;

import io.nightrounds.cli.screen.Screen;
import io.nightrounds.dispatch.doubt.Leftovers;
import io.nightrounds.dispatch.doubt.Reconciler;
import io.nightrounds.dispatch.doubt.Reconciler.Proven;
import io.nightrounds.dispatch.outlook.Backlog;
import io.nightrounds.intake.ChangedFeeds;
import io.nightrounds.job.Nights;
import io.nightrounds.job.Run;
import io.nightrounds.job.RunRequest;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.RunningJob;
import io.nightrounds.job.Runs;
import io.nightrounds.job.Scope;
import io.nightrounds.partition.Buckets;
import io.nightrounds.partition.Leases;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comes before the first step, in the one order in which a relaunch loses nothing and sends nothing twice. The
 * session holds the lock by now; then workers of an earlier run may claim nothing more; then what a dead process left
 * claimed goes into doubt; then the vendors' logs are asked; then the dead execution is given up; and only then is said
 * what will be sent, for only then is it known.
 */
record Relaunch(Session session, Screen screen) {
    private static final Set<String> BEFORE_DISPATCH =
            Set.of("read-people", "read-appointments", "sync-appointments", "plan-reminders");

    void prepare(RunRequest request) {
        session.get(Leases.class).endAll();
        session.get(Buckets.class).clear();
        int doubted = session.get(Leftovers.class).doubt();
        Proven proven = request.scope() == Scope.SYNC ? new Proven(0, 0) : reconcile();
        Optional<Run> unfinished = session.get(Nights.class).recover(request);
        unfinished.ifPresent(run -> sayWhatChanged(run, request));
        sayWhatIsInDoubt(doubted, proven);
        unfinished
                .filter(run -> run.scope() != Scope.SYNC)
                .ifPresent(run -> sayWhatWillBeSent(run, request.acceptedBy() != null));
    }

    private Proven reconcile() {
        return session.get(Reconciler.class).reconcile(session.get(RunningJob.class)::stopping);
    }

    private void sayWhatChanged(Run run, RunRequest request) {
        screen.say("Going on with run " + run.id() + " of " + run.date() + whereItStopped(run));
        if (!session.get(Runs.class).firstJobFileHash(run).equals(request.jobFileHash())) {
            screen.say("The job file " + request.jobFile() + " was changed since run " + run.id()
                    + " began; it goes on with the file as it is now.");
        }
        if (run.scope() != Scope.REMIND) {
            session.get(ChangedFeeds.class).since(run.id()).forEach(screen::say);
        }
    }

    private static String whereItStopped(Run run) {
        if (run.status() == RunStatus.HELD) {
            return ", which is held, as it was read and planned then.";
        }
        return run.step() == null ? "." : ", which stopped in " + run.step() + ".";
    }

    private void sayWhatIsInDoubt(int doubted, Proven proven) {
        if (doubted > 0) {
            screen.say(doubted + " messages were on their way when it died: they are in doubt and are not sent again."
                    + " 'nightrounds doubt list' shows them.");
        }
        if (proven.sent() + proven.notSent() > 0) {
            screen.say("The vendors' logs say of what was in doubt: " + proven.sent() + " sent, " + proven.notSent()
                    + " not sent.");
        }
    }

    private void sayWhatWillBeSent(Run run, boolean accepted) {
        Map<String, Long> waiting = session.get(Backlog.class).byProvider();
        long total = waiting.values().stream().mapToLong(Long::longValue).sum();
        String more = run.step() == null || BEFORE_DISPATCH.contains(run.step())
                ? " What is not planned yet is planned first and sent too."
                : run.status() == RunStatus.HELD && !accepted
                        ? " But it is held again if its forecast is out of bounds still; see --accept-forecast."
                        : "";
        if (total == 0) {
            screen.say("0 reminders are waiting to be sent." + more);
            return;
        }
        screen.say("It will send up to " + total + " reminders: "
                + waiting.entrySet().stream()
                        .map(entry -> entry.getValue() + " through " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + ". Each is checked once more before it goes out." + more);
    }
}
