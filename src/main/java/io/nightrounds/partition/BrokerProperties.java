package io.nightrounds.partition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The message broker between a run and its workers: settings {@code nightrounds.broker.*}, in the environment
 * {@code NIGHTROUNDS_BROKER_*}.
 *
 * @param url such as {@code tcp://broker:61616}; never with a password in it, because addresses are printed
 * @param user null where the broker lets anyone in
 * @param passwordFile a file that holds the password, instead of the password itself
 */
@ConfigurationProperties("nightrounds.broker")
record BrokerProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile) {

    /** The address, looked at. @throws BrokerRefused where it is none that may be used */
    String address() {
        if (url == null || url.isBlank()) {
            throw new BrokerRefused(
                    "No message broker is named. Give --broker tcp://HOST:61616, or set" + " NIGHTROUNDS_BROKER_URL.");
        }
        if (!url.startsWith("tcp://")) {
            throw new BrokerRefused("The broker's address must begin with tcp://, such as tcp://broker:61616; for an"
                    + " encrypted connection write tcp://broker:61617?sslEnabled=true.");
        }
        if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password")) {
            throw new BrokerRefused(
                    "The broker's address has a password in it, and addresses are printed and listed."
                            + " Set NIGHTROUNDS_BROKER_USER, and NIGHTROUNDS_BROKER_PASSWORD or NIGHTROUNDS_BROKER_PASSWORD_FILE.");
        }
        return url;
    }

    /** The password itself, wherever it is kept; null where none is set. */
    @Nullable
    String secret() {
        if (passwordFile == null) {
            return password;
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new BrokerRefused("NIGHTROUNDS_BROKER_PASSWORD_FILE is " + passwordFile + ", which cannot be read ("
                    + e.getMessage() + "). Check the path and the file's rights.");
        }
    }

    @Override
    public String toString() {
        return "BrokerProperties[user=" + user + "]";
    }
}
