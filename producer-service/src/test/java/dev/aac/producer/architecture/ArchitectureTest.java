package dev.aac.producer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "dev.aac.producer";
    private static final String PLANTED = ROOT + ".architecture.planted.";
    private static final JavaClasses PRODUCER =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    /** Each rule, as a function of the root package, with the folder of its planted violation. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule("mongo", _ -> ProducerRules.onlyTenancyAndStorageSeeBson()),
                rule("driver", _ -> ProducerRules.onlyTenancySeesTheDriver()),
                rule("panache", _ -> ProducerRules.onlyTenancyCallsPanache()),
                rule("scope", _ -> ProducerRules.scopesOfPeopleAreMadeByIdentity()),
                rule("run", _ -> ProducerRules.scopesOfRunsAreMadeWhereTheyAreMatched()),
                rule("maintenance", _ -> ProducerRules.maintenanceBeginsInStorage()),
                rule("plan", _ -> ProducerRules.scopesOfTheOperatorAreMadeForTheOperator()),
                rule("link", _ -> ProducerRules.scopesOfLinksAreMadeWhereLinksAreChecked()),
                rule("owner", _ -> ProducerRules.onlyTheWatchAsksForOwners()),
                rule("cycle", ProducerRules::featuresHaveNoCycles),
                rule("inside", ProducerRules::featuresUseOnlyEachOthersRoots),
                rule("upward", ProducerRules::domainsKnowNoneOfTheirSides),
                rule("leaf", _ -> ProducerRules.storageIsALeaf()),
                rule("util", _ -> ProducerRules.packagesSayWhatTheyAreFor()),
                rule("route", _ -> ProducerRules.routesDeclareWhomTheyLetIn()),
                rule("caller", _ -> ProducerRules.onlyWebAsksForTheCaller()),
                rule("secrets", _ -> ProducerRules.onlyClaimsReadSecrets()),
                rule("document", _ -> ProducerRules.documentsArePublicRecords()));
    }

    private static Arguments rule(String planted, Function<String, ArchRule> rule) {
        return Arguments.of(planted, rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void producerKeepsTheRule(String planted, Function<String, ArchRule> rule) {
        rule.apply(ROOT).check(PRODUCER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void plantedViolationIsFound(String planted, Function<String, ArchRule> rule) {
        JavaClasses violating = new ClassFileImporter().importPackages(PLANTED + planted);
        assertThat(violating).isNotEmpty();
        assertThat(rule.apply(PLANTED + planted).evaluate(violating).hasViolation())
                .as("the rule is dead: %s", planted)
                .isTrue();
    }

    @Test
    void platformPackagesHaveNoCycles() {
        ProducerRules.featuresHaveNoCycles(ROOT + ".platform").check(PRODUCER);
    }
}
