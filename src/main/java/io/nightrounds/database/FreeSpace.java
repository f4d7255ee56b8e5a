package io.nightrounds.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The room left where the embedded database lives: on a full disk HSQLDB says that it committed, and wrote nothing. */
final class FreeSpace implements ClaimGuard {
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private final Path folder;
    private final LongSupplier usableBytes;

    FreeSpace(Path folder) {
        this(folder, folder.toFile()::getUsableSpace);
    }

    /** @param usableBytes asked anew for every claim, so it must be cheap; 0 where nobody can say */
    FreeSpace(Path folder, LongSupplier usableBytes) {
        this.folder = folder;
        this.usableBytes = usableBytes;
    }

    /** What is wrong where too little is left. */
    Optional<String> tooLittle() {
        long free = usableBytes.getAsLong();
        return free >= LEAST_FREE_BYTES
                ? Optional.empty()
                : Optional.of("Only " + (free >> 20) + " MiB are free under " + folder + ", less than "
                        + (LEAST_FREE_BYTES >> 20)
                        + " MiB. On a full disk a claim would be lost and a patient told twice.");
    }

    @Override
    public void requireSafe() {
        tooLittle().ifPresent(why -> {
            throw new ClaimsRefused(why + " Free some space, then use 'nightrounds resume'.");
        });
    }
}
