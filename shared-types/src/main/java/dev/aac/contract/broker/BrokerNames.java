package dev.aac.contract.broker;

/**
 * Exchanges and queues. All are declared without arguments, because what arguments mean differs
 * between brokers; the guarantees come from leases and answers, not from broker features. Messages
 * are JSON ({@code application/json}, UTF-8). A request carries {@code reply-to} (a queue of the
 * asker) and {@code correlation-id}; its answer goes there through the default exchange.
 */
public final class BrokerNames {

    /** Durable queue of {@link dev.aac.contract.job.RunJob}, persistent messages. */
    public static final String JOBS = "test_queue";

    /** Durable queue of {@link dev.aac.contract.job.Claim} requests, transient messages. */
    public static final String CLAIMS = "aac.claims";

    /** Durable queue of requests with every {@link dev.aac.contract.fact.Fact} but log lines. */
    public static final String FACTS = "aac.facts";

    /** Durable queue of requests with {@link dev.aac.contract.fact.Fact.LogLines}. */
    public static final String LOGS = "aac.logs";

    /**
     * Durable queue of requests with {@link dev.aac.contract.fact.ReportFact}s: files are large and
     * must delay neither an end nor a log.
     */
    public static final String REPORTS = "aac.reports";

    /** Durable queue of {@link dev.aac.contract.fact.RenewalCall} requests. */
    public static final String RENEWALS = "aac.renewals";

    /** Durable queue for what could not be read, with the reason in header {@code aac-reason}. */
    public static final String PARKING = "aac.parking";

    /** Durable fan-out exchange of {@link dev.aac.contract.job.CancelRun}, to every worker. */
    public static final String CANCELS = "aac.cancels";

    /** Durable fan-out exchange of live events, to every producer replica. */
    public static final String LIVE = "aac.live";

    /** Auto-delete queues are named by this, their purpose and the process's boot id. */
    public static final String OWN_QUEUE_PREFIX = "aac.own.";

    /**
     * Header of a request with the trace it belongs to, as W3C writes it; absent when nobody
     * follows it.
     */
    public static final String TRACEPARENT_HEADER = "traceparent";

    /** Largest message taken, in bytes; a larger one is parked. */
    public static final int MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

    private BrokerNames() {}
}
