package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values check themselves, and what is secret stays out of texts. */
class ValuesTest {

    private static final String ID = "0123456789abcdef01234567";
    private static final OrganizationId ACME = new OrganizationId(ID);
    private static final OrganizationScope SCOPE = OrganizationScope.ofNewOrganization(ACME);
    private static final UserId USER = new UserId(ID);
    private static final SessionId SESSION = new SessionId(ID);
    private static final Email EMAIL = new Email("ada@example.org");
    private static final Instant NOW = Instant.EPOCH;
    private static final Device DEVICE = new Device("192.0.2.1", "Browser/1");
    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    private static final ExternalIdentity IDENTITY =
            new ExternalIdentity(ProviderName.GITHUB, "583231");
    private static final User ADA =
            new User(USER, ACME, EMAIL, "Ada", Role.ADMIN, UserStatus.ACTIVE, NOW, NOW);
    private static final Session OF_ADA = new Session(SESSION, USER, DEVICE, NOW, NOW, NOW);
    private static final RefreshFamily FAMILY = new RefreshFamily("f", "c", "p", NOW, NOW);
    private static final ApiKey KEY =
            new ApiKey(new ApiKeyId(ID), "Key", "aac_live_abcd", Role.ADMIN, USER, NOW, NOW, NOW);
    private static final Invitation INVITATION =
            new Invitation(
                    new InvitationId(ID),
                    ACME,
                    EMAIL,
                    Role.VIEWER,
                    InvitationStatus.PENDING,
                    USER,
                    NOW,
                    NOW);
    private static final Standing ADMIN = Standing.ACTIVE_ADMIN;

    static Stream<Record> checked() {
        return Stream.of(
                new UserId(ID),
                SESSION,
                new ApiKeyId(ID),
                new InvitationId(ID),
                EMAIL,
                DEVICE,
                HASH,
                IDENTITY,
                ADA,
                new Member(ADA, NOW),
                ADMIN,
                new Members.Expected(USER, ADMIN, 1),
                OF_ADA,
                FAMILY,
                new Sessions.Found(ACME, OF_ADA, FAMILY),
                new Sessions.Expired(SCOPE, USER, SESSION),
                KEY,
                new ApiKeys.Found(ACME, KEY),
                INVITATION,
                new Invitations.PageQuery(InvitationStatus.PENDING, NOW, INVITATION.id(), 1),
                new Principal(SCOPE, USER, new Principal.Proof.Key(KEY.id()), Role.ADMIN, NOW),
                new Principal.Proof.Token(SESSION, EMAIL.value()),
                new Principal.Proof.Key(KEY.id()),
                RefreshToken.ofNewFamily(),
                new Tokens("access", Duration.ZERO, RefreshToken.ofNewFamily()),
                ApiKeySecret.random(),
                InvitationToken.anew(),
                SigningSecret.random(),
                OAuthFlow.begin(ProviderName.GOOGLE),
                new ProvidedPerson(IDENTITY, EMAIL.value(), true, "Ada"),
                new ProvenPerson(IDENTITY, EMAIL, "Ada"));
    }

    @ParameterizedTest
    @MethodSource("checked")
    void valueIsNotMadeWithoutWhatItNeeds(Record value) throws ReflectiveOperationException {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = value.getClass().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        for (int at = 0; at < components.length; at++) {
            if (components[at].getType().isPrimitive()) {
                continue;
            }
            @Nullable Object[] parts = new @Nullable Object[components.length];
            for (int i = 0; i < parts.length; i++) {
                components[i].getAccessor().setAccessible(true);
                parts[i] = i == at ? null : components[i].getAccessor().invoke(value);
            }
            if (components[at].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThatCode(() -> constructor.newInstance(parts)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> constructor.newInstance(parts))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(components[at].getName() + " is null");
            }
        }
    }

