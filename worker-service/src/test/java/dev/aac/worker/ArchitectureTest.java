package dev.aac.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.aac.worker.container.one.PlantedNeighbour;
import dev.aac.worker.container.other.PlantedNeighbourUse;
import dev.aac.worker.job.planted.PlantedDatabaseUse;
import dev.aac.worker.job.planted.PlantedEngineUse;
import dev.aac.worker.job.planted.PlantedVerdict;
import dev.aac.worker.log.planted.PlantedCycleHalf;
import dev.aac.worker.platform.planted.PlantedUpwardUse;
import dev.aac.worker.report.planted.PlantedOtherHalf;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worker's inner order; each rule is shown to bite on a planted violation. */
class ArchitectureTest {

    private static final JavaClasses WORKER =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.aac.worker");

    private static final ArchRule NO_DATABASE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..", "java.sql..", "javax.sql..")
                    .because("the worker runs code that nobody vetted");

    private static final ArchRule NO_STATUS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.aac.contract.live..")
                    .because("the worker reports facts; the producer decides statuses");

    private static final ArchRule ENGINE_BEHIND_ITS_PORT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.aac.worker.container.docker..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.github.dockerjava..");

    private static final ArchRule CLUSTER_BEHIND_ITS_PORT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.aac.worker.container.kubernetes..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.fabric8..");

    /** What both need lies above them; who chooses one lies beside the port's users. */
    private static final ArchRule ENGINES_APART =
            slices().matching("dev.aac.worker.container.(*)..").should().notDependOnEachOther();

    private static final ArchRule BROKER_WHERE_MESSAGES_ARE_HANDLED =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.aac.worker.platform.broker..", "dev.aac.worker.intake..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.rabbitmq..");

    private static final ArchRule NO_CYCLES =
            slices().matching("dev.aac.worker.(*)..").should().beFreeOfCycles();

    private static final List<ArchRule> DOWNWARD =
            List.of(
                    staysBelow(
                            "platform",
                            "intake",
                            "job",
                            "container",
                            "log",
                            "mask",
                            "result",
                            "report"),
                    staysBelow("container", "intake", "job", "log", "result", "report"),
                    staysBelow("log", "intake", "job", "result", "report"),
                    staysBelow("result", "intake", "job", "log", "report"),
                    staysBelow("report", "intake", "job"),
                    staysBelow("job", "intake"),
                    staysBelow("mask", "intake", "job", "container", "log", "result", "report"));

    @Test
    void workerKnowsNoDatabase() {
        NO_DATABASE.check(WORKER);
        assertBites(NO_DATABASE, PlantedDatabaseUse.class);
    }

    @Test
    void workerKnowsNoStatus() {
        NO_STATUS.check(WORKER);
        assertBites(NO_STATUS, PlantedVerdict.class);
    }

    @Test
    void engineIsUsedThroughItsPort() {
        ENGINE_BEHIND_ITS_PORT.check(WORKER);
        assertBites(ENGINE_BEHIND_ITS_PORT, PlantedEngineUse.class);
        CLUSTER_BEHIND_ITS_PORT.check(WORKER);
        assertBites(CLUSTER_BEHIND_ITS_PORT, PlantedEngineUse.class);
    }

    @Test
    void enginesDoNotKnowEachOther() {
        ENGINES_APART.check(WORKER);
        assertBites(ENGINES_APART, PlantedNeighbourUse.class, PlantedNeighbour.class);
    }

    @Test
    void brokerIsUsedOnlyWhereMessagesAreHandled() {
        BROKER_WHERE_MESSAGES_ARE_HANDLED.check(WORKER);
        assertBites(BROKER_WHERE_MESSAGES_ARE_HANDLED, PlantedEngineUse.class);
    }

    @Test
    void packagesHaveNoCycles() {
        NO_CYCLES.check(WORKER);
        assertBites(NO_CYCLES, PlantedCycleHalf.class, PlantedOtherHalf.class);
    }

    @Test
    void packagesSeeOnlyWhatIsBelowThem() {
        DOWNWARD.forEach(rule -> rule.check(WORKER));
        assertBites(DOWNWARD.getFirst(), PlantedUpwardUse.class);
        assertBites(DOWNWARD.get(2), PlantedCycleHalf.class);
    }

    /** That a package does not depend on any of those above it. */
    private static ArchRule staysBelow(String below, String... above) {
        String[] hidden =
                List.of(above).stream().map(ArchitectureTest::inside).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(inside(below))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(hidden);
    }

    private static String inside(String name) {
        return "dev.aac.worker." + name + "..";
    }

    private static void assertBites(ArchRule rule, Class<?>... planted) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(planted)).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }
}
