package dev.aac.producer.result.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import dev.aac.producer.platform.hashing.Sha256;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures of version 4, computed anew from what came and compared. */
final class S3Signatures {

    private static final Pattern FORM =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,"
                            + " SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");
    private static final String SUM = "x-amz-content-sha256";

    /** Said of what has no body. */
    private static final String NO_SUM = "UNSIGNED-PAYLOAD";

    private static final Set<String> NEEDED = Set.of("host", "x-amz-date", SUM);

    private final String accessKey;
    private final String secretKey;

    S3Signatures(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    boolean isRight(HttpExchange request, byte[] body) {
        Matcher parts = FORM.matcher(header(request, "Authorization"));
        if (!parts.matches() || !parts.group(1).equals(accessKey)) {
            return false;
        }
        List<String> signed = List.of(parts.group(4).split(";", -1));
        String said = header(request, SUM);
        String sum = HexFormat.of().formatHex(Sha256.digest().digest(body));
        return signed.containsAll(NEEDED)
                && (said.equals(sum) || (body.length == 0 && said.equals(NO_SUM)))
                && signature(request, parts, signed).equals(parts.group(5));
    }

    private String signature(HttpExchange request, Matcher parts, List<String> signed) {
        String headers =
                signed.stream()
                        .map(name -> name + ":" + header(request, name).strip() + "\n")
                        .collect(joining());
        String canonical =
                String.join(
                        "\n",
                        request.getRequestMethod(),
                        request.getRequestURI().getRawPath(),
                        query(request.getRequestURI().getRawQuery()),
                        headers,
                        String.join(";", signed),
                        header(request, SUM));
        String scope = parts.group(2) + "/" + parts.group(3) + "/s3/aws4_request";
        String text =
                String.join(
                        "\n",
                        "AWS4-HMAC-SHA256",
                        header(request, "x-amz-date"),
                        scope,
                        Sha256.hex(canonical));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : List.of(parts.group(2), parts.group(3), "s3", "aws4_request", text)) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(key);
    }

    private static String query(@Nullable String raw) {
        return raw == null
                ? ""
                : Arrays.stream(raw.split("&", -1))
                        .map(pair -> pair.contains("=") ? pair : pair + "=")
                        .sorted()
                        .collect(joining("&"));
    }

    private static String header(HttpExchange request, String name) {
        String value = request.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
