package io.nightrounds.appointment;

import io.nightrounds.jobfile.JobSection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The practices of a job file by their key, the value of an appointment's {@code practice}. */
public record Practices(Map<String, Practice> byKey) implements JobSection {
    public Practices {
        byKey = Map.copyOf(byKey);
    }

    /** The practice of that key, if the job file knows it. */
    public Optional<Practice> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The practice of a key that a stored row has.
     *
     * @throws IllegalStateException where the job file no longer has it
     */
    public Practice of(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalStateException("Practice '" + key
                        + "' has rows in the database but is not in the job file. Add it under practices: again."));
    }

    public Set<String> keys() {
        return byKey.keySet();
    }
}
