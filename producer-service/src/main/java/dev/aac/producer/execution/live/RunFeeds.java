package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of a room. The ones used least recently are forgotten when there are many, but never
 * one that has subscriptions. A forgotten feed would begin anew with the next event, which is why
 * the ones of finished runs stay for as long as there is room. Used only within the room's mailbox.
 */
final class RunFeeds {

    /** Most feeds without subscriptions. */
    static final int FEEDS_MAX = 4_096;

    private final RunFeed.Audience audience;
    private final RoomTools tools;
    private final Map<RunRef, RunFeed> feeds = new LinkedHashMap<>(16, 0.75f, true);

    RunFeeds(RunFeed.Audience audience, RoomTools tools) {
        this.audience = audience;
        this.tools = tools;
    }

    RunFeed get(RunRef run) {
        RunFeed feed = feeds.get(run);
        if (feed == null) {
            forgetOne();
            feed = new RunFeed(run, audience, tools);
            feeds.put(run, feed);
        }
        return feed;
    }

    @Nullable RunFeed ifAny(RunRef run) {
        return feeds.get(run);
    }

    Collection<RunFeed> all() {
        return List.copyOf(feeds.values());
    }

    /** Those of every attempt of that run. */
    Collection<RunFeed> of(RunId run) {
        return feeds.entrySet().stream()
                .filter(entry -> entry.getKey().runId().equals(run))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void forgetOne() {
        if (feeds.size() < FEEDS_MAX) {
            return;
        }
        for (Iterator<RunFeed> eldest = feeds.values().iterator(); eldest.hasNext(); ) {
            if (!eldest.next().hasSubscriptions()) {
                eldest.remove();
                return;
            }
        }
    }
}
