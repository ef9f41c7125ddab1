package dev.aac.producer.platform.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.metrics.MetricNames;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("serial")
class MetricsPageTest {

    @TestHTTPResource(value = "/metrics", management = true)
    @Nullable URI metrics;

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedOneIsThere() throws Exception {
        assertThat(MetricNames.shown(page())).isEqualTo(MetricNames.documented("Producer"));
    }

    @Test
    void noMetricNamesAnOrganization() {
        assertThat(page()).doesNotContainPattern("(?i)organization\\w*=");
    }

    @Test
    void metricsAreOnlyOnTheManagementPort() {
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void healthAndApiDescriptionStayOnTheMainPort() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/api/health").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    private String page() {
        return given().accept(ContentType.TEXT)
                .get(metrics)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
