package dev.aac.producer.identity;

import dev.aac.producer.organization.UsageCounter;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Counts users, whatever they may do; invitations are not among them. */
@Singleton
public class UserCounter implements UsageCounter {

    private final Members members;

    public UserCounter(Members members) {
        this.members = members;
    }

    @Override
    public UsageKind kind() {
        return UsageKind.USERS;
    }

    @Override
    public int used(OrganizationScope scope, Instant now) {
        return members.count(scope);
    }
}
