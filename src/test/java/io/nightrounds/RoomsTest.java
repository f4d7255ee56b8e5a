package io.nightrounds;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

class RoomsTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("__")) // what Spring wrote when the jar was last made
            .importPackages("io.nightrounds");

    @Test
    void importOnlyTheRoomsTheyDeclare() {
        ApplicationModules.of(NightroundsApplication.class).verify();
    }

    /** But for a report and its page, which shows the report and is asked for by it. */
    @Test
    void haveNoPackagesThatNeedEachOther() {
        slices().matching("io.nightrounds.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        resideInAPackage("io.nightrounds.report"), resideInAPackage("io.nightrounds.report.page"))
                .check(classes);
    }

    @Test
    void leaveSpringBatchToStepsReadersWritersAndTheJobRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.nightrounds.job..", "io.nightrounds.partition..")
                .and()
                .haveNameNotMatching(".*(Step|Reader|Writer|Processor|Tasklet)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..")
                .check(classes);
    }

    @Test
    void takeTheTimeFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    /** The program looks for its beans below this package, and would take a test's along: it would be another one. */
    @Test
    void areNotJoinedByBeansOfTests() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.nightrounds");
        noClasses().should().beMetaAnnotatedWith(Component.class).check(tests);
    }
}
