package dev.aac.schema;

import static dev.aac.schema.StoreIndex.Reach.ACROSS_TENANTS;
import static dev.aac.schema.StoreIndex.Reach.WITHIN_TENANT;
import static dev.aac.schema.StoreIndex.Rule.NONE;
import static dev.aac.schema.StoreIndex.Rule.SPARSE;
import static dev.aac.schema.StoreIndex.Rule.UNIQUE;
import static dev.aac.schema.StoreIndex.Rule.UNIQUE_WHERE_PRESENT;

import java.util.List;

/**
 * Every index of tenants' collections, besides the one on {@code _id}. Those within a tenant start
 * with {@code organizationId}; those across tenants serve the sweeps, the dispatcher and the
 * credential look-ups, and are only these. No index is partial: the embedded store ignores the
 * condition. The rest of the installation's are in {@link InstallationKind}.
 */
public enum StoreIndex {
    ORGANIZATIONS_SLUG(StoreCollection.ORGANIZATIONS, ACROSS_TENANTS, UNIQUE, "slug"),
    /** Finds organizations that a broken-off sign-up left without a user. */
    ORGANIZATIONS_CREATED_AT(StoreCollection.ORGANIZATIONS, ACROSS_TENANTS, NONE, "createdAt"),

    USERS_EMAIL(StoreCollection.USERS, ACROSS_TENANTS, UNIQUE, "email"),
    /** A list, each of whose entries only one user has. */
    USERS_IDENTITY(StoreCollection.USERS, ACROSS_TENANTS, UNIQUE_WHERE_PRESENT, "identities"),
    USERS_ORGANIZATION(StoreCollection.USERS, WITHIN_TENANT, NONE, "organizationId"),

    /** The key's value starts with the organization; who never needed a seat has none. */
    USERS_SEAT(StoreCollection.USERS, ACROSS_TENANTS, UNIQUE_WHERE_PRESENT, "seatKey"),
    INVITATIONS_TOKEN(StoreCollection.INVITATIONS, ACROSS_TENANTS, UNIQUE, "tokenHash"),
    INVITATIONS_STATUS(StoreCollection.INVITATIONS, WITHIN_TENANT, NONE, "organizationId status"),
    /** Of one e-mail's invitations one is open: those that ended have a key of their own. */
    INVITATIONS_OPEN(
            StoreCollection.INVITATIONS, WITHIN_TENANT, UNIQUE, "organizationId email openKey"),
    SESSIONS_USER(StoreCollection.SESSIONS, WITHIN_TENANT, NONE, "organizationId userId"),
    SESSIONS_EXPIRES_AT(StoreCollection.SESSIONS, ACROSS_TENANTS, NONE, "expiresAt"),

    /** Sessions older than refresh tokens have no family. */
    SESSIONS_FAMILY(StoreCollection.SESSIONS, ACROSS_TENANTS, UNIQUE_WHERE_PRESENT, "familyHash"),

    API_KEYS_HASH(StoreCollection.API_KEYS, ACROSS_TENANTS, UNIQUE, "hash"),
    API_KEYS_MAKER(StoreCollection.API_KEYS, WITHIN_TENANT, NONE, "organizationId createdBy"),

    PROJECTS_SLUG(StoreCollection.PROJECTS, WITHIN_TENANT, UNIQUE, "organizationId slug"),
    /** No two projects have one of the plan's places. */
    PROJECTS_PLACE(StoreCollection.PROJECTS, WITHIN_TENANT, UNIQUE, "organizationId place"),