    static Stream<Function<String, Object>> ids() {
        return Stream.of(UserId::new, SessionId::new, ApiKeyId::new, InvitationId::new);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void idsAreObjectIdsInHexadecimal(Function<String, Object> made) {
        assertThat(made.apply(ID)).hasToString(ID);
        for (String text : new String[] {"", ID.substring(1), ID + "0", ID.replace('a', 'A')}) {
            assertThatIllegalArgumentException().as("%s", text).isThrownBy(() -> made.apply(text));
        }
        assertThat(InvitationId.isValid(ID)).isTrue();
        assertThat(ApiKeyId.isValid(ID)).isTrue();
        assertThat(UserId.isValid(ID)).isTrue();
        assertThat(SessionId.isValid(ID)).isTrue();
    }

    static Stream<Object> hidden() {
        return Stream.of(
                HASH,
                FAMILY,
                new Tokens("secret", Duration.ZERO, null),
                new ApiKeySecret("secret"),
                new InvitationToken("secret"),
                new RefreshToken("secret", "secret"),
                new SigningSecret("secret"),
                new OAuthFlow(ProviderName.GOOGLE, "secret", "secret", "secret"),
                new ProvidedPerson(IDENTITY, "secret@example.org", true, "secret"),
                new SignUp.Wish(EMAIL, "secret", "Ada", new OrganizationName("Acme"), null),
                new InvitationAcceptance.Wish("secret", EMAIL, "secret", "Ada"),
                new ProviderSignInCompletion.Wish.Join("secret", null),
                new ProviderSignInCompletion.Wish.Link("secret"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whatIsSecretStaysOutOfTexts(Object secret) {
        assertThat(secret.toString())
                .startsWith(secret.getClass().getSimpleName() + "[")
                .doesNotContain("secret", "$2a$", "=");
    }

    @Test
    void namesAreThoseOfTheApi() {
        for (UserStatus status : UserStatus.values()) {
            assertThat(UserStatus.named(status.apiName())).contains(status);
        }
        for (InvitationStatus status : InvitationStatus.values()) {
            assertThat(InvitationStatus.named(status.apiName())).contains(status);
        }
        for (ProviderName name : ProviderName.values()) {
            assertThat(ProviderName.named(name.apiName())).contains(name);
        }
        for (Role role : Role.values()) {
            assertThat(Role.named(role.apiName())).contains(role);
        }
        assertThat(InvitationStatus.names()).isEqualTo("pending, accepted, expired, revoked");
        assertThat(UserStatus.SUSPENDED.apiName()).isEqualTo("suspended");
        assertThat(ProviderName.named("GOOGLE")).isEmpty();
        assertThat(UserStatus.named("gone")).isEmpty();
        assertThat(InvitationStatus.named("")).isEmpty();
    }

    @Test
    void lowerOfTwoRolesAllowsLess() {
        assertThat(Role.ADMIN.lowerOf(Role.VIEWER)).isEqualTo(Role.VIEWER);
        assertThat(Role.VIEWER.lowerOf(Role.ADMIN)).isEqualTo(Role.VIEWER);
        assertThat(Role.DEVELOPER.lowerOf(Role.DEVELOPER)).isEqualTo(Role.DEVELOPER);
    }

    @Test
    void keyEndsAtItsTime() {
        assertThat(KEY.isExpired(NOW.minusNanos(1))).isFalse();
        assertThat(KEY.isExpired(NOW)).isTrue();
    }

    @Test
    void sealedFlowAndPersonAreReadAsTheyWere() {
        OAuthFlow flow = OAuthFlow.begin(ProviderName.MICROSOFT);
        assertThat(OAuthFlow.of(flow.content())).contains(flow);
        ProvenPerson nameless = new ProvenPerson(IDENTITY, EMAIL, null);
        assertThat(ProvenPerson.of(nameless.content())).contains(nameless);
        ProvenPerson person = new ProvenPerson(IDENTITY, EMAIL, " Ada ");
        assertThat(person.name()).isEqualTo("Ada");
        assertThat(ProvenPerson.of(person.content())).contains(person);
        assertThat(new ProvenPerson(IDENTITY, EMAIL, "\n").name()).isNull();
        assertOlderContentIsNothing(flow.content(), OAuthFlow::of);
        assertOlderContentIsNothing(nameless.content(), ProvenPerson::of);
    }

    /** Without any one of its entries. */
    private static void assertOlderContentIsNothing(
            Map<String, String> content, Function<Map<String, String>, Object> read) {
        for (String key : content.keySet()) {
            Map<String, String> older = new HashMap<>(content);
            older.remove(key);
            assertThat(read.apply(older)).as("without %s", key).isEqualTo(Optional.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "\n"})
    void subjectIsPlainAscii(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExternalIdentity(ProviderName.GOOGLE, text));
        assertThat(ExternalIdentity.isSubject("a".repeat(300))).isTrue();
        assertThat(ExternalIdentity.isSubject("a".repeat(301))).isFalse();
        assertThat(IDENTITY.key()).isEqualTo("github:583231");
    }
}
