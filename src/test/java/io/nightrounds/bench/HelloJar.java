package io.nightrounds.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * {@link HelloBatch} as Spring Boot's plugin would pack it: our own jar with its classes and with the starters' jars
 * only.
 */
final class HelloJar {
    private static final List<String> STARTERS = List.of(
            "spring-boot",
            "spring-core",
            "spring-batch",
            "spring-retry",
            "spring-aop",
            "spring-beans",
            "spring-tx",
            "spring-jdbc",
            "spring-context",
            "spring-expression",
            "HikariCP",
            "hsqldb",
            "micrometer",
            "HdrHistogram",
            "LatencyUtils",
            "logback",
            "log4j",
            "jul-to-slf4j",
            "slf4j",
            "jakarta.annotation",
            "snakeyaml-2",
            "commons-logging",
            "jspecify");

    private HelloJar() {}

    static Path pack(Path ours, Path folder) throws IOException {
        Path hello = folder.resolve("hello.jar");
        try (JarFile from = new JarFile(ours.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(hello), manifest(from))) {
            for (JarEntry entry : from.stream().filter(HelloJar::kept).toList()) {
                copy(from, entry, to);
            }
            to.putNextEntry(new ZipEntry("BOOT-INF/classes/")); // the loader looks for folders by their entries
            to.putNextEntry(new ZipEntry("BOOT-INF/classes/" + path(HelloBatch.class)));
            try (InputStream bytes = HelloBatch.class.getResourceAsStream("HelloBatch.class")) {
                bytes.transferTo(to);
            }
        }
        return hello;
    }

    private static Manifest manifest(JarFile from) throws IOException {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().putValue("Start-Class", HelloBatch.class.getName());
        manifest.getMainAttributes().remove(new Attributes.Name("Spring-Boot-Layers-Index"));
        return manifest;
    }

    private static boolean kept(JarEntry entry) {
        String name = entry.getName();
        return name.startsWith("org/springframework/boot/loader/")
                || name.equals("BOOT-INF/classpath.idx")
                || name.startsWith("BOOT-INF/lib/") && ofStarters(name.substring("BOOT-INF/lib/".length()));
    }

    private static boolean ofStarters(String jar) {
        return !jar.contains("flyway") && STARTERS.stream().anyMatch(jar::startsWith);
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
        byte[] bytes;
        try (InputStream content = from.getInputStream(entry)) {
            bytes = content.readAllBytes();
        }
        if (entry.getName().endsWith(".idx")) {
            bytes = onlyKept(bytes);
            to.putNextEntry(new ZipEntry(entry.getName()));
        } else {
            to.putNextEntry(new ZipEntry(entry)); // as it is: the loader reads only jars that are stored
        }
        to.write(bytes);
    }

    private static byte[] onlyKept(byte[] index) {
        return new String(index, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> ofStarters(line.replaceAll(".*/lib/|\"", "")))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
