package dev.aac.producer.result.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of S3's protocol that is used, over HTTP on this machine: one bucket, by path.
 * Signatures, sums of bodies and the sizes of parts are checked as the real ones check them.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
final class S3StandIn implements AutoCloseable {

    static final String BUCKET = "aac-reports";
    static final int PART_BYTES_MIN = 5 * 1024 * 1024;

    private static final String META = "x-amz-meta-";
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern PART_NUMBER = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final S3Signatures signatures;
    private final NavigableMap<String, Stored> objects = new TreeMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private int lastUpload;

    /** Most objects in one answer, whatever is asked for. */
    volatile int pageMax = 1_000;

    /** What every request is answered with; 0 means that it is served. */
    volatile int failure;

    /** Told method and key of each request before it is served, as {@code GET a/b}. */
    volatile Consumer<String> before = _ -> {};

    /** An object that cannot be deleted. */
    volatile @Nullable String stuck;

    private record Stored(byte[] bytes, Map<String, String> metadata, Instant at) {}

    private record Upload(
            String key, Map<String, String> metadata, NavigableMap<Integer, byte[]> parts) {}

    private record Asked(
            String method, String key, Map<String, String> query, HttpExchange by, byte[] body) {

        boolean has(String name) {
            return query.containsKey(name);
        }

        String value(String name) {
            return query.getOrDefault(name, "");
        }
    }

    /** Ends a request as S3 does. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        private Refusal(int status, String code) {
            super(code);
            this.status = status;
        }
    }

    S3StandIn(String accessKey, String secretKey) throws IOException {
        signatures = new S3Signatures(accessKey, secretKey);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** As if somebody else had deleted it. */
    synchronized void remove(String key) {
        objects.remove(key);
    }

    synchronized int openUploads() {
        return uploads.size();
    }

