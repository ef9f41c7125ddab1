package dev.aac.producer.identity;

class InMemoryInvitationsTest extends InvitationsContract {

    private final Invitations invitations = new InMemoryInvitations();

    @Override
    protected Invitations invitations() {
        return invitations;
    }
}
