package dev.aac.migrations.original;

import com.mongodb.MongoClientSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.configuration.CodecRegistry;

/** SHA-256 over documents as they are stored, so that nothing about them can differ unnoticed. */
final class Fingerprints {

    private static final CodecRegistry CODECS = MongoClientSettings.getDefaultCodecRegistry();
    private static final DocumentCodec WRITTEN = new DocumentCodec(CODECS);

    private Fingerprints() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(RawBsonDocument stored) {
        return of(List.of(stored));
    }

    /** Of several together, in this order. */
    static String of(List<RawBsonDocument> stored) {
        MessageDigest digest = digest();
        for (RawBsonDocument document : stored) {
            digest.update(bytes(document));
        }
        return hex(digest);
    }

    /** A document as the driver would send it. */
    static RawBsonDocument written(Document document) {
        return new RawBsonDocument(document, WRITTEN);
    }

    static int size(RawBsonDocument document) {
        return document.getByteBuffer().remaining();
    }

    private static ByteBuffer bytes(RawBsonDocument document) {
        return document.getByteBuffer().asNIO();
    }
}
