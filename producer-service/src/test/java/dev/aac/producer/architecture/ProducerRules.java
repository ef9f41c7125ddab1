package dev.aac.producer.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.OwnerLookup;
import dev.aac.producer.platform.tenancy.TenantDocument;
import dev.aac.producer.project.SecretReading;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * The rules, each for the classes under one root package so that it can be tried on a planted one.
 */
final class ProducerRules {

    private static final String TENANCY = "..platform.tenancy..";
    private static final String STORAGE = "..storage..";

    private ProducerRules() {}

    static ArchRule onlyTenancyAndStorageSeeBson() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(TENANCY, STORAGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bson..", "com.mongodb..")
                .as("only platform.tenancy and storage see MongoDB");
    }

    static ArchRule onlyTenancySeesTheDriver() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(TENANCY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .as("only platform.tenancy talks to the driver");
    }

    static ArchRule onlyTenancyCallsPanache() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(TENANCY)
                .should()
                .callMethodWhere(
                        describe(
                                "a Panache method",
                                (JavaMethodCall call) ->
                                        call.getTargetOwner()
                                                .isAssignableTo(PanacheMongoRepositoryBase.class)))
                .as("only platform.tenancy calls Panache");
    }

    static ArchRule scopesOfPeopleAreMadeByIdentity() {
        return factoryIsCalledOnlyFrom(
                OrganizationScope.class,
                List.of(
                        "ofVerifiedToken",
                        "ofVerifiedPassword",
                        "ofVerifiedIdentity",
                        "ofNamedUser",
                        "ofVerifiedRefreshToken",
                        "ofVerifiedInvitation",
                        "ofVerifiedApiKey",
                        "ofNewOrganization"),
                "..identity");
    }

    static ArchRule scopesOfRunsAreMadeWhereTheyAreMatched() {
        return factoryIsCalledOnlyFrom(
                OrganizationScope.class,
                List.of("ofMatchedRun"),
                "..execution.ingest",
                "..execution.dispatch",
                "..result.ingest");
    }

    static ArchRule scopesOfLinksAreMadeWhereLinksAreChecked() {
        return factoryIsCalledOnlyFrom(
                OrganizationScope.class, List.of("ofVerifiedLink"), "..result");
    }

    static ArchRule scopesOfTheOperatorAreMadeForTheOperator() {
        return factoryIsCalledOnlyFrom(
                OrganizationScope.class, List.of("ofOperatorsChoice"), "..operator");
    }

    static ArchRule maintenanceBeginsInStorage() {
        return factoryIsCalledOnlyFrom(MaintenanceScope.class, List.of("forPurpose"), STORAGE);
    }

    static ArchRule onlyTheWatchAsksForOwners() {
        return factoryIsCalledOnlyFrom(OwnerLookup.class, List.of("of"), "..platform.watch")
                .as("only the watch asks whose an id is");
    }

    static ArchRule featuresHaveNoCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule featuresUseOnlyEachOthersRoots(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".*..")
                .should(new UseOnlyRootsOfOtherFeatures(root));
    }

    static ArchRule domainsKnowNoneOfTheirSides(String root) {
        return noClasses()
                .that(resideInAnyPackage(root + ".*"))
                .and()
                .resideOutsideOfPackage(root + ".platform")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".*.web..",
                        root + ".*.storage..",
                        root + ".*.dispatch..",
                        root + ".*.ingest..",
                        root + ".*.live..",
                        root + ".*.provider..")
                .as("a feature's root knows none of its sides");
    }

    static ArchRule storageIsALeaf() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(STORAGE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(STORAGE)
                .as("nothing knows a storage package");
    }

    static ArchRule packagesSayWhatTheyAreFor() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..manager..",
                        "..impl..",
                        "..dto..",
                        "..helper..",
                        "..helpers..")
                .as("no package is named after nothing");
    }

    static ArchRule routesDeclareWhomTheyLetIn() {
        return methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(new DeclareWhomTheyLetIn())
                .as("every route declares whom it lets in");
    }

    static ArchRule onlyWebAsksForTheCaller() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..web..")
                .and()
                .areNotAssignableTo(Caller.class)
                .should()
                .dependOnClassesThat(assignableTo(Caller.class))
                .as("only web asks for the caller of a request");
    }

    static ArchRule onlyClaimsReadSecrets() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..execution.ingest..", "dev.aac.producer.project")
                .should()
                .dependOnClassesThat(assignableTo(SecretReading.class))
                .as("only the claim reads the values of secrets");
    }

    static ArchRule documentsArePublicRecords() {
        return classes()
                .that()
                .areAssignableTo(TenantDocument.class)
                .and()
                .areNotInterfaces()
                .should()
                .bePublic()
                .andShould()
                .beRecords()
                .as("stored documents are public records: the record codec reads no others");
    }

    private static ArchRule factoryIsCalledOnlyFrom(
            Class<?> owner, List<String> factories, String... packages) {
        DescribedPredicate<JavaMethodCall> calls =
                describe(
                        owner.getSimpleName() + "." + factories,
                        call ->
                                call.getTargetOwner().isEquivalentTo(owner)
                                        && factories.contains(call.getTarget().getName()));
        return noClasses().that().resideOutsideOfPackages(packages).should().callMethodWhere(calls);
    }

    /** The declaration stands on the route itself or on its class. */
    private static final class DeclareWhomTheyLetIn extends ArchCondition<JavaMethod> {

        private static final List<Class<? extends Annotation>> DECLARATIONS =
                List.of(RequiresPermission.class, RequiresSession.class, PublicRoute.class);

        DeclareWhomTheyLetIn() {
            super("declare whom they let in");
        }

        @Override
        public void check(JavaMethod route, ConditionEvents events) {
            boolean declared =
                    DECLARATIONS.stream()
                            .anyMatch(
                                    declaration ->
                                            route.isAnnotatedWith(declaration)
                                                    || route.getOwner()
                                                            .isAnnotatedWith(declaration));
            events.add(
                    new SimpleConditionEvent(
                            route, declared, route.getFullName() + " lets in whom?"));
        }
    }
}
