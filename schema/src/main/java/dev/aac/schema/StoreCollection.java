package dev.aac.schema;

/** Every collection of tenants' data, and the field that says whose a document is. */
public enum StoreCollection {
    /** The tenants themselves: the organization's id is the document's own. */
    ORGANIZATIONS("organizations", "_id"),
    USERS("users", StoreCollection.ORGANIZATION_ID),
    SESSIONS("sessions", StoreCollection.ORGANIZATION_ID),
    INVITATIONS("invitations", StoreCollection.ORGANIZATION_ID),
    API_KEYS("api_keys", StoreCollection.ORGANIZATION_ID),
    PROJECTS("projects", StoreCollection.ORGANIZATION_ID),
    EXECUTIONS("executions", StoreCollection.ORGANIZATION_ID),
    LOG_CHUNKS("log_chunks", StoreCollection.ORGANIZATION_ID),
    /** The files that attempts left; their content lies elsewhere. */
    REPORTS("reports", StoreCollection.ORGANIZATION_ID),
    /** What came of each attempt's reports. */
    REPORT_TOTALS("report_totals", StoreCollection.ORGANIZATION_ID),
    /** The test cases that those files tell of. */
    TEST_CASES("test_cases", StoreCollection.ORGANIZATION_ID),
    /** Which tests of each attempt were flaky, and which slow. */
    TEST_DIGESTS("test_digests", StoreCollection.ORGANIZATION_ID),
    /** What counts of each run that has ended, until it is in its day and for a while after. */
    RUN_FIGURES("run_figures", StoreCollection.ORGANIZATION_ID),
    /** Figures of an image's runs of one day. */
    IMAGE_DAYS("image_days", StoreCollection.ORGANIZATION_ID),
    /** Which images have figures, and since when they were not used. */
    IMAGES("images", StoreCollection.ORGANIZATION_ID),
    USAGE("usage", StoreCollection.ORGANIZATION_ID),
    /** What language models cost in each month. */
    MODEL_USAGE("model_usage", StoreCollection.ORGANIZATION_ID),
    /** What language models said about failures that may come again. */
    EXPLANATIONS("explanations", StoreCollection.ORGANIZATION_ID),
    /** Which language models organizations chose. */
    MODEL_CHOICES("model_choices", StoreCollection.ORGANIZATION_ID),
    AUDIT_EVENTS("audit_events", StoreCollection.ORGANIZATION_ID),
    /** Where each organization's chain of audit events ends. */
    AUDIT_HEADS("audit_heads", StoreCollection.ORGANIZATION_ID),
    /** Audit events on their way into the chain. */
    AUDIT_JOURNAL("audit_journal", StoreCollection.ORGANIZATION_ID);

    /** The field every tenant document carries, an ObjectId. */
    public static final String ORGANIZATION_ID = "organizationId";

    private final String collectionName;
    private final String tenantField;

    StoreCollection(String collectionName, String tenantField) {
        this.collectionName = collectionName;
        this.tenantField = tenantField;
    }

    public String collectionName() {
        return collectionName;
    }

    /** The field that holds the organization's ObjectId. */
    public String tenantField() {
        return tenantField;
    }

    /**
     * @throws IllegalStateException when it is not one of these
     */
    public static StoreCollection named(String collectionName) {
        for (StoreCollection candidate : values()) {
            if (candidate.collectionName.equals(collectionName)) {
                return candidate;
            }
        }
        throw new IllegalStateException(
                "collection \"" + collectionName + "\" is not declared in StoreCollection");
    }
}
