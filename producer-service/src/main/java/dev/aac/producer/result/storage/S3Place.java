package dev.aac.producer.result.storage;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A bucket and how it is reached.
 *
 * @param endpoint of a service that is compatible with S3; null means AWS itself
 */
record S3Place(
        @Nullable URI endpoint, String region, String bucket, String accessKey, String secretKey) {

    S3Place {
        requireNonNull(region, "region is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(accessKey, "accessKey is null");
        requireNonNull(secretKey, "secretKey is null");
    }

    /** The bucket and where it is, for sentences. */
    @Override
    public String toString() {
        return bucket + " at " + (endpoint == null ? "AWS, " + region : endpoint);
    }
}
