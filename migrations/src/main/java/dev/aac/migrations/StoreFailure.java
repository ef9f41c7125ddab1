package dev.aac.migrations;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

/** What to say when a call to the store failed: only some failures pass by themselves. */
final class StoreFailure {

    private static final String RETRYABLE = "RetryableWriteError";

    private StoreFailure() {}

    static String sentence(MongoException failed) {
        return (passes(failed) ? "The store failed, run it again: " : "The store refused: ")
                + failed.getMessage();
    }

    private static boolean passes(MongoException failed) {
        return failed instanceof MongoTimeoutException
                || failed instanceof MongoExecutionTimeoutException
                || failed instanceof MongoSocketException
                || failed instanceof MongoNotPrimaryException
                || failed instanceof MongoNodeIsRecoveringException
                || failed instanceof MongoInterruptedException
                || failed.hasErrorLabel(RETRYABLE);
    }
}
