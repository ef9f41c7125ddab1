package dev.aac.producer.identity;

import static dev.aac.producer.identity.Permission.ANALYSIS_MANAGE;
import static dev.aac.producer.identity.Permission.APIKEYS_MANAGE;
import static dev.aac.producer.identity.Permission.APIKEYS_OWN;
import static dev.aac.producer.identity.Permission.AUDIT_READ;
import static dev.aac.producer.identity.Permission.EXECUTIONS_CANCEL;
import static dev.aac.producer.identity.Permission.EXECUTIONS_DELETE;
import static dev.aac.producer.identity.Permission.EXECUTIONS_READ;
import static dev.aac.producer.identity.Permission.EXECUTIONS_RUN;
import static dev.aac.producer.identity.Permission.ORGANIZATION_MANAGE;
import static dev.aac.producer.identity.Permission.PROJECTS_READ;
import static dev.aac.producer.identity.Permission.PROJECTS_WRITE;
import static dev.aac.producer.identity.Permission.USAGE_READ;
import static dev.aac.producer.identity.Permission.USERS_MANAGE;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a user is in the organization; {@link #permissions} is the one table of what that allows.
 */
public enum Role {
    VIEWER,
    DEVELOPER,
    ADMIN;

    private static final Set<Permission> VIEWERS =
            EnumSet.of(EXECUTIONS_READ, PROJECTS_READ, USAGE_READ);
    private static final Set<Permission> DEVELOPERS =
            with(
                    VIEWERS,
                    EXECUTIONS_RUN,
                    EXECUTIONS_CANCEL,
                    EXECUTIONS_DELETE,
                    PROJECTS_WRITE,
                    APIKEYS_OWN);
    private static final Set<Permission> ADMINS =
            with(
                    DEVELOPERS,
                    APIKEYS_MANAGE,
                    USERS_MANAGE,
                    ORGANIZATION_MANAGE,
                    AUDIT_READ,
                    ANALYSIS_MANAGE);

    public Set<Permission> permissions() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case VIEWER -> VIEWERS;
                    case DEVELOPER -> DEVELOPERS;
                    case ADMIN -> ADMINS;
                });
    }

    public boolean may(Permission permission) {
        return permissions().contains(permission);
    }

    /** The one that allows less. */
    Role lowerOf(Role other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** As callers, tokens and the store write it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> named(String apiName) {
        return Arrays.stream(values()).filter(role -> role.apiName().equals(apiName)).findFirst();
    }

    /** Names of the roles that a permission takes, the lowest first. */
    public static List<String> namesWith(Permission permission) {
        return Arrays.stream(values())
                .filter(role -> role.may(permission))
                .map(Role::apiName)
                .toList();
    }

    private static Set<Permission> with(Set<Permission> lower, Permission... more) {
        Set<Permission> all = EnumSet.copyOf(lower);
        all.addAll(List.of(more));
        return all;
    }
}
