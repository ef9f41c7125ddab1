package dev.aac.e2e.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios a copy that they have together. It is made for the first and ends after the last.
 */
abstract class ProvidedInstallation implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ProvidedInstallation.class);

    private final String name;

    ProvidedInstallation(String name) {
        this.name = name;
    }

    abstract AacInstallation made(String name);

    final AacInstallation copy(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(name, this::made, AacInstallation.class);
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AacInstallation.class;
    }

    @Override
    public final AacInstallation resolveParameter(
            ParameterContext parameter, ExtensionContext context) {
        return copy(context);
    }
}
