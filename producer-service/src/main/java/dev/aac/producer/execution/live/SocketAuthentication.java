package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Identification;
import dev.aac.producer.identity.Principal;
import jakarta.inject.Singleton;

/**
 * Lets in who has a good token, while there are places; the token decides organization and person
 * for good. Called by one thread at a time for each socket; it may wait for the store, and throws
 * when that does not answer.
 */
@Singleton
final class SocketAuthentication {

    private final LiveIdentity identity;
    private final SocketQuotas quotas;
    private final Rooms rooms;

    SocketAuthentication(LiveIdentity identity, SocketQuotas quotas, Rooms rooms) {
        this.identity = identity;
        this.quotas = quotas;
        this.rooms = rooms;
    }

    /** The first message of a client: anything but a good token is its last one. */
    void signIn(LiveSocket socket, ClientMessage message) {
        if (!(message instanceof ClientMessage.Auth(var token))
                || token == null
                || token.isBlank()) {
            socket.close(CloseCode.NOT_AUTHENTICATED, ServerMessages.AUTHENTICATION_REQUIRED);
            return;
        }
        switch (identity.authenticate(token)) {
            case Identification.Refused _ ->
                    socket.close(CloseCode.NOT_AUTHENTICATED, ServerMessages.INVALID_TOKEN);
            case Identification.Known(var principal) -> admit(socket, principal);
        }
    }

    /** The same person in the same organization may go on with a fresh token. */
    void renew(LiveSocket socket, Principal present, String token) {
        if (identity.authenticate(token) instanceof Identification.Known(var fresh)
                && fresh.userId().equals(present.userId())
                && fresh.scope().equals(present.scope())) {
            socket.renew(fresh);
            socket.send(ServerMessages.authSuccess(fresh));
        } else {
            socket.close(CloseCode.NOT_AUTHENTICATED, ServerMessages.INVALID_TOKEN);
        }
    }

    private void admit(LiveSocket socket, Principal principal) {
        switch (quotas.take(principal)) {
            case SocketQuotas.Answer.Refused(var why) ->
                    socket.close(CloseCode.TOO_MANY_SOCKETS, ServerMessages.error(why));
            case SocketQuotas.Answer.Taken(var giveBack) -> {
                socket.signIn(principal, giveBack);
                rooms.enter(socket, principal.scope(), ServerMessages.authSuccess(principal));
            }
        }
    }
}
