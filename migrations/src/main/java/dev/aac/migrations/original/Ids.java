package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.bson.types.ObjectId;

/** Ids that are the same whenever they are made. */
final class Ids {

    private static final int OBJECT_ID_DIGITS = 24;

    private Ids() {}

    static ObjectId derived(String from) {
        MessageDigest digest = Fingerprints.digest();
        digest.update(from.getBytes(UTF_8));
        return new ObjectId(Fingerprints.hex(digest).substring(0, OBJECT_ID_DIGITS));
    }
}
