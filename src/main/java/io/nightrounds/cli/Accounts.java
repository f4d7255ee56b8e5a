package io.nightrounds.cli;

import io.nightrounds.cli.exit.Causes;
import io.nightrounds.dispatch.Senders;
import io.nightrounds.job.Scope;
import io.nightrounds.jobfile.SecretMissing;
import io.nightrounds.sync.SyncGateway;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.BeansException;

/** Looks before the first step whether every account that a run needs is complete, so that none stops it midway. */
record Accounts(Session session) {
    /** @throws SecretMissing naming all that is missing; nothing was written or sent */
    void check(Scope scope) {
        List<Runnable> accounts = new ArrayList<>();
        if (scope != Scope.REMIND) {
            accounts.add(() -> session.get(SyncGateway.class));
        }
        if (scope != Scope.SYNC) {
            Senders senders = session.get(Senders.class);
            senders.providers().forEach(provider -> accounts.add(() -> senders.prepare(provider)));
        }
        Set<String> missing = new LinkedHashSet<>();
        accounts.forEach(account -> missing(account).ifPresent(missing::add));
        if (!missing.isEmpty()) {
            throw new SecretMissing(String.join(System.lineSeparator(), missing));
        }
    }

    private static Optional<String> missing(Runnable account) {
        try {
            account.run();
            return Optional.empty();
        } catch (BeansException e) {
            return Optional.of(Causes.find(e, SecretMissing.class).orElseThrow(() -> e))
                    .map(SecretMissing::getMessage);
        }
    }
}
