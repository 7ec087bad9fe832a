package io.coldtrail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.net.InetAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls between the packages, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "io.coldtrail.";

    /** Lowest first: a package may use those before it. */
    private static final List<String> LAYERS = List.of(
            "problem",
            "bytes",
            "json",
            "schema",
            "columnar",
            "source",
            "decode",
            "lake",
            "casefile",
            "ingest",
            "integrity",
            "sql",
            "query",
            "cost",
            "playbook",
            "rules",
            "journal",
            "report");

    /** Libraries, and the only packages that may import them. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("com.fasterxml.jackson", Set.of("json")),
            Map.entry("org.apache.parquet", Set.of("columnar")),
            Map.entry("org.apache.hadoop", Set.of("columnar")),
            Map.entry("com.github.luben.zstd", Set.of("bytes", "columnar")),
            Map.entry("org.apache.commons.compress", Set.of("bytes")),
            Map.entry("org.antlr", Set.of("sql")),
            Map.entry("io.trino", Set.of("sql")),
            Map.entry("org.duckdb", Set.of("query")),
            Map.entry("org.apache.arrow", Set.of("query")),
            Map.entry("software.amazon.event.ruler", Set.of("rules")),
            Map.entry("java.sql", Set.of("query")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The generator is on the tests' class path; it is another module with rules of its own.
            .withImportOption(location -> !location.contains("/fixtures/"))
            .importPackages("io.coldtrail");

    /** A rule over no classes would hold whatever it says. */
    /** What comes out must not depend on where and for whom it is made. Only commands ask for the machine's clock. */
    @Test
    void nobodyAsksWhoseMachineItIs() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .callMethod(InetAddress.class, "getLocalHost")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .check(CLASSES);
    }

    @Test
    void enoughClassesAreSeen() {
        assertThat(CLASSES.size()).isGreaterThan(120);
        for (String layer : LAYERS) {
            assertThat(CLASSES.stream().filter(inLayer(layer)).count())
                    .as(layer)
                    .isGreaterThan(1);
        }
    }

    @Test
    void everyClassBelongsToALayer() {
        classes()
                .that(new DescribedPredicate<JavaClass>("are no part of the facade") {
                    @Override
                    public boolean test(JavaClass javaClass) {
                        return !javaClass.getPackageName().equals("io.coldtrail");
                    }
                })
                .should()
                .resideInAnyPackage(
                        LAYERS.stream().map(layer -> ROOT + layer + "..").toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void packagesUseOnlyWhatStandsBelowThem() {
        for (int i = 0; i < LAYERS.size(); i++) {
            for (int above = i + 1; above < LAYERS.size(); above++) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + LAYERS.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + LAYERS.get(above) + "..")
                        .check(CLASSES);
            }
        }
    }

    @Test
    void nothingImportsTheFacade() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.coldtrail")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.coldtrail")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("io.coldtrail.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(inLayer("decode"), inLayer("decode"))
                .check(CLASSES);
    }

    @Test
    void librariesAreImportedInTheirPackagesOnly() {
        LIBRARIES.forEach((library, packages) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        packages.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES));
    }

    @Test
    void theEngineWritesToNoConsole() {
        noClasses().should().accessField(System.class, "out").check(CLASSES);
        noClasses().should().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(javaPackage -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
                        .as(javaPackage.getName())
                        .isTrue());
    }

    private static DescribedPredicate<JavaClass> inLayer(String layer) {
        return new DescribedPredicate<>("in " + layer) {
            @Override
            public boolean test(JavaClass javaClass) {
                String name = javaClass.getPackageName();
                return name.equals(ROOT + layer) || name.startsWith(ROOT + layer + ".");
            }
        };
    }
}
