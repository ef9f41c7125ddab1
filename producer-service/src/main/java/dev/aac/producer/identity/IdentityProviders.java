package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The services elsewhere that the operator has configured. Methods that ask one block for a few
 * requests, each bounded in time and size, may be called from any thread, and throw {@link
 * ProviderProblem#UNAVAILABLE} when it does not answer in time or not as it should.
 */
public interface IdentityProviders {

    /** Those there are, in a fixed order. */
    List<ProviderName> configured();

    /**
     * The page at which a person proves to the provider who it is.
     *
     * @param flow of a configured provider, begun just now
     */
    URI page(OAuthFlow flow);

    /**
     * Exchanges the code that the browser brought back for the person it stands for. A code is good
     * once. Whether the answer belongs to the flow's browser was checked before.
     *
     * @param answer the parameters with which the browser came back
     * @throws ProblemException {@link ProviderProblem#DENIED} when the provider let nobody in,
     *     {@link ProviderProblem#NOT_CONFIRMED} when what it answers is not for this flow or was
     *     not made by it, {@link ProviderProblem#EMAIL_UNVERIFIED} when it tells of nobody for that
     *     reason
     */
    ProvidedPerson person(OAuthFlow flow, Map<String, List<String>> answer);
}
