package dev.aac.producer.execution.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.execution.DispatchCapacity;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the dispatcher knows, for people: one look into the store a second serves all of them. */
@Singleton
final class RememberedCapacity implements DispatchCapacity {

    static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final String ONLY = "staff";

    private final Survey survey;
    private final JobSender sender;
    private final ConcurrentRunLimits limits;
    private final Cache<String, Outlook> known =
            Caffeine.newBuilder().maximumSize(1).expireAfterWrite(REMEMBERED).build();

    RememberedCapacity(Survey survey, JobSender sender, ConcurrentRunLimits limits) {
        this.survey = survey;
        this.sender = sender;
        this.limits = limits;
    }

    @Override
    public Capacity now() {
        Outlook staff = known.get(ONLY, _ -> survey.staff());
        return new Capacity(sender.isOpen(), staff.slots(), Math.max(0, staff.credit()));
    }

    @Override
    public int runLimit(OrganizationScope scope) {
        return limits.of(scope);
    }
}
