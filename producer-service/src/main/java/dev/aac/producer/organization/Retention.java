package dev.aac.producer.organization;

import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long log, report files and test cases of an execution are kept after its end, by the plan
 * that its organization is on now ({@code RETENTION_FREE_DAYS} and its like).
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class Retention {

    private static final int FOR_EVER = 0;
    private static final int DAYS_MAX = 3_650;
    private static final WholeNumberSetting.Range RANGE =
            new WholeNumberSetting.Range(FOR_EVER, DAYS_MAX);
    private static final String MEANING = "; 0 keeps logs and reports for ever";

    private final Map<Plan, Integer> days = new EnumMap<>(Plan.class);

    public Retention(
            @ConfigProperty(name = "aac.retention.free-days") String free,
            @ConfigProperty(name = "aac.retention.team-days") String team,
            @ConfigProperty(name = "aac.retention.enterprise-days") String enterprise) {
        read("RETENTION_FREE_DAYS", Plan.FREE, free);
        read("RETENTION_TEAM_DAYS", Plan.TEAM, team);
        read("RETENTION_ENTERPRISE_DAYS", Plan.ENTERPRISE, enterprise);
    }

    private void read(String setting, Plan plan, String text) {
        int number = WholeNumberSetting.read(setting, text, RANGE, MEANING);
        if (number != FOR_EVER) {
            days.put(plan, number);
        }
    }

    /** Empty when the plan keeps them for ever. */
    public OptionalInt days(Plan plan) {
        Integer number = days.get(plan);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The same as a time; a day has 24 hours. */
    public Optional<Duration> time(Plan plan) {
        return Optional.ofNullable(days.get(plan)).map(Duration::ofDays);
    }
}
