package dev.aac.producer.result.storage;

import static dev.aac.producer.result.storage.S3Calls.call;
import static dev.aac.producer.result.storage.S3Calls.found;

import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.producer.result.ReportsAway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One bucket, by the few requests that every service knows which is compatible with S3. Every
 * method blocks, for a limited time, may be called from any thread, and throws {@link ReportsAway}
 * when the service does not do what it is asked. Bodies that are sent are in memory, so that a
 * request can be signed and repeated.
 */
final class S3Bucket {

    /** Most objects in one answer, and most that are deleted with one request. */
    static final int PAGE_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(S3Bucket.class);

    private static final int CLIENT_FAULT = 400;
    private static final int SERVER_FAULT = 500;
    private static final String FOLDER_END = "/";

    /** The one key that is nobody's: written and deleted at the start. */
    private static final String TRIED = ".tried";

    private final S3Place place;
    private final S3Client client;
    private final String name;

    S3Bucket(S3Place place) {
        this.place = place;
        this.client = S3Clients.of(place);
        this.name = place.bucket();
    }

    /** An object's name, its size in bytes, and when it was written. */
    record Item(String key, long size, Instant writtenAt) {}

    /** What is known of an object without its bytes. */
    record Head(long size, Map<String, String> metadata) {}

    S3Uploads uploads() {
        return new S3Uploads(client, name);
    }

    /**
     * Tries what is needed: to write, to list, to delete.
     *
     * @throws RuntimeException a {@link WrongSetting} when that is refused; of a service that does
     *     not answer it is only said in the log
     */
    void tryOut() {
        try {
            client.putObject(
                    request -> request.bucket(name).key(TRIED), RequestBody.fromBytes(new byte[0]));
            client.listObjectsV2(request -> request.bucket(name).maxKeys(1));
            client.deleteObject(request -> request.bucket(name).key(TRIED));
        } catch (S3Exception refused) {
            if (refused.statusCode() >= CLIENT_FAULT && refused.statusCode() < SERVER_FAULT) {
                throw WrongSetting.because(
                        "S3_BUCKET must be a bucket that S3_ACCESS_KEY may write to, list and"
                                + " delete from; %s answers with status %d"
                                        .formatted(place, refused.statusCode()));
            }
            LOG.warnf("The bucket %s fails now: %s", place, refused.getMessage());
        } catch (SdkException away) {
            LOG.warnf("The bucket %s does not answer now: %s", place, away.getMessage());
        }
    }

    void put(String key, byte[] bytes, Map<String, String> metadata) {
        call(
                () ->
                        client.putObject(
                                request -> request.bucket(name).key(key).metadata(metadata),
                                RequestBody.fromBytes(bytes)));
    }

    Optional<Head> head(String key) {
        return found(
                () -> {
                    HeadObjectResponse known =
                            client.headObject(request -> request.bucket(name).key(key));
                    return new Head(known.contentLength(), known.metadata());
                });
    }

    /** All of an object; empty when there is none. */
    Optional<byte[]> bytes(String key) {
        return found(
                () ->
                        client.getObjectAsBytes(request -> request.bucket(name).key(key))
                                .asByteArray());
    }

    /** An object from there on, to be closed; empty when there is none. */
    Optional<S3Stream> open(String key, long offset) {
        String range = offset == 0 ? null : "bytes=" + offset + "-";
        return found(
                () ->
                        new S3Stream(
                                client.getObject(
                                        request -> request.bucket(name).key(key).range(range))));
    }

    /**
     * Hands out the objects whose keys begin so, page by page, in the order of the keys.
     *
     * @param page answers whether the next page is wanted
     */
    void list(String prefix, Predicate<List<Item>> page) {
        pages(
                request -> request.prefix(prefix),
                answer ->
                        page.test(
                                answer.contents().stream()
                                        .map(
                                                each ->
                                                        new Item(
                                                                each.key(),
                                                                each.size(),
                                                                each.lastModified()))
                                        .toList()));
    }

    /** Hands out what stands before the first slash of keys, page by page. */
    void folders(Consumer<List<String>> page) {
        pages(
                request -> request.delimiter(FOLDER_END),
                answer -> {
                    page.accept(
                            answer.commonPrefixes().stream()
                                    .map(CommonPrefix::prefix)
                                    .map(text -> text.substring(0, text.length() - 1))
                                    .toList());
                    return true;
                });
    }

    private void pages(
            Consumer<ListObjectsV2Request.Builder> which, Predicate<ListObjectsV2Response> page) {
        @Nullable String next = null;
        boolean goesOn;
        do {
            String token = next;
            ListObjectsV2Response answer =
                    call(
                            () ->
                                    client.listObjectsV2(
                                            request -> {
                                                request.bucket(name)
                                                        .maxKeys(PAGE_MAX)
                                                        .continuationToken(token);
                                                which.accept(request);
                                            }));
            next = answer.nextContinuationToken();
            goesOn = page.test(answer) && Boolean.TRUE.equals(answer.isTruncated());
        } while (goesOn);
    }

    /**
     * Deletes objects; those that are not there are no matter.
     *
     * @param keys at most {@value #PAGE_MAX}
     */
    void delete(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<ObjectIdentifier> objects =
                keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        DeleteObjectsResponse answer =
                call(
                        () ->
                                client.deleteObjects(
                                        request ->
                                                request.bucket(name)
                                                        .delete(
                                                                these ->
                                                                        these.objects(objects)
                                                                                .quiet(true))));
        if (answer.hasErrors()) {
            throw new ReportsAway(
                    new IllegalStateException(
                            "some objects stay: " + answer.errors().getFirst().code()));
        }
    }
}
