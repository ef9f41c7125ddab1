package dev.aac.producer.audit;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.hashing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an event: SHA-256, in lower-case hexadecimal, over its fields one after another in a
 * fixed order. A field is the number of its bytes in UTF-8, a colon and these bytes; an absent one
 * is a hyphen. {@code docs/audit.md} has the order, and a program that checks an export.
 *
 * <p>The number of the event is not in it: its place is told by the hash of the event before, so
 * that an event in a wrong place can be told from one with a changed content.
 */
final class EventHash {

    /** Stands where the first event has no predecessor. */
    static final String NONE_BEFORE = "0".repeat(64);

    /** Of the encoding; another one gets another name. */
    private static final String FORM = "aac-audit-1";

    private EventHash() {}

    static String of(OrganizationId organizationId, NotedEvent event, String previousHash) {
        Encoding encoding = new Encoding();
        encoding.add(FORM);
        encoding.add(previousHash);
        encoding.add(organizationId.value());
        encoding.add(event.id());
        encoding.add(event.type());
        encoding.add(event.actor().userId());
        encoding.add(event.actor().apiKeyId());
        encoding.add(event.actor().address());
        encoding.add(event.actor().client());
        encoding.add(event.subject());
        encoding.add(event.correlationId());
        encoding.add(event.occurredAt().toString());
        event.data()
                .forEach(
                        (key, value) -> {
                            encoding.add(key);
                            encoding.add(value);
                        });
        return encoding.hash();
    }

    private static final class Encoding {

        private final MessageDigest digest = Sha256.digest();

        void add(@Nullable String field) {
            if (field == null) {
                digest.update((byte) '-');
                return;
            }
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }

        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
