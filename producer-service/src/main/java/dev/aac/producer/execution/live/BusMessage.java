package dev.aac.producer.execution.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aac.contract.id.OrganizationId;
import java.util.List;

/** What replicas of the producer say to one another. Each may be lost. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BusMessage.News.class, name = "news"),
    @JsonSubTypes.Type(value = BusMessage.Watching.class, name = "watching"),
    @JsonSubTypes.Type(value = BusMessage.Missed.class, name = "missed")
})
sealed interface BusMessage {

    /** Something was written. */
    record News(LiveNews news) implements BusMessage {

        public News {
            requireNonNull(news, "news is null");
        }
    }

    /**
     * Whose sockets the sender has; said again and again.
     *
     * @param everybody whether there are more organizations than it is worth listing
     */
    record Watching(List<OrganizationId> organizations, boolean everybody) implements BusMessage {

        public Watching {
            organizations = List.copyOf(organizations);
        }
    }

    /** Some of the sender's news were lost: read the store. */
    record Missed() implements BusMessage {}
}
