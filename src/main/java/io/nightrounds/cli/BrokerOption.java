package io.nightrounds.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --broker}, in place of NIGHTROUNDS_BROKER_URL. */
final class BrokerOption {
    @Option(
            names = "--broker",
            paramLabel = "URL",
            description = "The message broker, such as tcp://broker:61616; default: NIGHTROUNDS_BROKER_URL.")
    @Nullable
    String url;

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        if (url != null) {
            settings.put("nightrounds.broker.url", url);
        }
        return settings;
    }
}
