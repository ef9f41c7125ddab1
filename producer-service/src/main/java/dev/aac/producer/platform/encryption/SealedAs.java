package dev.aac.producer.platform.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a sealed text is. It can be opened as nothing else: one that somebody moves in the database,
 * to another organization, thing or name, is not read there.
 *
 * @param purpose of this kind of texts; no two kinds have the same
 * @param thingId of what it belongs to
 * @param name within that
 */
public record SealedAs(String purpose, OrganizationId owner, String thingId, String name) {

    public SealedAs {
        requireNonNull(purpose, "purpose is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(thingId, "thingId is null");
        requireNonNull(name, "name is null");
    }

    /** Each part behind its length, so that no two are the same bytes. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : List.of(purpose, owner.value(), thingId, name)) {
            byte[] encoded = part.getBytes(UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(encoded.length).array());
            bytes.writeBytes(encoded);
        }
        return bytes.toByteArray();
    }
}
