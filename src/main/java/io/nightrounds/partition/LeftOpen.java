package io.nightrounds.partition;

import io.nightrounds.job.RunningJob;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A worker that is stopped leaves its share open for the next one. Batch would write down that the share was stopped,
 * and its run, which nobody has stopped, would end with it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("nightrounds.worker")
class LeftOpen {
    @Bean
    static BeanPostProcessor sharesLeftOpen(ObjectProvider<RunningJob> running) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JobRepository repository ? leavingOpen(repository, running) : bean;
            }
        };
    }

    private static JobRepository leavingOpen(JobRepository repository, ObjectProvider<RunningJob> running) {
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> {
                    boolean ending = method.getName().equals("update")
                            && arguments[0] instanceof StepExecution share
                            && share.getStatus() == BatchStatus.STOPPED
                            && !share.getJobExecution().isStopping();
                    return ending && running.getObject().stopping() ? null : passedOn(repository, method, arguments);
                });
    }

    private static Object passedOn(JobRepository repository, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
