package io.nightrounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/**
 * The wires' 40 agreements are each kept by both ends: the tests of either are named {@code contractNN_…} after them.
 */
class ContractCoverageTest {
    private static final int AGREEMENTS = 40;
    private static final String NAME = "contract\\d\\d_.+";

    @Test
    void theDesksKeepEveryAgreement() {
        assertThat(keptIn("io.nightrounds.sandbox")).isEqualTo(all());
    }

    @Test
    void theAdaptersKeepEveryAgreement() {
        assertThat(keptIn("io.nightrounds.provider", "io.nightrounds.sync")).isEqualTo(all());
    }

    @Test
    void everyNumberIsSpeltAlike() {
        assertThat(testsIn("io.nightrounds"))
                .filteredOn(name -> name.startsWith("contract") && Character.isDigit(name.charAt(8)))
                .allMatch(name -> name.matches(NAME));
    }

    private static Set<String> all() {
        return IntStream.rangeClosed(1, AGREEMENTS)
                .mapToObj("%02d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keptIn(String... packages) {
        return testsIn(packages).stream()
                .filter(name -> name.matches(NAME))
                .map(name -> name.substring(8, 10))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> testsIn(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(packages).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
    }
}
