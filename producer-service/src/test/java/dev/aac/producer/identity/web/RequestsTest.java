package dev.aac.producer.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.InvitationAcceptance;
import dev.aac.producer.identity.KeyRing;
import dev.aac.producer.identity.Membership;
import dev.aac.producer.identity.ProviderSignInCompletion.Wish;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.SignUp;
import dev.aac.producer.identity.UserStatus;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of bodies as they come: a checked wish, or every field that is wrong by its name.
 */
class RequestsTest {

    private static final String MAIL = "ada@example.org";
    private static final String PASSWORD = "Correct-Horse-9";
    private static final String UNCLEAN = "a\u0000b";

    @Test
    void signUpIsReadClean() {
        SignUp.Wish wish =
                new SignUpRequest(" ADA@example.org", PASSWORD, " Ada ", " Acme ", null, null, null)
                        .toWish();
        assertThat(wish)
                .isEqualTo(
                        new SignUp.Wish(
                                new Email(MAIL),
                                PASSWORD,
                                "Ada",
                                new OrganizationName("Acme"),
                                null));
        assertThat(signUp("Ada", "Acme", "acme-tests").toWish().slug())
                .isEqualTo(new Slug("acme-tests"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void signUpWithoutWhatItNeedsNamesAllOfIt(@Nullable String empty) {
        assertMissing(
                () -> new SignUpRequest(empty, empty, empty, empty, null, null, null).toWish(),
                "email",
                "name",
                "organizationName",
                "password");
        assertMissing(
                () -> new SignUpRequest(MAIL, PASSWORD, "Ada", empty, null, null, null).toWish(),
                "organizationName");
    }

    @Test
    void signUpWithWrongFieldsNamesEach() {
        assertWrong(
                () -> signUp(UNCLEAN, UNCLEAN, "No Slug").toWish(),
                "name",
                "organizationName",
                "slug");
        assertWrong(() -> signUp("Ada", "Acme", "admin").toWish(), "slug");
        assertThatThrownBy(
                        () ->
                                new SignUpRequest("none", PASSWORD, "Ada", "Acme", null, null, null)
                                        .toWish())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.INVALID_EMAIL));
    }

    private static SignUpRequest signUp(String name, String organization, String slug) {
        return new SignUpRequest(MAIL, PASSWORD, name, organization, slug, null, null);
    }

    @Test
    void acceptanceIsReadClean() {
        SignUpRequest invited =
                new SignUpRequest(MAIL, PASSWORD, " Ada ", null, null, "token", null);
        assertThat(invited.isInvited()).isTrue();
        assertThat(invited.toAcceptance())
                .isEqualTo(
                        new InvitationAcceptance.Wish("token", new Email(MAIL), PASSWORD, "Ada"));
        assertThat(signUp("Ada", "Acme", "acme-tests").isInvited()).isFalse();
    }

    @Test
    void acceptanceIsForTheInvitingOrganizationAlone() {
        assertWrong(
                () ->
                        new SignUpRequest(MAIL, PASSWORD, UNCLEAN, "Acme", "acme", "token", null)
                                .toAcceptance(),
                "name",
                "organizationName",
                "slug");
        assertMissing(
                () -> new SignUpRequest(null, null, null, null, null, null, null).toAcceptance(),
                "email",
                "inviteToken",
                "name",
                "password");
    }

    @Test
    void completionFoundsAnOrganization() {
        assertThat(completion(" Acme ", "acme-tests", null, null, " Ada ").toWish())
                .isEqualTo(
                        new Wish.Found(
                                new OrganizationName("Acme"), new Slug("acme-tests"), "Ada"));
        assertThat(completion("Acme", null, " ", "", null).toWish())
                .isEqualTo(new Wish.Found(new OrganizationName("Acme"), null, null));
        assertMissing(() -> completion(null, null, null, null, null).toWish(), "organizationName");
        assertMissing(() -> completion(" ", null, null, null, null).toWish(), "organizationName");
        assertWrong(
                () -> completion(UNCLEAN, "No Slug", null, null, null).toWish(),
                "organizationName",
                "slug");
        assertWrong(() -> completion("Acme", null, null, null, UNCLEAN).toWish(), "name");
    }

    @Test
    void completionJoinsWithNothingElse() {
        assertThat(completion(null, null, "token", null, " Ada ").toWish())
                .isEqualTo(new Wish.Join("token", "Ada"));
        assertWrong(
                () -> completion("Acme", null, "token", null, null).toWish(), "organizationName");
        assertWrong(() -> completion(null, "acme", "token", null, null).toWish(), "slug");
        assertWrong(() -> completion(null, null, "token", "x", null).toWish(), "password");
        assertWrong(() -> completion(null, null, "token", null, UNCLEAN).toWish(), "name");
    }

    @Test
    void completionLinksWithNothingElse() {
        assertThat(completion(null, null, null, " ", null).toWish()).isEqualTo(new Wish.Link(" "));
        assertWrong(() -> completion("Acme", null, null, "x", null).toWish(), "organizationName");
        assertWrong(() -> completion(null, "acme", null, "x", null).toWish(), "slug");
        assertWrong(() -> completion(null, null, null, "x", "Ada").toWish(), "name");
    }

    private static OAuthCompletionRequest completion(
            @Nullable String organization,
            @Nullable String slug,
            @Nullable String token,
            @Nullable String password,
            @Nullable String name) {
        return new OAuthCompletionRequest(organization, slug, token, password, name, null, "body");
    }

    @Test
    void tokensGoTheWayThatWasAskedFor() {
        assertThat(TokenTransport.named(null)).isEqualTo(TokenTransport.COOKIE);
        assertThat(TokenTransport.named("cookie")).isEqualTo(TokenTransport.COOKIE);
        assertThat(TokenTransport.named("body")).isEqualTo(TokenTransport.BODY);
        assertWrong(() -> TokenTransport.named("Body"), "tokenTransport");
        assertThat(completion(null, null, null, null, null).transport())
                .isEqualTo(TokenTransport.BODY);
        assertThat(new LoginRequest(MAIL, PASSWORD, "body").transport())
                .isEqualTo(TokenTransport.BODY);
        assertThat(new SignUpRequest(null, null, null, null, null, null, "body").transport())
                .isEqualTo(TokenTransport.BODY);
    }

    @Test
    void refreshTokenGoesBackTheWayItCame() {
        assertThat(RefreshRequest.EMPTY.transport()).isEqualTo(TokenTransport.COOKIE);
        assertThat(RefreshRequest.EMPTY.tokenInBody()).isEmpty();
        assertThat(new RefreshRequest("body", null).transport()).isEqualTo(TokenTransport.BODY);
        assertThat(new RefreshRequest(null, "x").transport()).isEqualTo(TokenTransport.BODY);
        assertThat(new RefreshRequest("body", "x").transport()).isEqualTo(TokenTransport.BODY);
        assertThat(new RefreshRequest("body", "x").tokenInBody()).isEqualTo("x");
        assertWrong(() -> new RefreshRequest("cookie", "x").transport(), "refreshToken");
    }

    @Test
    void memberIsChangedInRoleStatusOrBoth() {
        assertThat(new MemberRequest("viewer", null).toChange())
                .isEqualTo(new Membership.Change(Role.VIEWER, null));
        assertThat(new MemberRequest(null, "suspended").toChange())
                .isEqualTo(new Membership.Change(null, UserStatus.SUSPENDED));
        assertThat(new MemberRequest("admin", "active").toChange())
                .isEqualTo(new Membership.Change(Role.ADMIN, UserStatus.ACTIVE));
        assertMissing(() -> new MemberRequest(null, null).toChange(), "role", "status");
        assertWrong(() -> new MemberRequest("root", "invited").toChange(), "role", "status");
        assertWrong(() -> new MemberRequest("root", "active").toChange(), "role");
    }

    @Test
    void guestHasAnEmailAndARole() {
        assertThat(new InvitationRequest(MAIL, "viewer").required())
                .isEqualTo(new InvitationRequest.Guest(new Email(MAIL), Role.VIEWER));
        assertMissing(() -> new InvitationRequest(null, " ").required(), "email", "role");
        assertMissing(() -> new InvitationRequest(" ", "viewer").required(), "email");
        assertWrong(() -> new InvitationRequest(MAIL, "root").required(), "role");
    }

    @Test
    void keyIsWishedForWithItsNameRoleAndEnd() {
        assertThat(new ApiKeyRequest(" Nightly ", null, null).toWish())
                .isEqualTo(new KeyRing.Wish("Nightly", Role.DEVELOPER, null));
        assertThat(new ApiKeyRequest("Nightly", "viewer", "2030-01-31T00:00:00.123456Z").toWish())
                .isEqualTo(
                        new KeyRing.Wish(
                                "Nightly", Role.VIEWER, Instant.parse("2030-01-31T00:00:00.123Z")));
        assertMissing(() -> new ApiKeyRequest(null, "root", null).toWish(), "name");
        assertMissing(() -> new ApiKeyRequest(" ", null, null).toWish(), "name");
        assertWrong(
                () -> new ApiKeyRequest(UNCLEAN, "root", "tomorrow").toWish(),
                "name",
                "role",
                "expiresAt");
        assertWrong(
                () -> new ApiKeyRequest("a", null, "+1000000000-12-31T23:59:59Z").toWish(),
                "expiresAt");
    }

    @Test
    void bothPasswordsAreNeeded() {
        assertThat(new PasswordRequest("a", "b").required())
                .isEqualTo(new PasswordRequest.Passwords("a", "b"));
        assertMissing(
                () -> new PasswordRequest(null, "").required(), "currentPassword", "newPassword");
        assertMissing(() -> new PasswordRequest("a", null).required(), "newPassword");
        assertMissing(() -> new PasswordRequest("", "b").required(), "currentPassword");
    }

    @Test
    void namesAreCleanOrRefused() {
        assertThat(new ProfileRequest(" Ada ").cleanName()).isEqualTo("Ada");
        assertThat(new OrganizationRequest(" Acme ").cleanName())
                .isEqualTo(new OrganizationName("Acme"));
        for (ThrowingCallable without :
                List.<ThrowingCallable>of(
                        () -> new ProfileRequest(null).cleanName(),
                        () -> new ProfileRequest(" ").cleanName(),
                        () -> new OrganizationRequest(null).cleanName(),
                        () -> new OrganizationRequest(" ").cleanName())) {
            assertMissing(without, "name");
        }
        assertWrong(() -> new ProfileRequest(UNCLEAN).cleanName(), "name");
        assertWrong(() -> new OrganizationRequest(UNCLEAN).cleanName(), "name");
    }

    @Test
    void logoutIsOfThisDeviceUnlessItSaysOtherwise() {
        assertThat(new LogoutRequest(null).isEverywhere()).isFalse();
        assertThat(new LogoutRequest(false).isEverywhere()).isFalse();
        assertThat(new LogoutRequest(true).isEverywhere()).isTrue();
    }

    static Stream<Arguments> hidden() {
        return Stream.of(
                        new SignUpRequest("s", "s", "s", "s", "s", "s", "s"),
                        completion("s", "s", "s", "s", "s"),
                        new RefreshRequest("s", "s"),
                        new LoginRequest("s", "s", "s"),
                        new PasswordRequest("s", "s"),
                        new PasswordRequest.Passwords("s", "s"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whatIsSecretStaysOutOfLogs(Record request) {
        assertThat(request).hasToString(request.getClass().getSimpleName() + "[hidden]");
    }

    private static void assertMissing(ThrowingCallable read, String... names) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(new Problem.MissingFields(List.of(names))));
    }

    private static void assertWrong(ThrowingCallable read, String... names) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem())
                                    .isInstanceOf(Problem.InvalidRequest.class);
                            Map<String, String> fields = refused.problem().fields();
                            assertThat(fields).containsOnlyKeys(names);
                            assertThat(fields.values())
                                    .allMatch(
                                            rule ->
                                                    rule.startsWith("must be")
                                                            || rule.startsWith("goes with"));
                        });
    }
}