    /** Method and what was asked for of each request, such as {@code PUT part}. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = asked(exchange);
            try {
                check(asked);
                before.accept(asked.method() + " " + asked.key());
                serve(asked);
            } catch (Refusal refusal) {
                String code = String.valueOf(refusal.getMessage());
                answer(asked, refusal.status, "<Error><Code>" + code + "</Code></Error>");
            }
        }
    }

    private Asked asked(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        String path = exchange.getRequestURI().getPath();
        String key = path.startsWith("/" + BUCKET + "/") ? path.substring(BUCKET.length() + 2) : "";
        return new Asked(exchange.getRequestMethod(), key, query, exchange, body);
    }

    private void check(Asked asked) {
        if (failure != 0) {
            throw new Refusal(failure, failure < 500 ? "AccessDenied" : "SlowDown");
        }
        if (!signatures.isRight(asked.by(), asked.body())) {
            throw new Refusal(403, "SignatureDoesNotMatch");
        }
        if (!asked.by().getRequestURI().getPath().startsWith("/" + BUCKET)) {
            throw new Refusal(404, "NoSuchBucket");
        }
    }

    private synchronized void serve(Asked asked) throws IOException {
        String part = asked.has("partNumber") ? " part" : asked.has("uploads") ? " uploads" : "";
        requests.add(asked.method() + part);
        switch (asked.method()) {
            case "HEAD" -> {
                Stored found = stored(asked.key());
                describe(asked, found);
                asked.by().getResponseHeaders().set("Content-Length", "" + found.bytes().length);
                asked.by().sendResponseHeaders(200, -1);
            }
            case "GET" -> get(asked);
            case "PUT" -> put(asked);
            case "POST" -> post(asked);
            case "DELETE" -> {
                if (asked.has("uploadId")) {
                    uploads.remove(asked.value("uploadId"));
                } else {
                    objects.remove(asked.key());
                }
                asked.by().sendResponseHeaders(204, -1);
            }
            default -> throw new Refusal(405, "MethodNotAllowed");
        }
    }

    private void get(Asked asked) throws IOException {
        if (asked.has("uploads")) {
            StringBuilder all = new StringBuilder();
            uploads.forEach(
                    (id, upload) ->
                            all.append(
                                    "<Upload><Key>%s</Key><UploadId>%s</UploadId><Initiated>%s</Initiated></Upload>"
                                            .formatted(upload.key(), id, Instant.now())));
            answer(
                    asked,
                    200,
                    "<ListMultipartUploadsResult>" + all + "</ListMultipartUploadsResult>");
        } else if (asked.has("list-type")) {
            list(asked);
        } else {
            content(asked);
        }
    }

    private void content(Asked asked) throws IOException {
        Stored found = stored(asked.key());
        describe(asked, found);
        String range = asked.by().getRequestHeaders().getFirst("Range");
        int from =
                range == null
                        ? 0
                        : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        int length = found.bytes().length - from;
        if (range != null) {
            int size = found.bytes().length;
            asked.by()
                    .getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, size - 1, size));
        }
        asked.by().sendResponseHeaders(range == null ? 200 : 206, length == 0 ? -1 : length);
        if (length > 0) {
            asked.by().getResponseBody().write(found.bytes(), from, length);
        }
    }

    private Stored stored(String key) {
        Stored found = objects.get(key);
        if (found == null) {
            throw new Refusal(404, "NoSuchKey");
        }
        return found;
    }

    private static void describe(Asked asked, Stored found) {
        found.metadata().forEach((name, value) -> asked.by().getResponseHeaders().set(name, value));
        asked.by().getResponseHeaders().set("ETag", "\"" + md5(found.bytes()) + "\"");
    }

    private void list(Asked asked) throws IOException {
        String prefix = asked.value("prefix");
        int max =
                Math.min(pageMax, Integer.parseInt(asked.query().getOrDefault("max-keys", "1000")));
        Set<String> folders = new TreeSet<>();
        List<String> page = new ArrayList<>();
        String last = asked.value("continuation-token");
        boolean isCut = false;
        for (String key : objects.tailMap(last, false).keySet()) {
            if (!key.startsWith(prefix)) {
                continue;
            }
            if (page.size() + folders.size() == max) {
                isCut = true;
                break;
            }
            int end = asked.has("delimiter") ? key.indexOf('/', prefix.length()) : -1;
            if (end >= 0) {
                folders.add(key.substring(0, end + 1));
            } else {
                page.add(key);
            }
            last = key;
        }
        answer(asked, 200, listing(page, folders, isCut ? last : null));
    }

    private String listing(List<String> page, Set<String> folders, @Nullable String next) {
        StringBuilder text = new StringBuilder("<ListBucketResult>");
        for (String key : page) {
            Stored found = stored(key);
            text.append(
                    "<Contents><Key>%s</Key><Size>%d</Size><LastModified>%s</LastModified></Contents>"
                            .formatted(key, found.bytes().length, found.at()));
        }
        folders.forEach(
                folder ->
                        text.append("<CommonPrefixes><Prefix>")
                                .append(folder)
                                .append("</Prefix></CommonPrefixes>"));
        text.append("<IsTruncated>").append(next != null).append("</IsTruncated>");
        if (next != null) {
            text.append("<NextContinuationToken>").append(next).append("</NextContinuationToken>");
        }
        return text.append("</ListBucketResult>").toString();
    }

    private void put(Asked asked) throws IOException {
        if (asked.has("partNumber")) {
            upload(asked).parts().put(Integer.parseInt(asked.value("partNumber")), asked.body());
        } else {
            objects.put(asked.key(), new Stored(asked.body(), metadata(asked), Instant.now()));
        }
        asked.by().getResponseHeaders().set("ETag", "\"" + md5(asked.body()) + "\"");
        asked.by().sendResponseHeaders(200, -1);
    }

    private void post(Asked asked) throws IOException {
        if (asked.has("delete")) {
            delete(asked);
        } else if (asked.has("uploads")) {
            String id = "upload-" + ++lastUpload;
            uploads.put(id, new Upload(asked.key(), metadata(asked), new TreeMap<>()));
            answer(
                    asked,
                    200,
                    "<InitiateMultipartUploadResult><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
                            .formatted(id));
        } else {
            complete(asked);
        }
    }

    private void delete(Asked asked) throws IOException {
        String sum = asked.by().getRequestHeaders().getFirst("Content-MD5");
        byte[] right = HexFormat.of().parseHex(md5(asked.body()));
        if (!Base64.getEncoder().encodeToString(right).equals(sum)) {
            throw new Refusal(400, "InvalidDigest");
        }
        StringBuilder errors = new StringBuilder();
        String body = new String(asked.body(), UTF_8);
        if (!KEY.matcher(body).find()) {
            throw new Refusal(400, "MalformedXML");
        }
        Matcher key = KEY.matcher(body);
        while (key.find()) {
            if (key.group(1).equals(stuck)) {
                errors.append("<Error><Key>")
                        .append(key.group(1))
                        .append("</Key><Code>AccessDenied</Code></Error>");
            } else {
                objects.remove(key.group(1));
            }
        }
        answer(asked, 200, "<DeleteResult>" + errors + "</DeleteResult>");
    }

    private void complete(Asked asked) throws IOException {
        Upload upload = upload(asked);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Matcher number = PART_NUMBER.matcher(new String(asked.body(), UTF_8));
        int last = upload.parts().lastKey();
        while (number.find()) {
            int part = Integer.parseInt(number.group(1));
            byte[] bytes = upload.parts().get(part);
            if (bytes == null || (part < last && bytes.length < PART_BYTES_MIN)) {
                throw new Refusal(400, bytes == null ? "InvalidPart" : "EntityTooSmall");
            }
            whole.writeBytes(bytes);
        }
        objects.put(
                upload.key(), new Stored(whole.toByteArray(), upload.metadata(), Instant.now()));
        uploads.remove(asked.value("uploadId"));
        answer(asked, 200, "<CompleteMultipartUploadResult/>");
    }

    private Upload upload(Asked asked) {
        Upload upload = uploads.get(asked.value("uploadId"));
        if (upload == null || !upload.key().equals(asked.key())) {
            throw new Refusal(404, "NoSuchUpload");
        }
        return upload;
    }

    private static Map<String, String> metadata(Asked asked) {
        Map<String, String> metadata = new HashMap<>();
        asked.by()
                .getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (name.toLowerCase(Locale.ROOT).startsWith(META)) {
                                metadata.put(name, values.getFirst());
                            }
                        });
        return metadata;
    }

    private static void answer(Asked asked, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(UTF_8);
        asked.by().getResponseHeaders().set("Content-Type", "application/xml");
        if (asked.method().equals("HEAD")) {
            asked.by().sendResponseHeaders(status, -1);
        } else {
            asked.by().sendResponseHeaders(status, bytes.length);
            asked.by().getResponseBody().write(bytes);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
