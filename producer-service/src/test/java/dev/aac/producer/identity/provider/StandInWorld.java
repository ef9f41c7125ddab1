package dev.aac.producer.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.platform.http.AppUrl;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.testing.StandInBrowser;
import dev.aac.producer.platform.testing.StandInProviders;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The producer's side of the stand-ins, and people who sign in at them. */
final class StandInWorld implements AutoCloseable {

    static final String HOME = "https://aac.example.org";

    final SteppingClock clock = new SteppingClock(Instant.now());

    private final StandInProviders standIns;
    private final ProviderHttp http = new ProviderHttp();

    StandInWorld() throws IOException {
        standIns = StandInProviders.open();
    }

    Map<String, String> settings() {
        return standIns.settings();
    }

    ConfiguredProviders providers() {
        return providers(settings());
    }

    ConfiguredProviders providers(Map<String, String> settings) {
        return new ConfiguredProviders(
                new ProviderSettings(config(settings)),
                http,
                new AppUrl(Optional.of(HOME), Optional.empty(), 3000),
                clock);
    }

    /** Settings where none are set, and these. */
    static SmallRyeConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("aac.oauth.google.issuer", "https://accounts.google.com");
        all.put("aac.oauth.microsoft.issuer", "https://login.microsoftonline.com/common/v2.0");
        all.put("aac.oauth.github.url", "https://github.com");
        all.put("aac.oauth.github.api-url", "https://api.github.com");
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }

    static OAuthFlow flow(ProviderName provider) {
        return new OAuthFlow(provider, random(), random(), random());
    }

    /** Signs in as somebody. */
    ProvidedPerson person(ProviderName provider, Map<String, Object> as) {
        ConfiguredProviders providers = providers();
        OAuthFlow flow = flow(provider);
        return providers.person(flow, StandInBrowser.answerAfter(providers.page(flow), as));
    }

    void assertRefused(ProviderName provider, Map<String, Object> as, Problem problem) {
        assertThatThrownBy(() -> person(provider, as))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static String random() {
        return UUID.randomUUID().toString() + UUID.randomUUID();
    }

    @Override
    public void close() {
        http.close();
        standIns.close();
    }
}
