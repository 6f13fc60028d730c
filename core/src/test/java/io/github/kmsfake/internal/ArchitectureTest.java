package io.github.kmsfake.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeInfo;
import io.github.kmsfake.LeastPrivilege;
import io.github.kmsfake.internal.call.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, each with its reason. */
class ArchitectureTest {
    private static final String ROOT = "io.github.kmsfake";
    /** The records of the public API that are the JSON of the control endpoints too: data, which everything may make. */
    private static final String VALUES = "values";

    private static final DescribedPredicate<JavaClass> ARE_VALUES =
            JavaClass.Predicates.belongToAnyOf(KmsFakeCall.class, KmsFakeInfo.class, LeastPrivilege.class);
    /** From the top; each uses only those after it. */
    private static final List<String> FLOORS = List.of(
            "server",
            "control",
            "testing",
            "protocol",
            "http",
            "call",
            "statefile",
            "requestlog",
            "schema",
            "fault",
            "operation",
            "state",
            "model",
            "crypto",
            VALUES,
            "json",
            "error",
            "text");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void eachFloorUsesThoseBelowItOnly() {
        Architectures.LayeredArchitecture floors = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy(JavaClass.Predicates.resideInAPackage(ROOT).and(DescribedPredicate.not(ARE_VALUES)));
        for (String floor : FLOORS) {
            floors = floor.equals(VALUES)
                    ? floors.layer(floor).definedBy(ARE_VALUES)
                    : floors.layer(floor).definedBy(internal(floor + ".."));
        }
        for (int i = 0; i < FLOORS.size(); i++) {
            List<String> above = new ArrayList<>(FLOORS.subList(0, i));
            above.add("root");
            floors = floors.whereLayer(FLOORS.get(i)).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        floors.whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .because("a request goes down the floors, and what is below can be understood alone")
                .check(CLASSES);
    }

    @Test
    void whatNeedsNotKnowTheOtherDoesNot() {
        forbid("operation", "call", "statefile", "requestlog", "schema", "fault");
        forbid("schema", "state", "crypto", "call", "requestlog", "fault");
        forbid("fault", "operation", "state", "crypto", "schema");
        forbid("statefile", "call", "requestlog", "fault", "http", "protocol");
        forbid("call", "schema", "statefile", "http", "protocol");
        forbid("http", "call", "operation", "schema", "state", "statefile");
    }

    private static void forbid(String floor, String... unknown) {
        noClasses()
                .that()
                .resideInAPackage(internal(floor + ".."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(unknown).map(name -> internal(name + "..")).toArray(String[]::new))
                .because("each of these can be read without the others")
                .check(CLASSES);
    }

    @Test
    void resourcesDoNotKnowEachOther() {
        slices().matching(ROOT + ".internal.operation.(*)..")
                .should()
                .notDependOnEachOther()
                .because("what spans two resources is the region's business")
                .check(CLASSES);
    }

    @Test
    void whatAnOperationIsDoesNotKnowTheOperations() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.operation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(internal("operation.(*)").replace("(*)", "*"))
                .because("operations are listed by the catalogue, not by their common type")
                .check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsTheWebServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        internal("server.."), internal("control.."), internal("protocol.."), internal("http.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.undertow..", "org.xnio..")
                .because("the rules of the service do not depend on how a request arrives")
                .check(CLASSES);
    }

    @Test
    void onlyTheLogOfTheServerWritesLines() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".internal.text.ServerLog")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(System.Logger.class)))
                        .and(JavaCall.Predicates.target(HasName.Predicates.name("log"))))
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "out")
                .because("whatever a client has sent must not forge a line, nor command a terminal")
                .check(CLASSES);
    }

    @Test
    void onlyCryptoKnowsBouncyCastle() {
        noClasses()
                .that()
                .resideOutsideOfPackage(internal("crypto.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .because("loading its classes takes time that a start does not have")
                .check(CLASSES);
    }

    @Test
    void timeAndRandomnessAreInjected() {
        noClasses()
                .that()
                .resideInAnyPackage(internal("operation.."), internal("state.."), internal("model.."))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callConstructor(java.security.SecureRandom.class)
                .because("a test moves the clock and repeats the ids")
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("servers run side by side, and nothing survives the end of one")
                .check(CLASSES);
    }

    @Test
    void operationsAreFinalAndStayInTheirPackage() {
        classes()
                .that()
                .resideInAPackage(internal("operation.*"))
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .andShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .because("an operation is found by the name of its file, and there is nothing to extend")
                .check(CLASSES);
    }

    @Test
    void everyOperationIsInTheCatalogUnderTheNameOfItsFile() {
        Map<Boolean, Set<String>> files = CLASSES.stream()
                .filter(type -> type.getPackageName().contains(".operation."))
                .filter(type -> type.tryGetField("OPERATION").isPresent())
                .collect(partitioningBy(
                        type -> type.getPackageName().endsWith(".instanceprotocol"),
                        mapping(JavaClass::getSimpleName, toSet())));

        assertThat(Catalog.RPC.names())
                .isEqualTo(files.get(false))
                .allSatisfy(name -> assertThat(Catalog.RPC.find(name)).isNotNull());
        assertThat(Catalog.INSTANCE.names())
                .isEqualTo(files.get(true))
                .allSatisfy(name -> assertThat(Catalog.INSTANCE.find(name)).isNotNull());
    }

    private static String internal(String path) {
        return ROOT + ".internal." + path;
    }
}
