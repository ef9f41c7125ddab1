package dev.aac.producer.identity.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import dev.aac.producer.identity.IdentityProviders;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import java.net.URI;

/** One of the {@link IdentityProviders}, with the same problems. */
interface Provider {

    URI page(OAuthFlow flow);

    /**
     * @param code that the provider gave for the flow
     */
    ProvidedPerson person(OAuthFlow flow, AuthorizationCode code);
}
