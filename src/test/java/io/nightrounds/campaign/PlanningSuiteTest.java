package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The planning cases of {@code src/test/resources/planning}, a file for each topic. What a file has under
 * {@code given} is true of all its cases; a case says what is different. README.md there tells what can be written.
 */
class PlanningSuiteTest {
    private static final Path FOLDER = Path.of("src/test/resources/planning");

    static Stream<PlanningCase> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(PlanningSuiteTest::cases);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void plansAsTheCaseSays(PlanningCase one) {
        assertThat(one.planned()).isEqualTo(one.expected()).isNotEmpty();
    }

    @Test
    void noTwoCasesHaveTheSameName() throws IOException {
        assertThat(cases().map(PlanningCase::toString)).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @SuppressWarnings("unchecked")
    private static Stream<PlanningCase> cases(Path file) {
        Map<String, Object> read = (Map<String, Object>) read(file);
        Map<String, Object> given = (Map<String, Object>) read.getOrDefault("given", Map.of());
        String topic = file.getFileName().toString().replace(".yaml", "");
        return ((List<Map<String, Object>>) read.getOrDefault("cases", List.of()))
                .stream().map(values -> new PlanningCase(topic, merged(given, values)));
    }

    private static Object read(Path file) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(false)
                .build();
        try {
            return new Load(settings).loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> merged(Map<String, Object> given, Map<String, Object> values) {
        Map<String, Object> merged = new LinkedHashMap<>(given);
        merged.putAll(values);
        return merged;
    }
}
