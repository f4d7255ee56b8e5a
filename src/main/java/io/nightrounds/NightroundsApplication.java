package io.nightrounds;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * The Spring context of a command: the beans of the rooms, and none that Boot would add by itself (see decision 0026).
 * They are lazy: a command makes only what it uses.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
public class NightroundsApplication {}
