package io.nightrounds.dispatch.run;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.testkit.Oracle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A vendor as one process sees it. What it does with a message it does whether or not that process lives on. */
final class SimulatedVendor implements Sender {
    /** What becomes of a request. */
    enum Fate {
        ACCEPTED,
        ACCEPTED_AND_ANSWER_LOST,
        LOST,
        ACCEPTED_AFTER_TIME_OUT,
        REFUSED,
        NOT_SENT,
        THROTTLED,
        ACCOUNT_REFUSED,
        PRACTICE_REFUSED,
        THREW_AND_ACCEPTED,
        THREW,
        NO_OUTCOME,
        NO_FUTURE,
        NEVER_ANSWERED
    }

    /** How a vendor feels in a seed: the fates it deals, the more often the more they are named. */
    enum Mood {
        WELL(Fate.ACCEPTED),
        LOSING(Fate.ACCEPTED, Fate.ACCEPTED_AND_ANSWER_LOST, Fate.LOST, Fate.ACCEPTED_AFTER_TIME_OUT),
        DOWN(Fate.NOT_SENT),
        FLAPPING(Fate.NOT_SENT, Fate.ACCEPTED, Fate.THROTTLED),
        STRICT(Fate.ACCEPTED, Fate.REFUSED, Fate.ACCOUNT_REFUSED, Fate.PRACTICE_REFUSED),
        BROKEN(Fate.THREW, Fate.THREW_AND_ACCEPTED, Fate.NO_OUTCOME, Fate.NO_FUTURE, Fate.ACCEPTED),
        WILD(Fate.values());

        private final Fate[] fates;

        Mood(Fate... fates) {
            this.fates = fates;
        }

        /** One that is down takes long to give up on, and shows little in each of its many tries. */
        static Mood drawn(RandomGenerator random) {
            Mood mood = values()[random.nextInt(values().length)];
            return mood == DOWN && random.nextInt(4) > 0 ? WILD : mood;
        }
    }

    private static final Duration TIME_OUT = Duration.ofSeconds(30);

    private final String name;
    private final Mood mood;
    private final SimulatedWorld world;
    private final SimulatedProcess process;

    SimulatedVendor(String name, Mood mood, SimulatedWorld world, SimulatedProcess process) {
        this.name = name;
        this.mood = mood;
        this.world = world;
        this.process = process;
    }

    @Override
    public String provider() {
        return name;
    }

    @Override
    public boolean carries(Channel channel) {
        return true;
    }

    @Override
    public boolean schedules(Channel channel) {
        return channel == Channel.EMAIL;
    }

    /** Even a future that is none, which only a defect of an adapter can bring about. */
    @Override
    @SuppressWarnings("NullAway")
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        process.step("before send");
        process.checkClaimed(message);
        Fate fate = mood.fates[world.random.nextInt(mood.fates.length)];
        if (fate == Fate.NEVER_ANSWERED && !world.mayHang()) {
            fate = Fate.LOST;
        }
        world.count(fate.name());
        CompletableFuture<SendOutcome> answer = deal(fate, message, world.called(message));
        process.step("after send");
        return answer;
    }

    private @Nullable CompletableFuture<SendOutcome> deal(Fate fate, OutboundMessage message, List<Oracle.Call> calls) {
        Runnable accept = () -> world.arrives(name, message, calls);
        return switch (fate) {
            case ACCEPTED -> {
                accept.run();
                yield answers(new SendOutcome.Accepted(SimulatedWorld.idOf(message), null), delay());
            }
            case ACCEPTED_AND_ANSWER_LOST -> {
                accept.run();
                yield unclear(new SendOutcome.Unknown("reset"), delay());
            }
            case LOST -> unclear(new SendOutcome.Unknown("time-out"), TIME_OUT);
            case ACCEPTED_AFTER_TIME_OUT -> {
                world.leaves(message);
                world.after(TIME_OUT.plusSeconds(world.random.nextInt(400)), accept);
                yield unclear(new SendOutcome.Unknown("time-out"), TIME_OUT);
            }
            case REFUSED -> {
                world.refuses(message);
                yield answers(new SendOutcome.Refused("4640", "no such number"), delay());
            }
            case NOT_SENT -> fails(message, new SendOutcome.NotSent("connection refused"));
            case THROTTLED -> fails(message, new SendOutcome.Throttled("429", retryAfter()));
            case ACCOUNT_REFUSED -> fails(message, new SendOutcome.AccountRefused("401"));
            case PRACTICE_REFUSED -> fails(message, new SendOutcome.AccountRefused("401", "harbor"));
            case THREW_AND_ACCEPTED -> {
                accept.run();
                world.answersUnclearly();
                throw new IllegalStateException("a defect of the adapter");
            }
            case THREW -> {
                world.answersUnclearly();
                yield CompletableFuture.failedFuture(new NoClassDefFoundError("a defect of the adapter"));
            }
            case NO_OUTCOME -> unclear(null, delay());
            case NO_FUTURE -> {
                world.answersUnclearly();
                yield null;
            }
            case NEVER_ANSWERED -> {
                process.hangs();
                if (world.chance(50)) {
                    accept.run();
                }
                yield new CompletableFuture<>();
            }
        };
    }

    private CompletableFuture<SendOutcome> fails(OutboundMessage message, SendOutcome outcome) {
        message.attempts().forEach(world::fails);
        return answers(outcome, delay());
    }

    private CompletableFuture<SendOutcome> unclear(@Nullable SendOutcome outcome, Duration delay) {
        world.answersUnclearly();
        return answers(outcome, delay);
    }

    private CompletableFuture<SendOutcome> answers(@Nullable SendOutcome outcome, Duration delay) {
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(outcome);
        }
        CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
        world.after(delay, () -> {
            if (!process.dead()) {
                answer.complete(outcome);
            }
        });
        return answer;
    }

    private Duration delay() {
        return switch (world.random.nextInt(3)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(1 + world.random.nextInt(500));
            default -> Duration.ofSeconds(1 + world.random.nextInt(90));
        };
    }

    private @Nullable Duration retryAfter() {
        return switch (world.random.nextInt(3)) {
            case 0 -> null;
            case 1 -> Duration.ofSeconds(world.random.nextInt(60));
            default -> Duration.ofMinutes(10);
        };
    }
}
