package io.nightrounds.partition;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Requests to do a share, on a durable queue of the broker: a step's name and an execution's number, and nothing else.
 * A worker holds its request open while it works, so a broker that loses sight of it gives the request to another. For
 * one thread.
 */
@Component
class RequestQueue implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RequestQueue.class);
    private static final String STEP = "step";
    private static final String EXECUTION = "execution";
    private static final int LOOKS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final Broker broker;
    private final QueueName name;
    private @Nullable JMSContext session;
    private @Nullable JMSConsumer consumer;
    private @Nullable StepExecutionRequest held;

    RequestQueue(Broker broker, QueueName name) {
        this.broker = broker;
        this.name = name;
    }

    /**
     * Looks whether the broker is there.
     *
     * @throws BrokerUnreachable where it does not answer
     */
    void look() {
        for (int tries = 1; ; tries++) {
            try {
                session();
                return;
            } catch (JMSRuntimeException e) {
                if (tries == LOOKS || !paused()) {
                    throw new BrokerUnreachable(broker.address(), e);
                }
            }
        }
    }

    /**
     * Puts a request on the queue, where it outlives the broker's process. While the broker is being started anew it is
     * tried again.
     *
     * @throws BrokerUnreachable where that took too long
     */
    void send(StepExecutionRequest request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                put(request);
                session().commit();
                return;
            } catch (JMSRuntimeException | JMSException e) {
                lost(e);
                if (System.nanoTime() >= end || !paused()) {
                    throw new BrokerUnreachable(broker.address(), e);
                }
            }
        }
    }

    /** The next request, which is this worker's until it is done or given back; empty where none came in that time. */
    Optional<StepExecutionRequest> next(Duration longest) {
        try {
            Message message = consumer().receive(longest.toMillis());
            held = message == null ? null : read(message);
        } catch (JMSRuntimeException | JMSException e) {
            lost(e);
            paused();
        }
        return Optional.ofNullable(held);
    }

    /** Takes the request off the queue. Where the broker cannot be told it comes again, and is found to be done. */
    void done() {
        held = null;
        commit();
    }

    /** Gives the request to another worker: as a new message, because the broker counts how often it delivers one. */
    void giveBack() {
        StepExecutionRequest request = held;
        held = null;
        try {
            if (request != null) {
                put(request);
            }
            commit();
        } catch (JMSRuntimeException | JMSException e) {
            lost(e);
        }
    }

    private void commit() {
        try {
            if (session != null) {
                session.commit();
            }
        } catch (JMSRuntimeException e) {
            lost(e);
        }
    }

    private void put(StepExecutionRequest request) throws JMSException {
        JMSContext open = session();
        MapMessage message = open.createMapMessage();
        message.setString(STEP, request.getStepName());
        message.setLong(EXECUTION, request.getStepExecutionId());
        open.createProducer().send(open.createQueue(name.get()), message);
    }

    private static StepExecutionRequest read(Message message) throws JMSException {
        MapMessage map = (MapMessage) message;
        return new StepExecutionRequest(map.getString(STEP), map.getLong(EXECUTION));
    }

    private JMSConsumer consumer() {
        JMSContext open = session();
        if (consumer == null) {
            consumer = open.createConsumer(open.createQueue(name.get()));
        }
        return consumer;
    }

    private JMSContext session() {
        if (session == null) {
            session = broker.session();
        }
        return session;
    }

    private void lost(Exception cause) {
        LOG.warn("The broker {} is not there: {}. It is asked again.", broker.address(), cause.getMessage());
        held = null;
        destroy();
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        consumer = null;
        JMSContext open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (JMSRuntimeException e) {
                LOG.debug("A lost session could not be closed", e);
            }
        }
    }
}
