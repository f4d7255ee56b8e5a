package io.nightrounds.job;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Execution contexts as JSON: Java's own serialization, Batch's default, ties a stored run to the version of a class. */
@Configuration(proxyBeanMethods = false)
class ReadableContexts {
    @Bean
    ExecutionContextSerializer executionContextSerializer() {
        return new JacksonExecutionContextStringSerializer();
    }
}
