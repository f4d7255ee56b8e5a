package io.nightrounds.dispatch.run;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.CampaignProperties;
import io.nightrounds.campaign.Campaigns;
import io.nightrounds.campaign.TextVersions;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.partition.Share;
import io.nightrounds.partition.SharedStep;
import java.util.Map;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Spring Batch's side of dispatch: a tasklet, because a chunk would be a barrier for messages in flight. */
@Configuration(proxyBeanMethods = false)
class DispatchStep {
    @Bean("dispatch-reminders")
    Step dispatchReminders(
            JobRepository repository,
            PlatformTransactionManager transactions,
            DispatchTasklet tasklet,
            TextVersions versions) {
        return new StepBuilder("dispatch-reminders", repository)
                .tasklet(tasklet, transactions)
                .listener(tasklet)
                .listener(keeping(versions))
                .build();
    }

    /** Shared among machines, a vendor's lane has its part of that vendor's limits on each of them. */
    @Bean
    SharedStep sharedDispatch(DispatchProperties properties, DispatchTasklet tasklet, TextVersions versions) {
        return new SharedStep() {
            @Override
            public String step() {
                return "dispatch-reminders";
            }

            @Override
            public int mostShares() {
                return properties.mostShares();
            }

            @Override
            public void prepare(StepExecution whole) {
                versions.keep(whole.getJobExecution().getJobInstanceId());
                tasklet.prepare(whole);
            }
        };
    }

    /** Before anything is sent, and again on a resume: the job file may have been changed in between. */
    private static StepExecutionListener keeping(TextVersions versions) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution step) {
                if (!Share.of(step).shared()) {
                    versions.keep(step.getJobExecution().getJobInstanceId());
                }
            }
        };
    }

    @Bean
    DispatchProperties dispatchProperties(JobFile jobFile, Campaigns campaigns) {
        DispatchProperties properties = jobFile.bind("dispatch", DispatchProperties.DEFAULTS);
        for (Map.Entry<String, CampaignProperties> campaign : campaigns.byName().entrySet()) {
            for (Channel channel : campaign.getValue().channels()) {
                if (!properties.senders().containsKey(channel)) {
                    throw jobFile.invalid(
                            "campaigns/" + campaign.getKey() + "/channels",
                            "Channel '" + channel.word() + "' has no vendor. Name one under dispatch.senders."
                                    + channel.word() + ", or leave the channel out here.");
                }
            }
        }
        return properties;
    }
}
