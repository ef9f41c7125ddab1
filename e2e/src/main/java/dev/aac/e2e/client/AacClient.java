package dev.aac.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What can be asked of an installation without having signed in. */
public final class AacClient {

    private final HttpApi api;

    public AacClient(URI base) {
        this.api = new HttpApi(base);
    }

    public HttpApi api() {
        return api;
    }

    /** Signs up a new organization and its admin. */
    public Member signUp(String email, String password, String organizationName) {
        String body =
                Json.object("email", email)
                        .put("password", password)
                        .put("name", email.substring(0, email.indexOf('@')))
                        .put("organizationName", organizationName)
                        .toString();
        Answer answer = api.send("POST", "/api/auth/signup", null, body).orThrow(201);
        return member(answer, password);
    }

    /** Signs up somebody who was invited. */
    public Member join(String email, String password, String inviteToken) {
        String body =
                Json.object("email", email)
                        .put("password", password)
                        .put("name", email.substring(0, email.indexOf('@')))
                        .put("inviteToken", inviteToken)
                        .toString();
        Answer answer = api.send("POST", "/api/auth/signup", null, body).orThrow(201);
        return member(answer, password);
    }

    /** Signs in, or answers null when e-mail or password is not known. */
    public @Nullable Member logIn(String email, String password) {
        String body = Json.object("email", email).put("password", password).toString();
        Answer answer = api.send("POST", "/api/auth/login", null, body);
        return answer.status() == 401 ? null : member(answer.orThrow(200), password);
    }

    private Member member(Answer answer, String password) {
        JsonNode user = answer.json().path("user");
        Account account =
                new Account(
                        user.path("email").asText(),
                        password,
                        answer.text("token"),
                        user.path("id").asText(),
                        user.path("organizationId").asText());
        return new Member(api, account);
    }
}
