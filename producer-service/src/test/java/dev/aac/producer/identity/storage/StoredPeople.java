package dev.aac.producer.identity.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.identity.ApiKeys;
import dev.aac.producer.identity.Invitations;
import dev.aac.producer.identity.Members;
import dev.aac.producer.identity.Seats;
import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.Users;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;

/** The adapters of identity on a store of their own. */
public final class StoredPeople {

    private final UserRepository users;
    private final SessionRepository sessions;
    private final InvitationRepository invitations;
    private final ApiKeyRepository apiKeys;

    public StoredPeople(GuardedStore store) {
        users = users(store);
        sessions = sessions(store);
        invitations = invitations(store);
        apiKeys = apiKeys(store);
    }

    public Users users() {
        return new MongoUsers(users);
    }

    public Members members() {
        return new MongoMembers(users);
    }

    public Seats seats() {
        return new MongoSeats(users);
    }

    public Sessions sessions() {
        return new MongoSessions(sessions);
    }

    public Invitations invitations() {
        return new MongoInvitations(invitations);
    }

    public ApiKeys apiKeys() {
        return new MongoApiKeys(apiKeys);
    }

    private static UserRepository users(GuardedStore store) {
        MongoCollection<UserDocument> collection =
                store.collection(StoreCollection.USERS, UserDocument.class);
        return new UserRepository() {
            @Override
            public MongoCollection<UserDocument> mongoCollection() {
                return collection;
            }
        };
    }

    private static SessionRepository sessions(GuardedStore store) {
        MongoCollection<SessionDocument> collection =
                store.collection(StoreCollection.SESSIONS, SessionDocument.class);
        return new SessionRepository() {
            @Override
            public MongoCollection<SessionDocument> mongoCollection() {
                return collection;
            }
        };
    }

    private static InvitationRepository invitations(GuardedStore store) {
        MongoCollection<InvitationDocument> collection =
                store.collection(StoreCollection.INVITATIONS, InvitationDocument.class);
        return new InvitationRepository() {
            @Override
            public MongoCollection<InvitationDocument> mongoCollection() {
                return collection;
            }
        };
    }

    private static ApiKeyRepository apiKeys(GuardedStore store) {
        MongoCollection<ApiKeyDocument> collection =
                store.collection(StoreCollection.API_KEYS, ApiKeyDocument.class);
        return new ApiKeyRepository() {
            @Override
            public MongoCollection<ApiKeyDocument> mongoCollection() {
                return collection;
            }
        };
    }
}
