package io.nightrounds.cli;

import io.nightrounds.NightroundsApplication;
import io.nightrounds.database.DatabaseCopies;
import io.nightrounds.database.DatabaseCopy;
import io.nightrounds.database.HomeLock;
import io.nightrounds.database.ServerLock;
import io.nightrounds.job.RunningJob;
import io.nightrounds.jobfile.EnvironmentSecrets;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/** A command's Spring context, and the lock of the home it works in. Beans are made when they are first asked for. */
final class Session implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HomeLock lock;
    private final Late late;
    private final SignalStop signals;

    private Session(ConfigurableApplicationContext context, HomeLock lock, Late late) {
        this.context = context;
        this.lock = lock;
        this.late = late;
        this.signals = SignalStop.of(context.getBean(RunningJob.class));
    }

    /**
     * What a command may learn only from the database that its session opens; the beans that need it are made later.
     */
    private static final class Late {
        private final Map<String, Object> settings;
        private Secrets secrets;
        private @Nullable JobFile jobFile;

        Late(Setup setup) {
            settings = new HashMap<>(setup.settings());
            secrets = setup.secrets();
        }

        JobFile jobFile() {
            if (jobFile == null) {
                throw new IllegalStateException("This command was not given a job file");
            }
            return jobFile;
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

        Setup with(Map<String, ?> moreSettings) {
            return with(secrets, moreSettings);
        }

        Setup with(Secrets others, Map<String, ?> moreSettings) {
            Map<String, Object> all = new HashMap<>(settings);
            all.putAll(moreSettings);
            return new Setup(clock, others, all);
        }
    }

    /** Opens the home for one command; nobody else may work there until the session is closed. */
    static Session open(Setup setup) {
        return open(setup, ServerLock::take);
    }

    /** Opens the home for a process that works for runs of others, in a database that a run has for itself. */
    static Session join(Setup setup) {
        return open(setup, ServerLock::look);
    }

    private static Session open(Setup setup, Consumer<ServerLock> database) {
        Late late = new Late(setup);
        ConfigurableEnvironment environment = environment(late);
        HomeLog.open(home(environment), environment);
        ConfigurableApplicationContext context = context(setup.clock(), late, environment);
        try {
            HomeLock lock = HomeLock.take(home(environment), Clock.systemUTC());
            return locked(context, lock, late, database);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static Session locked(
            ConfigurableApplicationContext context, HomeLock lock, Late late, Consumer<ServerLock> database) {
        try {
            database.accept(context.getBean(ServerLock.class));
            return new Session(context, lock, late);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A context that touches neither home nor database, to look at a job file. */
    static ConfigurableApplicationContext offline(JobFile jobFile) {
        Setup setup = Setup.plain();
        Late late = new Late(setup);
        late.jobFile = jobFile;
        return context(setup.clock(), late);
    }

    /** A context as of a command that does all its work alone, for the build to look at. */
    static ConfigurableApplicationContext alone() {
        Setup setup = Setup.plain();
        return context(setup.clock(), new Late(setup));
    }

    /** A copy of the database, to try things in. Nothing is written into the home or the database. */
    static DatabaseCopy copyOfDatabase(Setup setup) {
        try (ConfigurableApplicationContext context = context(setup.clock(), new Late(setup))) {
            return context.getBean(DatabaseCopies.class).make();
        }
    }

    private static ConfigurableApplicationContext context(Clock clock, Late late) {
        return context(clock, late, environment(late));
    }

    private static ConfigurableApplicationContext context(Clock clock, Late late, ConfigurableEnvironment environment) {
        WorkedOutContext.useFor(late.settings.keySet());
        SpringApplication application = new SpringApplicationBuilder(NightroundsApplication.class)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    withoutListeners(beans);
                    beans.registerBean(Clock.class, () -> clock, Session::ofTheCommand);
                    beans.registerBean(Secrets.class, () -> late.secrets, Session::ofTheCommand);
                    beans.registerBean(JobFile.class, late::jobFile, Session::ofTheCommand);
                })
                .environment(environment)
                .main(WorkedOutContext.class)
                .build();
        application.setListeners(List.of());
        // Spring would close the database under a job that is settling what it has sent: see SignalStop.
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    /**
     * Settings come from the command, the machine and the program's own file. Boot would look for more of them, also in
     * the folder that one happens to be in, and would take a fourteenth of a small night for that.
     */
    private static ConfigurableEnvironment environment(Late late) {
        try {
            StandardEnvironment environment = new StandardEnvironment();
            MutablePropertySources sources = environment.getPropertySources();
            sources.addFirst(new MapPropertySource("command", late.settings));
            sources.addLast(new ResourcePropertySource("classpath:/application.properties"));
            ConfigurationPropertySources.attach(environment);
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No bean of ours listens to Spring's events; to look at each for such methods takes as long as making many. */
    private static void withoutListeners(GenericApplicationContext beans) {
        if (beans.containsBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME)) {
            beans.removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
        }
    }

    /** What Spring works out while the program is built must not hold what only a command knows. */
    private static void ofTheCommand(BeanDefinition bean) {
        bean.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
    }

    private static Path home(Environment environment) {
        return Path.of(environment.getProperty("nightrounds.home", "data/out"));
    }

    Path home() {
        return home(context.getEnvironment());
    }

    /** Whether the database is one that other machines can reach. */
    boolean onServer() {
        return context.getEnvironment().getProperty("nightrounds.database.url") != null;
    }

    /** Makes the sandbox every vendor's address. Only before anything was asked of a vendor. */
    void sendTo(SandboxNight sandbox) {
        late.settings.putAll(sandbox.addresses());
        late.secrets = sandbox.secrets();
    }

    void jobFile(JobFile file) {
        late.jobFile = file;
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
