package dev.aac.worker.platform.broker;

import static java.util.Objects.requireNonNull;

/// Where questions go and what comes back.
///
/// @param queue the producer's durable queue
/// @param purpose part of the name of the queue for answers
/// @param answer what each question is answered with
public record InquiryRoute<A>(String queue, String purpose, Class<A> answer) {

    public InquiryRoute {
        requireNonNull(queue, "queue is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(answer, "answer is null");
    }
}
