package io.nightrounds.drill;

import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Stands before the database of a program that is drilled; the context of every other test it leaves alone. */
public final class FailpointInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (Failpoint.drilled()) {
            context.getBeanFactory().addBeanPostProcessor(new Watching());
        }
    }

    private static final class Watching implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof DataSource source) {
                return new WatchedDataSource(source);
            }
            return bean instanceof JobRepository repository ? Transaction.tellingItsStep(repository) : bean;
        }
    }
}
