package dev.aac.producer.organization;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plan that a new organization gets ({@code DEFAULT_PLAN}). */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class NewOrganizationPlan {

    private final Plan plan;

    public NewOrganizationPlan(
            @ConfigProperty(name = "aac.organization.default-plan") String name) {
        this.plan =
                Plan.named(name)
                        .orElseThrow(
                                () ->
                                        WrongSetting.because(
                                                "DEFAULT_PLAN must be one of " + Plan.names()));
    }

    public Plan plan() {
        return plan;
    }
}
