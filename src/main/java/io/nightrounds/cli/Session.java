package io.nightrounds.cli;

import io.nightrounds.NightroundsApplication;
import io.nightrounds.database.DatabaseCopy;
import io.nightrounds.database.HomeLock;
import io.nightrounds.database.ServerLock;
import io.nightrounds.job.RunningJob;
import io.nightrounds.jobfile.EnvironmentSecrets;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A command's Spring context, and the lock of the home it works in. Beans are made when they are first asked for. */
final class Session implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HomeLock lock;
    private final JobFileSlot jobFile;
    private final SignalStop signals;

    private Session(ConfigurableApplicationContext context, HomeLock lock, JobFileSlot jobFile) {
        this.context = context;
        this.lock = lock;
        this.jobFile = jobFile;
        this.signals = SignalStop.of(context.getBean(RunningJob.class));
    }

    /** The job file, which a command may learn only from the database that the session opens. */
    private static final class JobFileSlot {
        private @Nullable JobFile value;

        JobFile get() {
            if (value == null) {
                throw new IllegalStateException("This command was not given a job file");
            }
            return value;
        }
    }

    /** How a session differs from the plain one. */
    record Setup(Clock clock, Secrets secrets, Map<String, Object> settings) {
        static Setup plain() {
            return new Setup(Clock.systemUTC(), new EnvironmentSecrets(System.getenv()), Map.of());
        }

        Setup at(Clock other) {
            return new Setup(other, secrets, settings);
        }

        Setup with(Secrets others, Map<String, Object> moreSettings) {
            Map<String, Object> all = new HashMap<>(settings);
            all.putAll(moreSettings);
            return new Setup(clock, others, all);
        }
    }

    /** Opens the home for one command; nobody else may work there until the session is closed. */
    static Session open(Setup setup) {
        JobFileSlot slot = new JobFileSlot();
        ConfigurableApplicationContext context = context(
                setup,
                slot,
                Map.of(
                        "logging.config", "classpath:logback-home.xml",
                        "logging.file.name", "${nightrounds.home:data/out}/logs/nightrounds.log"));
        try {
            HomeLock lock = HomeLock.take(home(context), Clock.systemUTC());
            return locked(context, lock, slot);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static Session locked(ConfigurableApplicationContext context, HomeLock lock, JobFileSlot slot) {
        try {
            context.getBean(ServerLock.class).take();
            return new Session(context, lock, slot);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A context that touches neither home nor database, to look at a job file. */
    static ConfigurableApplicationContext offline(JobFile jobFile) {
        JobFileSlot slot = new JobFileSlot();
        slot.value = jobFile;
        return context(Setup.plain(), slot, Map.of());
    }

    private static ConfigurableApplicationContext context(Setup setup, JobFileSlot slot, Map<String, Object> defaults) {
        SpringApplication application = new SpringApplicationBuilder(NightroundsApplication.class)
                .properties(defaults)
                .initializers(context -> {
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new org.springframework.core.env.MapPropertySource(
                                    "command", new HashMap<>(setup.settings())));
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Clock.class, setup::clock);
                    beans.registerBean(Secrets.class, setup::secrets);
                    beans.registerBean(JobFile.class, slot::get);
                })
                .build();
        // Spring would close the database under a job that is settling what it has sent: see SignalStop.
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    private static Path home(ConfigurableApplicationContext context) {
        return Path.of(context.getEnvironment().getProperty("nightrounds.home", "data/out"));
    }

    Path home() {
        return home(context);
    }

    /**
     * A copy of the database, to try things in.
     *
     * @throws Refusal where the database is on a server and cannot be copied
     */
    DatabaseCopy copyOfDatabase() {
        String url = context.getEnvironment().getProperty("nightrounds.database.url");
        if (url != null) {
            throw new Refusal(
                    ExitCode.REFUSED,
                    "A plan is made in a copy of the embedded database, and this one is at " + url
                            + ". Unset NIGHTROUNDS_DATABASE_URL to plan against an embedded one.");
        }
        return lock.copyOfDatabase();
    }

    void jobFile(JobFile file) {
        jobFile.value = file;
        signals.waitFor(TimeOuts.longest(file));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        try (signals;
                lock) {
            context.close();
        }
    }
}
