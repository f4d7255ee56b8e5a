package io.nightrounds.drill;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.batch.core.repository.JobRepository;

/** Whose transaction the running thread is in, by who stands on its stack and which step was begun last. */
final class Transaction {
    /** The delivery ledger's methods, and the words that its transactions have in the decisions. */
    private static final Map<String, String> LEDGER = Map.of(
            "takeUp", "take-up",
            "carryOut", "claim",
            "settle", "settle",
            "deferRest", "deferral",
            "doubtLeftovers", "doubt-leftovers",
            "note", "note");

    /** Who brackets what Spring Batch writes in its own tables, the innermost first. */
    private static final Map<String, String> BATCH = Map.of(
            "TaskExecutorJobLauncher#createJobExecution", "job/create",
            "Recovery#giveUp", "job/recover",
            "AbstractJob#updateStatus", "job/start",
            "AbstractJob#execute", "job/end",
            "SimpleStepHandler#handleStep", "%s/frame",
            "AbstractStep#execute", "%s/progress",
            "TaskletStep#doExecute", "%s/progress",
            "ChunkOrientedStep#doExecute", "%s/chunk",
            "TaskletStep$2#doInChunkContext", "%s/chunk");

    private static volatile String step = "none";

    private Transaction() {}

    /** A repository that says which step it begins: nothing on the stack does. */
    static JobRepository tellingItsStep(JobRepository repository) {
        return Intercepted.of(JobRepository.class, repository, (method, arguments, target) -> {
            if (method.equals("createStepExecution")) {
                step = (String) arguments[0];
            }
            return target.proceed();
        });
    }

    /** The name of a transaction that writes; empty for one that only reads. */
    static Optional<String> name() {
        return StackWalker.getInstance().walk(frames -> name(frames.map(Transaction::word)));
    }

    private static Optional<String> name(Stream<String> frames) {
        List<String> stack = frames.toList();
        if (stack.stream().anyMatch(frame -> frame.matches("\\$Proxy\\d+#(get|find|is|count).*"))) {
            return Optional.empty();
        }
        return stack.stream()
                .flatMap(frame -> owner(frame).stream())
                .findFirst()
                .map(name -> name.formatted(step));
    }

    private static Optional<String> owner(String frame) {
        int hash = frame.indexOf('#');
        String type = frame.substring(0, hash);
        if (type.equals("DeliveryLedger") && LEDGER.containsKey(frame.substring(hash + 1))) {
            return Optional.of(LEDGER.get(frame.substring(hash + 1)));
        }
        if (frame.equals("ForecastLedger#keep")) {
            return Optional.of("forecast");
        }
        if (type.equals("Flyway")) {
            return Optional.of("migration/commit");
        }
        return Optional.ofNullable(BATCH.get(frame));
    }

    /** The place that a statement stands for, where it comes between two things that no transaction tells apart. */
    static Optional<String> statement() {
        return StackWalker.getInstance().walk(frames -> frames.map(Transaction::word)
                .flatMap(frame -> place(frame).stream())
                .findFirst());
    }

    private static Optional<String> place(String frame) {
        return Optional.ofNullable(
                switch (frame) {
                    case "DbMigrate#doMigrateGroup" -> "migration/statement";
                    case "RunBooks#of" -> "report/nothing-written";
                    case "ReportFiles#writeReminders" -> "report/page-written";
                    case "ReportFiles#writeRejected" -> "report/reminders-written";
                    case "ReportStore#save" -> "report/files-written";
                    default -> null;
                });
    }

    private static String word(StackFrame frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "#" + frame.getMethodName();
    }
}
