package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.AuditedExecutions;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.watch.Misses;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What messages of clients mean. The first one must be {@code auth} with a good token: see {@link
 * SocketAuthentication}. Called by one thread at a time for each socket; it may wait for the store.
 */
@Singleton
final class SocketProtocol {

    private static final Logger LOG = Logger.getLogger(SocketProtocol.class);

    private final SocketAuthentication authentication;
    private final ExecutionService executions;
    private final AuditedExecutions audited;
    private final Misses misses;

    SocketProtocol(
            SocketAuthentication authentication,
            ExecutionService executions,
            AuditedExecutions audited,
            Misses misses) {
        this.authentication = authentication;
        this.executions = executions;
        this.audited = audited;
        this.misses = misses;
    }

    void text(LiveSocket socket, String text) {
        handle(socket, ClientMessages.read(text));
    }

    void binary(LiveSocket socket) {
        handle(socket, new ClientMessage.NotUnderstood(SocketError.BINARY));
    }

    void handle(LiveSocket socket, ClientMessage message) {
        if (socket.isClosed()) {
            return;
        }
        Principal principal = socket.principal();
        Room room = socket.room();
        try {
            if (principal == null || room == null) {
                authentication.signIn(socket, message);
            } else {
                act(new Client(socket, principal, room), message);
            }
        } catch (ProblemException failure) {
            failed(socket, SocketError.of(failure.problem()));
        } catch (RuntimeException failure) {
            LOG.error("Live: a client's message failed", failure);
            failed(socket, SocketError.INTERNAL);
        }
    }

    private record Client(LiveSocket socket, Principal principal, Room room) {

        void refuse(SocketError why) {
            socket.send(ServerMessages.error(why));
        }
    }

    private void act(Client client, ClientMessage message) {
        switch (message) {
            case ClientMessage.Auth(var token) ->
                    authentication.renew(
                            client.socket(), client.principal(), token == null ? "" : token);
            case ClientMessage.Ping() -> client.socket().send(ServerMessages.PONG);
            case ClientMessage.Subscribe subscribe -> subscribe(client, subscribe);
            case ClientMessage.Unsubscribe(var taskId) ->
                    client.room().unsubscribe(client.socket(), taskId);
            case ClientMessage.Cancel(var taskId) -> cancel(client, taskId);
            case ClientMessage.NotUnderstood(var why) -> client.refuse(why);
        }
    }

    private void subscribe(Client client, ClientMessage.Subscribe subscribe) {
        if (isRefused(client, Permission.EXECUTIONS_READ)) {
            return;
        }
        Optional<Execution> found = executions.find(client.principal().scope(), subscribe.taskId());
        if (found.isEmpty()) {
            refuseMissing(client);
            return;
        }
        Execution execution = found.get();
        int newest = execution.progress().attempt();
        Integer asked = subscribe.attempt();
        if (asked != null && asked > newest) {
            client.refuse(SocketError.NO_SUCH_ATTEMPT);
            return;
        }
        int attempt = asked == null ? shownAttempt(execution) : asked;
        RunRef run =
                new RunRef(
                        execution.organizationId(), execution.taskId(), execution.runId(), attempt);
        client.room()
                .subscribe(
                        client.socket(),
                        new Subscription.Wanted(run, subscribe.fromSeq(), asked == null, newest),
                        new ServerMessages.Subscribed(
                                execution.taskId(),
                                attempt,
                                subscribe.fromSeq(),
                                execution.status(),
                                execution.version()));
    }

    private void cancel(Client client, TaskId taskId) {
        if (isRefused(client, Permission.EXECUTIONS_CANCEL)) {
            return;
        }
        Principal principal = client.principal();
        AuditActor actor = principal.actor();
        audited.cancel(principal.scope(), taskId, actor)
                .ifPresentOrElse(
                        execution ->
                                client.socket()
                                        .send(
                                                ServerMessages.cancelAccepted(
                                                        new ServerMessages.CancelAccepted(
                                                                taskId,
                                                                execution.status(),
                                                                execution.version()))),
                        () -> refuseMissing(client));
    }

    private void refuseMissing(Client client) {
        misses.ofName(client.principal().scope(), client.principal().actor());
        client.refuse(SocketError.of(FixedProblem.EXECUTION_NOT_FOUND));
    }

    private static boolean isRefused(Client client, Permission permission) {
        boolean refused = !client.principal().may(permission);
        if (refused) {
            client.refuse(
                    SocketError.of(
                            new Problem.InsufficientPermissions(Role.namesWith(permission))));
        }
        return refused;
    }

    /** The last attempt that a worker claimed: a later one has no log yet. */
    private static int shownAttempt(Execution execution) {
        Attempt last = execution.progress().lastClaimed();
        return last == null ? execution.progress().attempt() : last.number();
    }

    /** Before the sign-in a failure says nothing about the token: the client shall keep it. */
    private static void failed(LiveSocket socket, SocketError why) {
        if (socket.principal() == null) {
            socket.close(CloseCode.TRY_LATER, ServerMessages.error(why));
        } else {
            socket.send(ServerMessages.error(why));
        }
    }
}
