package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.metrics.MetricNames;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsPageTest {

    @TestHTTPResource("/q/metrics")
    @Nullable URI metrics;

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedOneIsThere() throws Exception {
        assertThat(MetricNames.shown(page())).isEqualTo(MetricNames.documented("Worker"));
    }

    @Test
    void noMetricNamesAnOrganization() throws Exception {
        assertThat(page()).doesNotContainPattern("(?i)organization\\w*=");
    }

    private String page() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(metrics).header("Accept", "text/plain").build();
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
