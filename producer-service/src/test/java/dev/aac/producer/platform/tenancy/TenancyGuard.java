package dev.aac.producer.platform.tenancy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Sees every command that the producer sends to the store during a {@code @QuarkusTest} and notes
 * those to a tenant collection that name no organization, and those that an event loop waits for,
 * which would let everybody else on it wait. {@link TenancyGuardCallback} fails the test then; a
 * test class names neither.
 */
@Singleton
public class TenancyGuard implements CommandListener {

    private static final Queue<String> VIOLATIONS = new ConcurrentLinkedQueue<>();

    private final Consumer<CommandStartedEvent> heard;

    public TenancyGuard() {
        this(_ -> {});
    }

    /** One that passes on what it sees: a listener of its own would be taken for a bean. */
    TenancyGuard(Consumer<CommandStartedEvent> heard) {
        this.heard = heard;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        heard.accept(event);
        CommandRules.objection(event.getCommandName(), event.getCommand())
                .ifPresent(VIOLATIONS::add);
        if (Context.isOnEventLoopThread()) {
            VIOLATIONS.add(event.getCommandName() + " by an event loop");
        }
    }

    /** What was noted since the last call. */
    static List<String> takeViolations() {
        List<String> taken = new ArrayList<>();
        for (String next = VIOLATIONS.poll(); next != null; next = VIOLATIONS.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** Fails a test during which a command without an organization was sent. */
    static void failOnViolations() {
        List<String> violations = takeViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError("tenancy violated: " + violations);
        }
    }
}
