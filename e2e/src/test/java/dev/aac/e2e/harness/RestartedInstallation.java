package dev.aac.e2e.harness;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios that stop and kill processes the same copy, so that each need not start one. What
 * a scenario has left stopped runs again before the next.
 */
public final class RestartedInstallation implements ParameterResolver, BeforeEachCallback {

    /** Its worker runs as many at once. */
    public static final int SLOTS = 4;

    /** So long its worker lets runs end when it is told to stop. Shorter than a lease. */
    public static final int DRAIN_SECONDS = 8;

    private static final Namespace NAMESPACE = Namespace.create(RestartedInstallation.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        copy(context).up();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AacInstallation.class;
    }

    @Override
    public AacInstallation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return copy(context);
    }

    private static AacInstallation copy(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        "restarted",
                        _ ->
                                AacInstallation.named(
                                        "restarted",
                                        Map.of(
                                                "WORKER_CONCURRENCY", Integer.toString(SLOTS),
                                                "WORKER_DRAIN_SECONDS",
                                                        Integer.toString(DRAIN_SECONDS),
                                                "AAC_SHUTDOWN_DELAY", "3s")),
                        AacInstallation.class);
    }
}
