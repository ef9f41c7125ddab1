package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The principal of the current HTTP request, for resources to hand on explicitly; nothing below
 * {@code web} asks it.
 */
@RequestScoped
public class Caller {

    private @Nullable Principal principal;

    /**
     * @throws IllegalStateException on a public route, where nobody was identified
     */
    public Principal principal() {
        if (principal == null) {
            throw new IllegalStateException("this route identifies nobody");
        }
        return principal;
    }

    public OrganizationScope scope() {
        return principal().scope();
    }

    /** For the filter that identified the caller. */
    public void identifiedAs(Principal identified) {
        this.principal = identified;
    }
}
