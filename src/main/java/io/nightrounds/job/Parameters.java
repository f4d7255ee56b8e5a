package io.nightrounds.job;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** The job parameters of a run. Never a secret, never a patient's data: Batch stores them as they are. */
final class Parameters {
    static final String JOB = "job";
    static final String PRACTICES = "practices";
    static final String DATE = "date";
    static final String ROUND = "round";
    static final String JOB_FILE = "jobFile";
    static final String SANDBOX = "sandbox";
    static final String JOB_FILE_HASH = "jobFileHash";

    static final String ACCEPTED_BY = "acceptedBy";

    private Parameters() {}

    static JobParameters of(RunRequest request, long round) {
        JobParametersBuilder parameters = new JobParametersBuilder()
                .addString(JOB, request.job())
                .addString(PRACTICES, request.practices())
                .addLocalDate(DATE, request.date())
                .addLong(ROUND, round)
                .addString(JOB_FILE, request.jobFile().toString(), false)
                .addString(JOB_FILE_HASH, request.jobFileHash(), false)
                .addString(SANDBOX, String.valueOf(request.sandbox()), false);
        if (request.acceptedBy() != null) {
            parameters.addString(ACCEPTED_BY, request.acceptedBy(), false);
        }
        return parameters.toJobParameters();
    }
}
