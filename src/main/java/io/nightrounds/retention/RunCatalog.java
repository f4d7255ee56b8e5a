package io.nightrounds.retention;

import java.util.List;

/** The runs there are: room {@code job}'s. */
public interface RunCatalog {
    /** All of them, the newest first. */
    List<KnownRun> runs();
}
