package io.nightrounds;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring context of a command. Beans are lazy: a command makes only what it uses. */
@SpringBootApplication(proxyBeanMethods = false)
public class NightroundsApplication {}
