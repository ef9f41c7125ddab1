package dev.aac.producer.identity.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who signs in at providers in tests: each is somebody whom no other test knows. */
final class ProviderPeople {

    private ProviderPeople() {}

    static String newEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    /** At a provider of OpenID Connect; to be changed. */
    static Map<String, Object> withEmail(String email) {
        Map<String, Object> person = new HashMap<>();
        person.put("sub", UUID.randomUUID().toString());
        person.put("email", email);
        person.put("email_verified", true);
        person.put("name", "Ada of a Test");
        return person;
    }

    /** At GitHub. */
    static Map<String, Object> ofGithub(String email) {
        return Map.of(
                "id",
                UUID.randomUUID().getMostSignificantBits() >>> 16,
                "name",
                "Octo of a Test",
                "emails",
                List.of(Map.of("email", email, "primary", true, "verified", true)));
    }
}
