package dev.aac.producer.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.insight.FigureSweep;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Asks for everything that the interface's description names, mostly wrongly, and holds each answer
 * against the description. Which requests those are is decided by one number: {@code
 * -Daac.fuzz.seed}; how many, by {@code -Daac.fuzz.requests}.
 */
@QuarkusTest
@Tag("serial")
class FuzzTest {

    private static final long SEED = Long.getLong("aac.fuzz.seed", 20_260_301L);
    private static final long REQUESTS = Long.getLong("aac.fuzz.requests", 5_000L);

    /** Lists and chains grow with each request: now and then it begins with empty ones. */
    private static final long REQUESTS_OF_A_SEASON = 2_500;

    private static final double PUT_OFF_MAX = 0.01;
    private static final Logger LOG = Logger.getLogger(FuzzTest.class);

    @Inject Vertx vertx;
    @Inject StoreBackstage backstage;
    @Inject FigureSweep sweep;

    @Test
    void everyRequestIsAnsweredAsDescribedAndGainsNothing() throws Exception {
        String description =
                given().accept("application/json")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        ApiDescription api = ApiDescription.read(description);
        Canary canary = Canary.sing();
        // The one thing of it that would change by itself.
        sweep.sweep();
        Rules rules = new Rules(new AnswerSchemas(description), canary.mark());
        Judge judge = new Judge(rules, new Coverage(api.routes()), SEED);
        Map<String, List<Document>> before = backstage.everything(canary.admin());

        try (Wire wire = new Wire(vertx, RestAssured.port)) {
            for (long asked = 0; asked < REQUESTS; ) {
                Cast cast = new Cast(backstage, canary.names());
                asked = season(new Season(api, cast, wire, judge, SEED), cast, asked);
            }
        }

        LOG.infof("seed %d: %s", SEED, judge.coverage());
        assertThat(judge.findings()).as("what was wrong").isEmpty();
        assertThat(judge.coverage().gaps()).isEmpty();
        assertThat(judge.coverage().requests()).isGreaterThanOrEqualTo((int) REQUESTS);
        assertThat(judge.coverage().shareOfPutOff()).isLessThan(PUT_OFF_MAX);
        assertThat(backstage.everything(canary.admin())).isEqualTo(before);
    }

    private long season(Season season, Cast cast, long from) throws Exception {
        List<Document> allowances = allowances(cast);
        List<Document> bystanders = cast.bystanders().stream().map(backstage::person).toList();
        if (from == 0) {
            season.open();
        }

        long reached = season.run(from, Math.min(REQUESTS, from + REQUESTS_OF_A_SEASON));

        assertThat(allowances(cast)).isEqualTo(allowances);
        assertThat(cast.bystanders().stream().map(backstage::person).toList())
                .isEqualTo(bystanders);
        backstage.forgetExecutions(cast.person(Bearer.ADMIN));
        backstage.forgetExecutions(cast.person(Bearer.STRANGER));
        return reached;
    }

    private List<Document> allowances(Cast cast) {
        return List.of(
                backstage.allowance(cast.person(Bearer.ADMIN)),
                backstage.allowance(cast.person(Bearer.STRANGER)));
    }
}
