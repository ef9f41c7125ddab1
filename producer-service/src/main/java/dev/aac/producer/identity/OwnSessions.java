package dev.aac.producer.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's own sessions. */
@ApplicationScoped
public class OwnSessions {

    private final Sessions sessions;
    private final Clock clock;

    public OwnSessions(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Some sessions, the latest begun first.
     *
     * @param next what the next page's sessions were begun before; null on the last one
     */
    public record Page(List<Session> sessions, @Nullable SessionId next) {

        public Page {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * @param before null for the first page
     * @param limit from 1 to {@link Sessions#PAGE_MAX}
     */
    public Page page(Principal principal, @Nullable SessionId before, int limit) {
        List<Session> found =
                sessions.page(
                        principal.scope(),
                        new Sessions.PageQuery(principal.userId(), clock.instant(), before, limit));
        return new Page(found, found.size() < limit ? null : found.getLast().id());
    }
}
