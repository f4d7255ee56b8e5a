package io.nightrounds.dispatch;

import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The vendors that a job file names as senders, to see before a run begins whether they can be used. */
@Component
public final class Senders {
    private final DispatchProperties properties;
    private final ListableBeanFactory beans;

    Senders(DispatchProperties properties, ListableBeanFactory beans) {
        this.properties = properties;
        this.beans = beans;
    }

    public List<String> providers() {
        return properties.senders().values().stream().distinct().sorted().toList();
    }

    /**
     * Makes a vendor ready, which reads its secrets and sends nothing.
     *
     * @throws org.springframework.beans.BeansException where it cannot be used, caused by what is wrong
     */
    public void prepare(String provider) {
        beans.getBean(provider, Sender.class);
    }
}
