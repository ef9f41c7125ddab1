package dev.aac.producer.operator;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

import dev.aac.producer.organization.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** Asks the producer on this machine, by its management port. */
final class OperatorClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ROUTE = "/operator/organizations/";

    private final URI producer;
    private final OperatorKey key;
    private final Clock clock;

    OperatorClient(URI producer, OperatorKey key, Clock clock) {
        this.producer = producer;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @return the JSON of an {@link OrganizationState}
     * @throws Refusal when there is none, with the reason
     */
    String ask(OrganizationWords words) throws Refusal {
        Plan plan = words.plan();
        HttpResponse<String> answer =
                plan == null
                        ? send("GET", ROUTE + words.slug())
                        : send("PUT", ROUTE + words.slug() + "/plan/" + plan.apiName());
        return switch (answer.statusCode()) {
            case HTTP_OK -> answer.body();
            case HTTP_NOT_FOUND -> throw failed(OrganizationWords.nobodyHas(words.slug().value()));
            case HTTP_UNAUTHORIZED ->
                    throw failed(
                            "The producer at %s has another JWT_SECRET, or another time."
                                    .formatted(producer));
            default ->
                    throw failed(
                            "The producer at %s could not do it (status %d); its log says why."
                                    .formatted(producer, answer.statusCode()));
        };
    }

    private HttpResponse<String> send(String method, String path) throws Refusal {
        HttpRequest request =
                HttpRequest.newBuilder(producer.resolve(path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE)
                        .header(OperatorKey.HEADER, key.proof(method, path, clock.instant()))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException _) {
            throw failed("No producer answers at %s: does it run?".formatted(producer));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed("Interrupted; nobody knows whether it was done.");
        }
    }

    private static Refusal failed(String sentence) {
        return new Refusal(OrganizationCommand.FAILED, sentence);
    }
}
