package dev.aac.producer.operator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.producer.operator.OperatorKey;
import dev.aac.producer.operator.OrganizationState;
import dev.aac.producer.operator.PlanChanges;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.problem.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * {@code GET /operator/organizations/<slug>} and {@code PUT …/plan/<plan>}, on the management port
 * alone: 401 without a proof, 404 for a slug or a plan that there is not.
 */
@Singleton
public class OperatorRoutes {

    private static final String ORGANIZATION = "/operator/organizations/:slug";
    private static final Logger LOG = Logger.getLogger(OperatorRoutes.class);

    private final OperatorKey key;
    private final PlanChanges plans;
    private final ObjectMapper json;
    private final Clock clock;

    public OperatorRoutes(OperatorKey key, PlanChanges plans, ObjectMapper json, Clock clock) {
        this.key = key;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
    }

    void register(@Observes ManagementInterface management) {
        management
                .router()
                .get(ORGANIZATION)
                .blockingHandler(call -> answer(call, plans::show), false);
        management.router().put(ORGANIZATION + "/plan/:plan").blockingHandler(this::change, false);
    }

    private void change(RoutingContext call) {
        Optional<Plan> wanted = Plan.named(named(call, "plan"));
        answer(call, slug -> wanted.flatMap(plan -> plans.change(slug, plan)));
    }

    private void answer(RoutingContext call, Function<Slug, Optional<OrganizationState>> asked) {
        if (!isOperators(call.request())) {
            end(call, HttpResponseStatus.UNAUTHORIZED);
            return;
        }
        String slug = named(call, "slug");
        try {
            Optional<OrganizationState> state =
                    Slug.isValid(slug) ? asked.apply(new Slug(slug)) : Optional.empty();
            state.ifPresentOrElse(
                    found -> end(call, found), () -> end(call, HttpResponseStatus.NOT_FOUND));
        } catch (ProblemException failure) {
            LOG.warnf("A request of the operator failed (%s)", failure.getMessage());
            end(call, HttpResponseStatus.SERVICE_UNAVAILABLE);
        }
    }

    private boolean isOperators(HttpServerRequest request) {
        String proof = request.getHeader(OperatorKey.HEADER);
        String path = request.path();
        return proof != null
                && path != null
                && key.proves(proof, request.method().name(), path, clock.instant());
    }

    private static String named(RoutingContext call, String parameter) {
        return Objects.requireNonNullElse(call.pathParam(parameter), "");
    }

    private void end(RoutingContext call, OrganizationState state) {
        try {
            call.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(json.writeValueAsString(state));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts and numbers", impossible);
        }
    }

    private static void end(RoutingContext call, HttpResponseStatus status) {
        call.response().setStatusCode(status.code()).end();
    }
}
