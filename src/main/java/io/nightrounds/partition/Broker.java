package io.nightrounds.partition;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Connects to the message broker, on terms that keep one request with one worker at a time. */
@Component
@EnableConfigurationProperties(BrokerProperties.class)
class Broker implements DisposableBean {
    private final BrokerProperties properties;
    private @Nullable ActiveMQConnectionFactory factory;

    Broker(BrokerProperties properties) {
        this.properties = properties;
    }

    /** The address, for messages. */
    String address() {
        return properties.address();
    }

    /**
     * A session whose receipts and sendings are committed together. It fails when the broker goes away: who uses it
     * then asks for another, instead of waiting inside a client that would hide how long that takes.
     *
     * @throws JMSRuntimeException where the broker does not answer
     */
    JMSContext session() {
        return factory().createContext(properties.user(), properties.secret(), JMSContext.SESSION_TRANSACTED);
    }

    private synchronized ActiveMQConnectionFactory factory() {
        if (factory == null) {
            ActiveMQConnectionFactory made = new ActiveMQConnectionFactory(properties.address());
            made.setReconnectAttempts(0);
            made.setInitialConnectAttempts(1);
            // a worker that is busy must not hold the next request back from one that is not
            made.setConsumerWindowSize(0);
            // our messages are names and numbers; nothing that a broker says is ever made an object
            made.setDeserializationDenyList("*");
            factory = made;
        }
        return factory;
    }

    @Override
    public synchronized void destroy() {
        if (factory != null) {
            factory.close();
        }
    }
}