    EXECUTIONS_TASK(StoreCollection.EXECUTIONS, WITHIN_TENANT, UNIQUE, "organizationId taskId"),
    /** A list, newest first; the task id orders those made in the same millisecond. */
    EXECUTIONS_CREATED_AT(
            StoreCollection.EXECUTIONS, WITHIN_TENANT, NONE, "organizationId createdAt taskId"),
    EXECUTIONS_STATUS_CREATED_AT(
            StoreCollection.EXECUTIONS,
            WITHIN_TENANT,
            NONE,
            "organizationId status createdAt taskId"),
    /** A group's executions, newest first. */
    EXECUTIONS_GROUP_CREATED_AT(
            StoreCollection.EXECUTIONS,
            WITHIN_TENANT,
            NONE,
            "organizationId groupName createdAt taskId"),
    /** A project's executions, newest first. */
    EXECUTIONS_PROJECT_CREATED_AT(
            StoreCollection.EXECUTIONS,
            WITHIN_TENANT,
            NONE,
            "organizationId projectId createdAt taskId"),
    /** The key's value starts with the organization; it is set only while a slot is held. */
    EXECUTIONS_SLOT(StoreCollection.EXECUTIONS, ACROSS_TENANTS, UNIQUE_WHERE_PRESENT, "slotKey"),
    /** Who waits, in the order of service; the few sent or held are found by the state alone. */
    EXECUTIONS_DISPATCH(
            StoreCollection.EXECUTIONS,
            ACROSS_TENANTS,
            NONE,
            "dispatch.state organizationId dispatch.turn"),
    /** Only those that no worker has ever claimed have a deadline. */
    EXECUTIONS_QUEUE_DEADLINE(StoreCollection.EXECUTIONS, ACROSS_TENANTS, SPARSE, "queueDeadline"),
    /** Those that still have their details, by their end. */
    EXECUTIONS_DETAILS(
            StoreCollection.EXECUTIONS,
            WITHIN_TENANT,
            NONE,
            "organizationId detailsRemovedAt endTime"),
    /** Only those whose details are being removed have it. */
    EXECUTIONS_REMOVAL(StoreCollection.EXECUTIONS, ACROSS_TENANTS, SPARSE, "removalCheckAt"),
    /** Those that have ended and are not in the figures yet. */
    EXECUTIONS_FIGURES_DUE(StoreCollection.EXECUTIONS, ACROSS_TENANTS, SPARSE, "figuresDue"),

    LOG_CHUNKS_SEQ(
            StoreCollection.LOG_CHUNKS,
            WITHIN_TENANT,
            UNIQUE,
            "organizationId taskId runId attempt seq"),

    REPORTS_FILE(
            StoreCollection.REPORTS,
            WITHIN_TENANT,
            UNIQUE,
            "organizationId taskId runId attempt file"),
    REPORTS_PATH(
            StoreCollection.REPORTS,
            WITHIN_TENANT,
            NONE,
            "organizationId taskId runId attempt path"),
    REPORT_TOTALS_ATTEMPT(
            StoreCollection.REPORT_TOTALS,
            WITHIN_TENANT,
            UNIQUE,
            "organizationId taskId runId attempt"),
    TEST_CASES_POSITION(
            StoreCollection.TEST_CASES,
            WITHIN_TENANT,
            UNIQUE,
            "organizationId taskId runId attempt position"),
    /** The failed ones of an attempt, in order. */
    TEST_CASES_OUTCOME(
            StoreCollection.TEST_CASES,
            WITHIN_TENANT,
            NONE,
            "organizationId taskId runId attempt outcome position"),
    /** What became of a test in the attempts of one execution. */
    TEST_CASES_KEY(
            StoreCollection.TEST_CASES,
            WITHIN_TENANT,
            NONE,
            "organizationId taskId runId testKey attempt"),
    /** A test's latest cases, whatever the execution. */
    TEST_CASES_HISTORY(
            StoreCollection.TEST_CASES, WITHIN_TENANT, NONE, "organizationId testKey _id"),
    TEST_DIGESTS_ATTEMPT(
            StoreCollection.TEST_DIGESTS,
            WITHIN_TENANT,
            UNIQUE,
            "organizationId taskId runId attempt"),
    /** The latest attempts. */
    TEST_DIGESTS_LATEST(
            StoreCollection.TEST_DIGESTS, WITHIN_TENANT, NONE, "organizationId endedAt"),
    /** The latest of those with flaky tests, which are few. */
    TEST_DIGESTS_FLAKY(
            StoreCollection.TEST_DIGESTS, WITHIN_TENANT, NONE, "organizationId anyFlaky endedAt"),

