package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import dev.aac.schema.StoreIndex;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the driver's failures mean that the store is away, and which are faults. */
class StoreFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress();
    private static final String MAY_BE_TRIED_AGAIN =
            MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL;

    static Stream<MongoException> away() {
        return Stream.of(
                new MongoTimeoutException("late"),
                new MongoOperationTimeoutException("late"),
                new MongoSocketException("cut", SERVER),
                new MongoNotPrimaryException(new BsonDocument(), SERVER),
                new MongoNodeIsRecoveringException(new BsonDocument(), SERVER),
                new MongoInterruptedException("interrupted", new InterruptedException()),
                labelled(new MongoException("broken off")));
    }

    @ParameterizedTest
    @MethodSource("away")
    void storeIsAway(MongoException failure) {
        assertThatThrownBy(() -> StoreCalls.call(() -> failing(failure)))
                .isInstanceOf(StoreAway.class)
                .hasCause(failure);
    }

    static Stream<MongoException> faults() {
        return Stream.of(
                new MongoException("a fault"),
                new MongoCommandException(new BsonDocument(), SERVER),
                labelled(new MongoCommandException(new BsonDocument(), SERVER)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultStaysWhatItIs(MongoException failure) {
        assertThatThrownBy(() -> StoreCalls.call(() -> failing(failure))).isSameAs(failure);
    }

    @Test
    void duplicateOfAnUnknownIndexIsOne() {
        DuplicateKeyException failure =
                new DuplicateKeyException(
                        new BsonDocument(), SERVER, WriteConcernResult.unacknowledged());
        assertThatThrownBy(() -> StoreCalls.call(() -> failing(failure)))
                .isInstanceOfSatisfying(
                        DuplicateKey.class,
                        refused -> {
                            assertThat(refused.indexName()).isEqualTo("unknown");
                            assertThat(refused.isOn(StoreIndex.USERS_EMAIL)).isFalse();
                        });
    }

    private static MongoException labelled(MongoException failure) {
        failure.addLabel(MAY_BE_TRIED_AGAIN);
        return failure;
    }

    private static boolean failing(MongoException failure) {
        throw failure;
    }
}
