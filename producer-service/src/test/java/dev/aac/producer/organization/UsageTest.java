package dev.aac.producer.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private static final OrganizationScope ACME =
            OrganizationScope.ofNewOrganization(new OrganizationId("0".repeat(24)));
    private static final Clock END_OF_YEAR =
            Clock.fixed(Instant.parse("2026-12-31T23:59:59Z"), ZoneOffset.UTC);

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();

    /** Says 7 for one kind. */
    private record Seven(UsageKind kind) implements UsageCounter {
        @Override
        public int used(OrganizationScope scope, Instant now) {
            return 7;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,100,0,0",
        "79,100,79,0",
        "80,100,80,80",
        "89,100,89,80",
        "90,100,90,90",
        "99,100,99,90",
        "999,1000,99,90",
        "100,100,100,100",
        "101,100,101,100",
        "0,0,100,100",
        "999999999,999999999,100,100"
    })
    void percentIsRoundedDownAndTheHighestMarkNamed(int used, int limit, int percent, int mark) {
        Usage usage = new Usage(UsageKind.USERS, used, limit);
        assertThat(usage.percent()).isEqualTo(percent);
        assertThat(usage.mark()).isEqualTo(mark == 0 ? OptionalInt.empty() : OptionalInt.of(mark));
    }

    @Test
    void everyKindIsComparedWithItsOwnLimit() {
        organizations.limit(ACME, new PlanLimits(1, 2, 3, 4));
        UsageReport report =
                new UsageReport(organizations, List.of(new Seven(UsageKind.USERS)), END_OF_YEAR);

        assertThat(report.of(ACME).usages())
                .containsExactlyInAnyOrder(
                        new Usage(UsageKind.PROJECTS, 0, 1),
                        new Usage(UsageKind.TEST_RUNS, 0, 2),
                        new Usage(UsageKind.USERS, 7, 3),
                        new Usage(UsageKind.CONCURRENT_RUNS, 0, 4));
        assertThat(report.of(ACME).month()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(report.of(ACME).resetsAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void oneKindIsCountedByOneFeature() {
        List<UsageCounter> twice = List.of(new Seven(UsageKind.USERS), new Seven(UsageKind.USERS));
        assertThatThrownBy(() -> new UsageReport(organizations, twice, END_OF_YEAR))
                .isInstanceOf(IllegalStateException.class);
    }
}
