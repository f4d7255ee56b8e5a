package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A vendor that answers as its script says, and remembers what it was given. */
public final class ScriptedSender implements Sender {
    public static final Function<OutboundMessage, CompletableFuture<SendOutcome>> ACCEPTS =
            message -> CompletableFuture.completedFuture(new SendOutcome.Accepted("id-" + message.attempt(), null));

    public final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
    private final String provider;
    private final Function<OutboundMessage, CompletableFuture<SendOutcome>> script;

    public ScriptedSender(String provider, Function<OutboundMessage, CompletableFuture<SendOutcome>> script) {
        this.provider = provider;
        this.script = script;
    }

    public static ScriptedSender accepting(String provider) {
        return new ScriptedSender(provider, ACCEPTS);
    }

    public static ScriptedSender answering(String provider, SendOutcome outcome) {
        return new ScriptedSender(provider, message -> CompletableFuture.completedFuture(outcome));
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public boolean carries(Channel channel) {
        return true;
    }

    @Override
    public boolean schedules(Channel channel) {
        return false;
    }

    @Override
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        sent.add(message);
        return script.apply(message);
    }
}
