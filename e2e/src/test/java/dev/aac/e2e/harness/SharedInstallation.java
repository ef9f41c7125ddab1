package dev.aac.e2e.harness;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios that break nothing the same running copy, with four slots. Each scenario signs up
 * organizations of its own. It is started for the first and stopped after the last.
 */
public final class SharedInstallation implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedInstallation.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AacInstallation.class;
    }

    @Override
    public AacInstallation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        "shared",
                        _ ->
                                AacInstallation.named("shared", Map.of("WORKER_CONCURRENCY", "4"))
                                        .up(),
                        AacInstallation.class);
    }
}
