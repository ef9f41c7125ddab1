package dev.aac.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.aac.contract.planted.PlantedDatabaseUse;
import dev.aac.contract.planted.PlantedMutable;
import org.junit.jupiter.api.Test;

/** The contract stays small and inert; each rule is shown to bite on a planted violation. */
class ArchitectureTest {

    private static final JavaClasses CONTRACT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.aac.contract");

    private static final ArchRule ONLY_JAVA_AND_ANNOTATIONS =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "dev.aac.contract..",
                            "com.fasterxml.jackson.annotation..",
                            "org.jspecify.annotations..");

    private static final ArchRule NO_MUTABLE_FIELDS =
            fields().that().areDeclaredInClassesThat().areNotEnums().should().beFinal();

    @Test
    void contractKnowsOnlyJavaAndJacksonAnnotations() {
        ONLY_JAVA_AND_ANNOTATIONS.check(CONTRACT);
    }

    @Test
    void plantedDatabaseUseIsFound() {
        assertThat(bites(ONLY_JAVA_AND_ANNOTATIONS, PlantedDatabaseUse.class)).isTrue();
    }

    @Test
    void everyFieldIsFinal() {
        NO_MUTABLE_FIELDS.check(CONTRACT);
    }

    @Test
    void plantedMutableFieldIsFound() {
        assertThat(bites(NO_MUTABLE_FIELDS, PlantedMutable.class)).isTrue();
    }

    private static boolean bites(ArchRule rule, Class<?> planted) {
        return rule.evaluate(new ClassFileImporter().importClasses(planted)).hasViolation();
    }
}
