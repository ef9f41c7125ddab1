package dev.aac.producer.result.storage;

import dev.aac.producer.result.ReportsAway;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Runs requests and translates what the client throws. */
final class S3Calls {

    private static final int NOT_FOUND = 404;
    private static final String NO_BUCKET = "NoSuchBucket";

    private S3Calls() {}

    /**
     * @throws ReportsAway when the service does not do it
     */
    static <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException away) {
            throw new ReportsAway(away);
        }
    }

    /**
     * Empty when there is no such object.
     *
     * @throws ReportsAway when the service does not do it, also because the bucket is gone
     */
    static <T> Optional<T> found(Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND && !isOfBucket(refused)) {
                return Optional.empty();
            }
            throw new ReportsAway(refused);
        } catch (SdkException away) {
            throw new ReportsAway(away);
        }
    }

    /** The answer to a HEAD has no body that could tell; a later request tells. */
    private static boolean isOfBucket(S3Exception refused) {
        return refused.awsErrorDetails() != null
                && NO_BUCKET.equals(refused.awsErrorDetails().errorCode());
    }
}
