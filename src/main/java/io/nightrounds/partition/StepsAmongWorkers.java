package io.nightrounds.partition;

import io.nightrounds.job.StepSharing;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.partition.PartitionStep;
import org.springframework.batch.core.partition.support.DefaultStepExecutionAggregator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In a run with workers: the steps that can be shared become partitioned ones of the same name. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("nightrounds.workers.shares")
@EnableConfigurationProperties(WorkerProperties.class)
class StepsAmongWorkers {
    @Bean
    ShareWatch.Terms shareTerms(JobRepository repository, Leases leases, Clock clock, WorkerProperties properties) {
        return new ShareWatch.Terms(repository, leases, clock, properties.patience());
    }

    @Bean
    StepSharing stepSharing(
            List<SharedStep> shared,
            RequestQueue requests,
            Buckets buckets,
            ShareWatch.Terms terms,
            WorkerProperties properties) {
        return alone -> shared.stream()
                .filter(step -> step.step().equals(alone.getName()))
                .findFirst()
                .map(step -> new Split(step, properties.shares(), buckets, terms.leases(), terms.repository()))
                .<Step>map(split -> partitioned(split, requests, terms))
                .orElse(alone);
    }

    private static Step partitioned(Split split, RequestQueue requests, ShareWatch.Terms terms) {
        RemoteShares workers = new RemoteShares(split.getStepName(), requests, terms);
        PartitionStep step = new PartitionStep(terms.repository());
        step.setName(split.getStepName());
        step.setStepExecutionSplitter(split);
        step.setPartitionHandler(workers);
        step.setStepExecutionAggregator(new DefaultStepExecutionAggregator());
        try {
            workers.afterPropertiesSet();
            step.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException("The step " + split.getStepName() + " could not be shared", e);
        }
        return step;
    }
}
