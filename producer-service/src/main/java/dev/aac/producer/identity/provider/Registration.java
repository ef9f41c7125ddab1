package dev.aac.producer.identity.provider;

import static java.util.Objects.requireNonNull;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProviderName;
import java.net.URI;

/**
 * As what this service is registered with a provider.
 *
 * @param callback where the provider sends browsers back to: another place for each provider, so
 *     that none can answer for another
 */
record Registration(ProviderName provider, ClientAuthentication client, URI callback) {

    Registration {
        requireNonNull(provider, "provider is null");
        requireNonNull(client, "client is null");
        requireNonNull(callback, "callback is null");
    }

    ClientID clientId() {
        return client.getClientID();
    }

    /** The exchange of a code. */
    TokenRequest tokenRequest(URI endpoint, OAuthFlow flow, AuthorizationCode code) {
        return new TokenRequest.Builder(
                        endpoint,
                        client,
                        new AuthorizationCodeGrant(
                                code, callback, new CodeVerifier(flow.verifier())))
                .build();
    }
}
