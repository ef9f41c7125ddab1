package dev.aac.producer.platform.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;

/**
 * No route blocks an event loop. Each class says so of itself, and no {@link Application} does for
 * all: with that the framework goes on with every route that has a body on the event loop that read
 * it. {@code TenancyGuard} notices in tests what asks the store from there.
 */
class ResourceThreadsTest {

    /** Stands for {@link Path}, which would make a route of the planted class. */
    private @interface PlantedPath {}

    /** Planted: it would run on the event loop that read its body. */
    @PlantedPath
    private static final class Forgetful {}

    @Test
    void everyResourceRunsOnVirtualThreads() {
        JavaClasses producer =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.aac.producer");

        virtualThreadsFor(Path.class).check(producer);
    }

    @Test
    void noApplicationDecidesForAll() {
        noClasses()
                .should()
                .beAssignableTo(Application.class)
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("dev.aac.producer"));
    }

    @Test
    void ruleNoticesAResourceThatDoesNot() {
        JavaClasses planted = new ClassFileImporter().importClasses(Forgetful.class);

        assertThatThrownBy(() -> virtualThreadsFor(PlantedPath.class).check(planted))
                .isInstanceOf(AssertionError.class);
    }

    private static ArchRule virtualThreadsFor(Class<? extends Annotation> path) {
        return classes()
                .that()
                .areAnnotatedWith(path)
                .should()
                .beAnnotatedWith(RunOnVirtualThread.class);
    }
}
