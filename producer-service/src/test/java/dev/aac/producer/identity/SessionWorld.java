package dev.aac.producer.identity;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One store, one active user of one organization, and replicas of the producer over it. */
final class SessionWorld {

    static final Duration ACCESS_EXPIRY = Duration.ofMinutes(15);
    static final Duration REFRESH_EXPIRY = Duration.ofDays(7);
    static final Duration RETENTION = Duration.ofDays(1);
    static final Device LAPTOP = new Device("192.0.2.1", "Browser/1");
    static final Device PHONE = new Device("192.0.2.2", "Browser/2");

    /** From now on: signatures are checked by the time of the system. */
    final SteppingClock clock = new SteppingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    final RecordedTrail trail = new RecordedTrail();
    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryUsers users = new InMemoryUsers();
    final InMemoryApiKeys apiKeys = new InMemoryApiKeys();
    final OrganizationScope acme =
            OrganizationScope.ofNewOrganization(new OrganizationId("0123456789abcdef01234567"));
    final User ada = user(Role.DEVELOPER, UserStatus.ACTIVE);

    private final TokenSettings settings =
            new TokenSettings(
                    Optional.of(SigningSecret.random().value()), "15m", "7d", LaunchMode.TEST);

    SessionWorld() {
        users.put(ada);
    }

    /** The user as it may become. */
    User user(Role role, UserStatus status) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        return new User(
                new UserId("1123456789abcdef01234567"),
                acme.organizationId(),
                new Email("ada@example.org"),
                "Ada",
                role,
                status,
                null,
                created);
    }

    Replica replica() {
        return new Replica(this);
    }

    /** What one producer has of its own: its memory of present states, and its numbers. */
    static final class Replica {

        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final AccessTokens tokens;
        final SessionOpening opening;
        final Refreshing refreshing;
        final SignOut signOut;
        final Authentication authentication;
        final KeyRing keyRing;
        final OwnSessions own;
        final ExpiredSessionSweep sweep;

        private final SessionWorld world;
        private final TokenIssuing issuing;
        private final SessionEvents events;

        private Replica(SessionWorld world) {
            this.world = world;
            tokens = new AccessTokens(world.settings, world.clock);
            issuing = new TokenIssuing(tokens, world.settings, world.clock);
            events = new SessionEvents(registry, world.trail);
            CurrentStates states = new CurrentStates(world.users, world.sessions);
            signOut = new SignOut(world.sessions, states, events);
            opening = new SessionOpening(world.sessions, world.users, issuing, events);
            refreshing = refreshing(world.sessions);
            ApiKeyStates keyStates = new ApiKeyStates(world.apiKeys, world.users, world.clock);
            keyRing =
                    new KeyRing(
                            world.apiKeys,
                            keyStates,
                            new ApiKeyEvents(registry, world.trail),
                            world.clock);
            authentication = new Authentication(tokens, states, keyStates, world.clock);
            own = new OwnSessions(world.sessions, world.clock);
            sweep =
                    new ExpiredSessionSweep(
                            world.sessions, new SessionSweepSettings("1d"), events, world.clock);
        }

        /** What it would be over other sessions. */
        Refreshing refreshing(Sessions sessions) {
            return new Refreshing(sessions, world.users, issuing, signOut, events);
        }

        Tokens open() {
            return opening.open(world.acme, world.ada, LAPTOP);
        }

        Tokens refresh(String token) {
            return refreshing.refresh(token, PHONE);
        }

        boolean accepts(Tokens tokens) {
            return authentication.authenticate(tokens.access()) instanceof Identification.Known;
        }

        Principal principal(Tokens tokens) {
            return switch (authentication.authenticate(tokens.access())) {
                case Identification.Known(Principal principal) -> principal;
                case Identification.Refused(var problem) -> throw new AssertionError(problem);
            };
        }

        double counted(String name, String tag, String value) {
            return registry.get(name).tag(tag, value).counter().count();
        }
    }
}
