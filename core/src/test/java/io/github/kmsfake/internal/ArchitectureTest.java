package io.github.kmsfake.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.kmsfake.internal.dispatch.Catalog;
import io.github.kmsfake.internal.operation.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house, each with its reason. */
class ArchitectureTest {
    private static final String ROOT = "io.github.kmsfake";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void eachFloorUsesThoseBelowItOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy(ROOT)
                .layer("server")
                .definedBy(internal("server.."))
                .layer("dispatch")
                .definedBy(internal("dispatch.."))
                .layer("document")
                .definedBy(internal("document.."))
                .layer("wire")
                .definedBy(internal("wire.."))
                .layer("fault")
                .definedBy(internal("fault.."))
                .layer("operation")
                .definedBy(internal("operation.."))
                .layer("state")
                .definedBy(internal("state.."))
                .layer("model")
                .definedBy(internal("model.."))
                .layer("crypto")
                .definedBy(internal("crypto.."))
                .layer("json")
                .definedBy(internal("json.."))
                .layer("error")
                .definedBy(internal("error.."))
                .layer("text")
                .definedBy(internal("text.."))
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("dispatch")
                .mayOnlyBeAccessedByLayers("root", "server")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers("root", "server", "dispatch")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("root", "server")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("server", "document")
                .whereLayer("operation")
                .mayOnlyBeAccessedByLayers("server", "dispatch", "document", "wire")
                .whereLayer("state")
                .mayOnlyBeAccessedByLayers("root", "server", "dispatch", "document", "operation")
                .whereLayer("crypto")
                .mayOnlyBeAccessedByLayers("root", "server", "document", "operation", "state", "model")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("root", "server", "document", "model")
                .because("a request goes down the floors, and what is below can be understood alone")
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
                .resideOutsideOfPackage(internal("server.."))
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
                .doNotHaveFullyQualifiedName(ROOT + ".internal.server.ServerLog")
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
                .haveSimpleNameNotEndingWith("Operations")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .andShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .because("an operation is found in the list of its package, and there is nothing to extend")
                .check(CLASSES);
    }

    @Test
    void everyOperationIsInTheCatalogUnderTheNameOfItsFile() {
        List<JavaClass> files = CLASSES.stream()
                .filter(type -> type.getPackageName().contains(".operation."))
                .filter(type -> type.tryGetField("OPERATION").isPresent())
                .toList();

        assertThat(files).isNotEmpty().allSatisfy(type -> {
            String name = type.getSimpleName();
            Operation<?, ?> listed = type.getPackageName().endsWith(".gateway")
                    ? new Catalog().findAtGateway(name)
                    : new Catalog().find(name);
            assertThat(listed).isNotNull().extracting(Operation::name).isEqualTo(name);
        });
    }

    private static String internal(String path) {
        return ROOT + ".internal." + path;
    }
}
