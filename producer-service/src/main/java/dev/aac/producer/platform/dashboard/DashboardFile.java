package dev.aac.producer.platform.dashboard;

import dev.aac.producer.platform.hashing.Sha256;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of the built dashboard, whole in memory.
 *
 * @param contentType what a browser is told that it is
 * @param cacheControl how long a browser may keep it
 * @param etag weak, as it is the same however the file is compressed
 * @param plain its bytes; nobody changes them
 * @param compressed the same bytes by the name of the coding, such as {@code gzip}
 */
record DashboardFile(
        String contentType,
        String cacheControl,
        String etag,
        Buffer plain,
        Map<String, Buffer> compressed) {

    private static final int ETAG_BYTES = 16;

    DashboardFile {
        compressed = Map.copyOf(compressed);
    }

    static String etagOf(Buffer bytes) {
        byte[] hash = Sha256.digest().digest(bytes.getBytes());
        return "W/\"" + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + '"';
    }
}
