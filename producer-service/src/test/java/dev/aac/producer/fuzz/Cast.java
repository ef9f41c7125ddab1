package dev.aac.producer.fuzz;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asks, in one organization and beside it, and what they show. Requests sign people out and
 * revoke keys: {@link #renew} brings them back as long as they are what they were. Safe for all
 * threads.
 */
final class Cast {

    private static final String GARBAGE = "eyJhbGciOiJub25lIn0.e30.";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;

    /** So often an admin is signed in again that others sign out. */
    private static final int RENEWALS_MAX = 20;

    /** What a season needs from elsewhere. */
    interface Backstage {

        /** Lets an organization have as many of everything as it wants. */
        void allowMuch(SignedUp admin);

        /** Gives an organization more people like this one. */
        void addPeople(SignedUp like);

        /** Lets all API keys of an organization that are called so be over. */
        void expireKeys(SignedUp admin, String name);

        /** A token of a person that is no longer good. */
        String expiredToken(SignedUp person);
    }

    private final Map<Bearer, SignedUp> people = new EnumMap<>(Bearer.class);
    private final Map<Bearer, String> keys = new EnumMap<>(Bearer.class);
    private final List<SignedUp> bystanders;
    private final List<String> foreign;
    private final Harvest harvest;
    private final String signedOut;
    private final String expired;
    private boolean broken;

    /**
     * @param foreign names of what belongs to an organization that nobody of these is in
     */
    Cast(Backstage backstage, List<String> foreign) {
        SignedUp admin = SignedUp.anew();
        backstage.allowMuch(admin);
        people.put(Bearer.ADMIN, admin);
        people.put(Bearer.DEVELOPER, Invited.by(admin, "developer"));
        people.put(Bearer.VIEWER, Invited.by(admin, "viewer"));
        people.put(Bearer.STRANGER, SignedUp.anew());
        backstage.allowMuch(person(Bearer.STRANGER));
        for (Bearer bearer : List.of(Bearer.ADMIN_KEY, Bearer.DEVELOPER_KEY, Bearer.VIEWER_KEY)) {
            keys.put(bearer, newKey(admin, role(bearer), "key"));
        }
        keys.put(Bearer.EXPIRED_KEY, newKey(admin, "admin", "over"));
        backstage.expireKeys(admin, "over");
        expired = backstage.expiredToken(admin);
        signedOut = signedOut(admin);
        backstage.addPeople(person(Bearer.VIEWER));
        bystanders = List.of(Invited.by(admin, "developer"), Invited.by(admin, "viewer"));
        this.foreign = List.copyOf(foreign);
        harvest = new Harvest(spared());
    }

    private Set<String> spared() {
        return Stream.concat(bystanders.stream(), people.values().stream())
                .map(SignedUp::userId)
                .collect(Collectors.toSet());
    }

    private static String signedOut(SignedUp admin) {
        SignedUp again = admin.signedInAgain();
        again.request().post("/api/auth/logout").then().statusCode(OK);
        return again.token();
    }

    private static String newKey(SignedUp admin, String role, String name) {
        return made(askForKey(admin, role, name));
    }

    private static Response askForKey(SignedUp admin, String role, String name) {
        return admin.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "role", role))
                .post("/api/auth/api-keys");
    }

    private static String made(Response key) {
        return key.then().statusCode(CREATED).extract().path("data.key");
    }

    Harvest harvest() {
        return harvest;
    }

    List<SignedUp> bystanders() {
        return bystanders;
    }

    List<String> foreign() {
        return foreign;
    }

    /** In whose name that bearer asks. */
    synchronized SignedUp person(Bearer bearer) {
        SignedUp person = people.get(bearer);
        return person == null ? requireNonNull(people.get(Bearer.ADMIN)) : person;
    }

    /** What that bearer shows. */
    synchronized Map<String, String> credentials(Bearer bearer) {
        return switch (bearer) {
            case ADMIN, DEVELOPER, VIEWER, STRANGER -> token(person(bearer).token());
            case ADMIN_KEY, DEVELOPER_KEY, VIEWER_KEY, EXPIRED_KEY -> key(bearer);
            case NOBODY -> Map.of();
            case GARBAGE -> token(GARBAGE);
            case EXPIRED -> token(expired);
            case SIGNED_OUT -> token(signedOut);
            case BOTH ->
                    Map.of(
                            "Authorization",
                            "Bearer " + person(Bearer.ADMIN).token(),
                            "X-Api-Key",
                            requireNonNull(keys.get(Bearer.ADMIN_KEY)));
        };
    }

    private static Map<String, String> token(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private Map<String, String> key(Bearer bearer) {
        return Map.of("X-Api-Key", requireNonNull(keys.get(bearer)));
    }

    /** Whether somebody is no longer what it was, for good. */
    synchronized boolean isBroken() {
        return broken;
    }

    /** After a refusal: gives a bearer that should be known something that is good again. */
    synchronized void renew(Bearer bearer) {
        if (!bearer.isKnown() || broken) {
            return;
        }
        if (keys.containsKey(bearer)) {
            renewKey(bearer);
        } else {
            renewPerson(bearer);
        }
    }

    private void renewPerson(Bearer bearer) {
        SignedUp person = person(bearer);
        Response me = person.request().get("/api/auth/me");
        if (me.statusCode() == OK) {
            broken |= !role(bearer).equals(me.jsonPath().getString("data.role"));
            return;
        }
        Response login =
                given().contentType(ContentType.JSON)
                        .body(Map.of("email", person.email(), "password", person.password()))
                        .post("/api/auth/login");
        if (login.statusCode() != OK) {
            broken = true;
            return;
        }
        JsonPath answer = login.jsonPath();
        broken |= !role(bearer).equals(answer.getString("user.role"));
        people.put(
                bearer,
                new SignedUp(
                        answer.getString("token"),
                        person.userId(),
                        person.organizationId(),
                        person.email(),
                        person.password()));
    }

    private void renewKey(Bearer bearer) {
        if (given().headers(key(bearer)).get("/api/executions").statusCode() == OK) {
            return;
        }
        for (int i = 0; i < RENEWALS_MAX && !broken; i++) {
            renewPerson(Bearer.ADMIN);
            Response key = askForKey(person(Bearer.ADMIN), role(bearer), "key");
            if (key.statusCode() != UNAUTHORIZED) {
                keys.put(bearer, made(key));
                return;
            }
            // Another request signs the admin out in this moment.
        }
        broken = true;
    }

    private static String role(Bearer bearer) {
        return switch (bearer) {
            case DEVELOPER, DEVELOPER_KEY -> "developer";
            case VIEWER, VIEWER_KEY -> "viewer";
            default -> "admin";
        };
    }
}
