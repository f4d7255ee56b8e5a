package io.nightrounds.cli;

import io.nightrounds.dispatch.Outlook;
import io.nightrounds.job.Run;
import java.util.Map;
import java.util.stream.Collectors;

/** Says before a relaunch sends anything how much that is going to be. */
record WaitingReminders(Session session, Screen screen) {
    void say(Run run) {
        Map<String, Long> waiting = session.get(Outlook.class).waitingByProvider(run.id());
        long total = waiting.values().stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            screen.say("No reminder of it is waiting to be sent; what is not planned yet is planned first.");
            return;
        }
        screen.say("It will send up to " + total + " reminders: "
                + waiting.entrySet().stream()
                        .map(entry -> entry.getValue() + " through " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + ". Each is checked once more before it goes out.");
    }
}
