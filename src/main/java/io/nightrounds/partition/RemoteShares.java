package io.nightrounds.partition;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;

/**
 * Has the shares of a step done by workers, and waits until the repository says that all have ended. However that comes
 * about, afterwards nobody can claim anything on behalf of these shares any more.
 */
final class RemoteShares extends MessageChannelPartitionHandler {
    private static final Duration POLL = Duration.ofMillis(200);

    /** The watch ends a wait long before; Batch's own default would be to wait for ever. */
    private static final Duration LONGEST_STEP = Duration.ofDays(2);

    private final ShareWatch.Terms terms;

    RemoteShares(String step, RequestQueue requests, ShareWatch.Terms terms) {
        this.terms = terms;
        setStepName(step);
        setJobRepository(terms.repository());
        setMessagingOperations(new MessagingTemplate((message, timeout) -> {
            requests.send((StepExecutionRequest) message.getPayload());
            return true;
        }));
        setPollInterval(POLL.toMillis());
        setTimeout(LONGEST_STEP.toMillis());
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution whole, Set<StepExecution> shares) throws Exception {
        ShareWatch watch = ShareWatch.begin(whole, shares, terms);
        try (watch) {
            return requireEnded(super.doHandle(whole, shares));
        } finally {
            terms.leases().end(shares.stream().map(StepExecution::getId).toList());
        }
    }

    private static Set<StepExecution> requireEnded(Set<StepExecution> ended) {
        List<StepExecution> failed = ended.stream()
                .filter(share -> share.getStatus().isUnsuccessful())
                .toList();
        if (!failed.isEmpty()) {
            throw new SharesFailed(failed);
        }
        return ended;
    }
}
