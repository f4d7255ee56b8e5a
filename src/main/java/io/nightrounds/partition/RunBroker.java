package io.nightrounds.partition;

import org.springframework.stereotype.Component;

/** The broker as a run sees it before it begins. */
@Component
public class RunBroker {
    private final RequestQueue requests;

    RunBroker(RequestQueue requests) {
        this.requests = requests;
    }

    /**
     * Looks whether the broker can be used.
     *
     * @throws BrokerRefused where it is not configured as it must be
     * @throws BrokerUnreachable where it does not answer
     */
    public void look() {
        requests.look();
    }
}
