package io.nightrounds.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this machine keeps its data: settings {@code nightrounds.*}, in the environment {@code NIGHTROUNDS_*}.
 *
 * @param home folder of the embedded database, the reports and the log
 * @param database a database of its own; the embedded one where no URL is set
 */
@ConfigurationProperties("nightrounds")
record DatabaseProperties(
        @DefaultValue("data/out") Path home, @DefaultValue Server database) {
    /**
     * @param url JDBC URL, such as {@code jdbc:postgresql://db/nightrounds}; null, also where it is written as nothing,
     *     for the embedded database
     * @param passwordFile a file that holds the password, instead of the password itself
     */
    record Server(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path passwordFile) {
        Server {
            url = url == null || url.isBlank() ? null : url;
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
                throw new DatabaseRefused(
                        "NIGHTROUNDS_DATABASE_PASSWORD_FILE is " + passwordFile + ", which cannot be read ("
                                + e.getMessage() + "). Check the path and the file's rights.",
                        e);
            }
        }

        /** The address for messages: without its parameters, which may hold a password. */
        String name() {
            return url == null ? "the embedded database" : url.replaceFirst("[?].*", "");
        }

        @Override
        public String toString() {
            return "Server[url=" + name() + ", user=" + user + "]";
        }
    }
}
