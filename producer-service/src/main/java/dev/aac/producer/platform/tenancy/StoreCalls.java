package dev.aac.producer.platform.tenancy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs driver calls and translates what the driver throws. */
final class StoreCalls {

    /** Longest time one call may take, waiting for a server and a connection included. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final int DUPLICATE_KEY_CODE = 11_000;
    private static final Pattern INDEX_NAME = Pattern.compile("index: (?:\\S*\\$)?(\\S+)");

    private StoreCalls() {}

    /**
     * @throws DuplicateKey when a unique index refused the write
     * @throws StoreAway when the store could not be reached or did not answer in time
     */
    static <T> T call(Supplier<T> driverCall) {
        try {
            return driverCall.get();
        } catch (MongoException failure) {
            throw translated(failure);
        }
    }

    /**
     * Whether all that was refused of many are duplicates.
     *
     * @throws MongoBulkWriteException the same, when there is more
     */
    static boolean isOfDuplicatesOnly(MongoBulkWriteException refused) {
        boolean only =
                refused.getWriteConcernError() == null
                        && refused.getWriteErrors().stream()
                                .allMatch(error -> error.getCode() == DUPLICATE_KEY_CODE);
        if (!only) {
            throw refused;
        }
        return true;
    }

    private static RuntimeException translated(MongoException failure) {
        if (isDuplicateKey(failure)) {
            Matcher matcher = INDEX_NAME.matcher(failure.getMessage());
            return new DuplicateKey(matcher.find() ? matcher.group(1) : "unknown", failure);
        }
        return isAway(failure) ? new StoreAway(failure) : failure;
    }

    private static boolean isDuplicateKey(MongoException failure) {
        return switch (failure) {
            case MongoWriteException write -> write.getError().getCode() == DUPLICATE_KEY_CODE;
            case MongoCommandException command -> command.getErrorCode() == DUPLICATE_KEY_CODE;
            case DuplicateKeyException _ -> true;
            default -> false;
        };
    }

    private static boolean isAway(MongoException failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoOperationTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure instanceof MongoInterruptedException
                || (!(failure instanceof MongoServerException)
                        && failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL));
    }
}
