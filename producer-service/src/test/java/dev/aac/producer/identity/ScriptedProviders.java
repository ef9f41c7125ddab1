package dev.aac.producer.identity;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** {@link IdentityProviders} that say what they were told to. */
final class ScriptedProviders implements IdentityProviders {

    private final ProvidedPerson person;
    private int asked;

    /**
     * @param person who signs in there, whichever it is
     */
    ScriptedProviders(ProvidedPerson person) {
        this.person = person;
    }

    /** How often somebody wanted to know who it is. */
    int asked() {
        return asked;
    }

    @Override
    public List<ProviderName> configured() {
        return List.of(ProviderName.GOOGLE, ProviderName.GITHUB);
    }

    @Override
    public URI page(OAuthFlow flow) {
        return URI.create(
                "https://provider.example.org/" + flow.provider().apiName() + "?" + flow.state());
    }

    @Override
    public ProvidedPerson person(OAuthFlow flow, Map<String, List<String>> answer) {
        asked++;
        return person;
    }
}
