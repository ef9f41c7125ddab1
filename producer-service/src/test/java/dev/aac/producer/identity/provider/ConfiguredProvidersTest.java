package dev.aac.producer.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aac.producer.identity.ProviderName;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfiguredProvidersTest {

    private StandInWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new StandInWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void thoseThatTheOperatorConfiguredAreThereInAFixedOrder() {
        assertThat(world.providers().configured())
                .containsExactly(ProviderName.GOOGLE, ProviderName.GITHUB, ProviderName.MICROSOFT);
        assertThat(world.providers(withoutGithub()).configured())
                .containsExactly(ProviderName.GOOGLE, ProviderName.MICROSOFT);
        assertThat(world.providers(Map.of()).configured()).isEmpty();
    }

    @Test
    void nobodyIsSentToAProviderThatIsNotConfigured() {
        ConfiguredProviders providers = world.providers(withoutGithub());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> providers.page(StandInWorld.flow(ProviderName.GITHUB)))
                .withMessage("GITHUB is not configured");
    }

    private Map<String, String> withoutGithub() {
        Map<String, String> settings = new HashMap<>(world.settings());
        settings.remove("aac.oauth.github.client-id");
        settings.remove("aac.oauth.github.client-secret");
        return settings;
    }
}
