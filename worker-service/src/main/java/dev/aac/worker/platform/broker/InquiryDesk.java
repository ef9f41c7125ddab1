package dev.aac.worker.platform.broker;

import dev.aac.contract.id.WorkerId;
import dev.aac.worker.platform.time.SteadyTime;
import jakarta.inject.Singleton;

/// Makes the worker's [Inquiries]: each with a channel and an answer queue of its own, on one of
/// the links. Only before the links are started.
@Singleton
public final class InquiryDesk {

    private final BrokerLinks links;
    private final WorkerId self;
    private final SteadyTime time;

    public InquiryDesk(BrokerLinks links, WorkerId self, SteadyTime time) {
        this.links = links;
        this.self = self;
        this.time = time;
    }

    /// For questions that are small and urgent.
    public <A> Inquiries<A> control(InquiryRoute<A> route) {
        return attached(links.control(), route);
    }

    /// For questions that carry log lines.
    public <A> Inquiries<A> logs(InquiryRoute<A> route) {
        return attached(links.logs(), route);
    }

    /// For questions that carry pieces of files.
    public <A> Inquiries<A> reports(InquiryRoute<A> route) {
        return attached(links.reports(), route);
    }

    private <A> Inquiries<A> attached(BrokerLink link, InquiryRoute<A> route) {
        Inquiries<A> inquiries = new Inquiries<>(route, self, time);
        link.attach(inquiries);
        return inquiries;
    }
}