    /** A run counts once. */
    RUN_FIGURES_RUN(StoreCollection.RUN_FIGURES, WITHIN_TENANT, UNIQUE, "organizationId runId"),
    /** The figures of a day are numbered, without a gap. */
    RUN_FIGURES_NUMBER(
            StoreCollection.RUN_FIGURES, WITHIN_TENANT, UNIQUE, "organizationId image day number"),
    /** Finds old ones; likewise below. */
    RUN_FIGURES_DAY(StoreCollection.RUN_FIGURES, ACROSS_TENANTS, NONE, "day"),
    IMAGE_DAYS_IMAGE(StoreCollection.IMAGE_DAYS, WITHIN_TENANT, UNIQUE, "organizationId image day"),
    IMAGE_DAYS_DAY(StoreCollection.IMAGE_DAYS, ACROSS_TENANTS, NONE, "day"),
    /** All images of a day. */
    IMAGE_DAYS_ORGANIZATION(
            StoreCollection.IMAGE_DAYS, WITHIN_TENANT, NONE, "organizationId day image"),
    IMAGES_IMAGE(StoreCollection.IMAGES, WITHIN_TENANT, UNIQUE, "organizationId image"),
    /** A list, the last used first. */
    IMAGES_LAST(StoreCollection.IMAGES, WITHIN_TENANT, NONE, "organizationId lastEndedAt _id"),

    USAGE_MONTH(StoreCollection.USAGE, WITHIN_TENANT, UNIQUE, "organizationId month"),
    /** These two find runs of which nobody said whether they were stored. */
    USAGE_OPEN_CHECK_AT(StoreCollection.USAGE, ACROSS_TENANTS, SPARSE, "open.checkAt"),
    USAGE_LAPSED_CHECK_AT(StoreCollection.USAGE, ACROSS_TENANTS, SPARSE, "lapsed.checkAt"),

    MODEL_USAGE_MONTH(StoreCollection.MODEL_USAGE, WITHIN_TENANT, UNIQUE, "organizationId month"),
    EXPLANATIONS_FAILURE(
            StoreCollection.EXPLANATIONS, WITHIN_TENANT, UNIQUE, "organizationId failure"),
    /** Which one ends first. */
    EXPLANATIONS_UNTIL(StoreCollection.EXPLANATIONS, WITHIN_TENANT, NONE, "organizationId until"),
    MODEL_CHOICES_ORGANIZATION(
            StoreCollection.MODEL_CHOICES, WITHIN_TENANT, UNIQUE, "organizationId"),

    AUDIT_EVENTS_SEQ(StoreCollection.AUDIT_EVENTS, WITHIN_TENANT, UNIQUE, "organizationId seq"),
    AUDIT_EVENTS_TYPE(StoreCollection.AUDIT_EVENTS, WITHIN_TENANT, NONE, "organizationId type seq"),
    AUDIT_EVENTS_ACTOR(
            StoreCollection.AUDIT_EVENTS, WITHIN_TENANT, NONE, "organizationId actorId seq"),
    AUDIT_EVENTS_SUBJECT(
            StoreCollection.AUDIT_EVENTS, WITHIN_TENANT, NONE, "organizationId subject seq"),
    AUDIT_HEADS_ORGANIZATION(StoreCollection.AUDIT_HEADS, WITHIN_TENANT, UNIQUE, "organizationId"),
    AUDIT_JOURNAL_SETTLED(
            StoreCollection.AUDIT_JOURNAL, WITHIN_TENANT, NONE, "organizationId settled writtenAt"),
    /** What a producer that died left. */
    AUDIT_JOURNAL_WRITTEN_AT(StoreCollection.AUDIT_JOURNAL, ACROSS_TENANTS, NONE, "writtenAt");

    /** Whom an index serves. */
    public enum Reach {
        WITHIN_TENANT,
        ACROSS_TENANTS
    }

    /** What an index enforces, and whether documents without the field are left out of it. */
    public enum Rule {
        NONE,
        SPARSE,
        UNIQUE,
        UNIQUE_WHERE_PRESENT
    }

    private final StoreCollection collection;
    private final Reach reach;
    private final Rule rule;
    private final String fields;

    StoreIndex(StoreCollection collection, Reach reach, Rule rule, String fields) {
        this.collection = collection;
        this.reach = reach;
        this.rule = rule;
        this.fields = fields;
    }

    public StoreCollection collection() {
        return collection;
    }

    public Reach reach() {
        return reach;
    }

    /** In index order, all ascending. */
    public List<String> fields() {
        return List.of(fields.split(" ", -1));
    }

    public boolean isUnique() {
        return rule == UNIQUE || rule == UNIQUE_WHERE_PRESENT;
    }

    public boolean isSparse() {
        return rule == SPARSE || rule == UNIQUE_WHERE_PRESENT;
    }

    /** The name in the store, the same that any driver or shell would have chosen. */
    public String indexName() {
        return String.join("_1_", fields()) + "_1";
    }
}
