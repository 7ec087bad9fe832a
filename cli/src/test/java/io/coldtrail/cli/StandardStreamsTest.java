package io.coldtrail.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {
    /** A floor, so that the rule cannot pass on nothing. */
    private static final int LEAST_CLASSES = 60;

    @Test
    void belongToTheCommandLineAlone() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.coldtrail");
        assertThat(classes.size()).isGreaterThan(LEAST_CLASSES);
        noClasses()
                .that(resideOutsideOfPackage("io.coldtrail.cli.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a library must not write to streams that are its caller's")
                .check(classes);
    }
}
