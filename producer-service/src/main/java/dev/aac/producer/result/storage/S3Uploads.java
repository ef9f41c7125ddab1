package dev.aac.producer.result.storage;

import static dev.aac.producer.result.storage.S3Calls.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects that are sent in parts: nobody sees one until it is complete. Like {@link S3Bucket}. */
final class S3Uploads {

    private final S3Client client;
    private final String bucket;

    S3Uploads(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** One that has begun. */
    record Upload(String key, String id) {}

    Upload begin(String key, Map<String, String> metadata) {
        CreateMultipartUploadResponse begun =
                call(
                        () ->
                                client.createMultipartUpload(
                                        request ->
                                                request.bucket(bucket)
                                                        .key(key)
                                                        .metadata(metadata)));
        return new Upload(key, begun.uploadId());
    }

    /**
     * @param number from 1
     * @param bytes at least 5 MiB, unless it is the last one
     */
    CompletedPart send(Upload upload, int number, byte[] bytes) {
        UploadPartResponse taken =
                call(
                        () ->
                                client.uploadPart(
                                        request ->
                                                request.bucket(bucket)
                                                        .key(upload.key())
                                                        .uploadId(upload.id())
                                                        .partNumber(number),
                                        RequestBody.fromBytes(bytes)));
        return CompletedPart.builder().partNumber(number).eTag(taken.eTag()).build();
    }

    void complete(Upload upload, List<CompletedPart> parts) {
        call(
                () ->
                        client.completeMultipartUpload(
                                request ->
                                        request.bucket(bucket)
                                                .key(upload.key())
                                                .uploadId(upload.id())
                                                .multipartUpload(all -> all.parts(parts))));
    }

    void abort(Upload upload) {
        call(
                () ->
                        client.abortMultipartUpload(
                                request ->
                                        request.bucket(bucket)
                                                .key(upload.key())
                                                .uploadId(upload.id())));
    }

    /** Gives up those that were begun before that time, as many as one answer tells of. */
    void abortBegunBefore(Instant time) {
        ListMultipartUploadsResponse known =
                call(() -> client.listMultipartUploads(request -> request.bucket(bucket)));
        for (MultipartUpload upload : known.uploads()) {
            if (upload.initiated().isBefore(time)) {
                abort(new Upload(upload.key(), upload.uploadId()));
            }
        }
    }
}
