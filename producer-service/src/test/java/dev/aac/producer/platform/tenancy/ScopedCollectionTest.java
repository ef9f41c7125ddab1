package dev.aac.producer.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked for, it is the asking organization's, though another has the same. */
class ScopedCollectionTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final Document ALL = new Document();
    private static final Document BY_NUMBER = new Document("number", 1);

    private final TenantCollection<Thing> things = Thing.in(STORE);
    private final OrganizationScope acme = Thing.someOrganization();
    private final OrganizationScope globex = Thing.someOrganization();
    private final ScopedCollection<Thing> own = things.in(acme);
    private final ScopedCollection<Thing> foreign = things.in(globex);
    private final Thing first = Thing.of(acme, "first", 1);
    private final Thing second = Thing.of(acme, "second", 2);
    private final List<Thing> others =
            List.of(Thing.of(globex, "first", 1), Thing.of(globex, "second", 2));

    @BeforeEach
    void bothHaveTheSame() {
        // The other's come first: who forgets whose they are finds those.
        others.forEach(foreign::insert);
        own.insert(first);
        own.insert(second);
    }

    private void assertOthersUntouched() {
        assertThat(foreign.find(ALL, BY_NUMBER, 10)).isEqualTo(others);
    }

    @Test
    void oneIsFound() {
        assertThat(own.findFirst(named("first"))).contains(first);
        assertThat(own.findFirst(named("third"))).isEmpty();
        assertThat(own.findFirst(byId(others.getFirst()))).isEmpty();
    }

    @Test
    void partOfOneIsFound() {
        Document numberOnly = new Document("organizationId", 1).append("number", 1);
        assertThat(own.findFirst(named("second"), numberOnly))
                .hasValueSatisfying(
                        thing -> {
                            assertThat(thing.id()).isEqualTo(second.id());
                            assertThat(thing.number()).isEqualTo(2);
                            assertThat(thing.name()).isNull();
                        });
        assertThat(own.findFirst(byId(others.getFirst()), numberOnly)).isEmpty();
    }

    @Test
    void manyAreFoundInTheirOrderUpToTheLimit() {
        assertThat(own.find(ALL, new Document("number", -1), 10)).containsExactly(second, first);
        assertThat(own.find(ALL, BY_NUMBER, 1)).containsExactly(first);
        assertThat(own.find(named("second"), BY_NUMBER, 10)).containsExactly(second);
        assertThat(own.find(ALL, BY_NUMBER, new Document("number", 1), 10))
                .allMatch(thing -> thing.name() == null)
                .extracting(Thing::number)
                .containsExactly(1, 2);
    }

    @Test
    void oneIsUpdated() {
        assertThat(own.updateFirst(named("first"), number(7))).isTrue();
        assertThat(own.updateFirst(byId(others.getFirst()), number(7))).isFalse();
        assertThat(own.find(ALL, BY_NUMBER, 10)).extracting(Thing::number).containsExactly(2, 7);
        assertOthersUntouched();
    }

    @Test
    void allAreUpdated() {
        assertThat(own.updateAll(ALL, number(7))).isEqualTo(2);
        assertThat(own.updateAll(byId(others.getFirst()), number(8))).isZero();
        assertThat(own.find(ALL, BY_NUMBER, 10)).extracting(Thing::number).containsExactly(7, 7);
        assertOthersUntouched();
    }

    @Test
    void oneIsUpdatedAndReadAsItIsThen() {
        assertThat(own.findFirstAndUpdate(named("first"), number(7)))
                .hasValueSatisfying(
                        thing -> {
                            assertThat(thing.id()).isEqualTo(first.id());
                            assertThat(thing.number()).isEqualTo(7);
                        });
        assertThat(own.findFirstAndUpdate(byId(others.getFirst()), number(7))).isEmpty();
        assertOthersUntouched();
    }

    @Test
    void whatIsNotThereIsMadeAndWhatIsThereUpdated() {
        assertThat(own.upsert(named("third"), number(3))).isTrue();
        assertThat(own.upsert(named("third"), number(4))).isFalse();
        assertThat(own.findFirst(named("third")))
                .hasValueSatisfying(
                        made -> {
                            assertThat(made.number()).isEqualTo(4);
                            assertThat(made.organizationId()).isEqualTo(first.organizationId());
                        });
        assertOthersUntouched();
    }

    @Test
    void oneIsDeleted() {
        assertThat(own.deleteFirst(named("first"))).isTrue();
        assertThat(own.deleteFirst(named("first"))).isFalse();
        assertThat(own.deleteFirst(byId(others.getFirst()))).isFalse();
        assertThat(own.find(ALL, BY_NUMBER, 10)).containsExactly(second);
        assertOthersUntouched();
    }

    @Test
    void allAreDeleted() {
        assertThat(own.deleteAll(byId(others.getFirst()))).isZero();
        assertThat(own.deleteAll(ALL)).isEqualTo(2);
        assertThat(own.find(ALL, BY_NUMBER, 10)).isEmpty();
        assertOthersUntouched();
    }

    @Test
    void manyAreDeletedSomeAtATime() {
        for (int number = 3; number <= 7; number++) {
            own.insert(Thing.of(acme, "thing " + number, number));
        }
        assertThat(own.deleteInPortions(byId(others.getFirst()), 3)).isZero();
        assertThat(own.deleteInPortions(new Document("number", new Document("$gt", 1)), 3))
                .isEqualTo(6);
        assertThat(own.find(ALL, BY_NUMBER, 10)).containsExactly(first);
        assertOthersUntouched();
        assertThatIllegalArgumentException().isThrownBy(() -> own.deleteInPortions(ALL, 0));
    }

    @Test
    void theyAreCountedUpToTheLimit() {
        assertThat(own.count(ALL, 10)).isEqualTo(2);
        assertThat(own.count(ALL, 1)).isEqualTo(1);
        assertThat(own.count(named("second"), 10)).isEqualTo(1);
        assertThat(own.count(byId(others.getFirst()), 10)).isZero();
    }

    @Test
    void theyAreAddedUp() {
        Document group = new Document("_id", null).append("total", new Document("$sum", "$number"));
        assertThat(own.aggregate(List.of(new Document("$group", group)), 10))
                .extracting(document -> document.getInteger("total"))
                .containsExactly(3);
        assertThat(own.aggregate(List.of(), 1)).hasSize(1);
    }

    @Test
    void anothersDocumentIsNotInserted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.insert(Thing.of(globex, "third", 3)));
        assertOthersUntouched();
    }

    @Test
    void ofManyThoseThatAreNewAreInserted() {
        own.insertNew(List.of(first, Thing.of(acme, "third", 3)));

        assertThat(own.count(ALL, 10)).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> own.insertNew(List.of()));
        List<Thing> tooMany = Collections.nCopies(ScopedCollection.READ_MAX + 1, first);
        assertThatIllegalArgumentException().isThrownBy(() -> own.insertNew(tooMany));
    }

    @Test
    void ofManyNoneIsAnothers() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                own.insertNew(
                                        List.of(
                                                Thing.of(acme, "third", 3),
                                                Thing.of(globex, "third", 3))));
        assertThat(own.count(ALL, 10)).isEqualTo(2);
        assertOthersUntouched();
    }

    @Test
    void sameDocumentIsInsertedOnce() {
        assertThatThrownBy(() -> own.insert(first)).isInstanceOf(DuplicateKey.class);
    }

    @Test
    void updatesThatReachFurtherAreRefused() {
        Document stolen =
                new Document("$set", new Document("organizationId", first.organizationId()));
        assertThatIllegalArgumentException().isThrownBy(() -> own.updateFirst(ALL, stolen));
        assertThatIllegalArgumentException().isThrownBy(() -> own.updateAll(ALL, stolen));
        assertThatIllegalArgumentException().isThrownBy(() -> own.findFirstAndUpdate(ALL, stolen));
        assertThatIllegalArgumentException().isThrownBy(() -> own.upsert(ALL, stolen));
    }

    @Test
    void filtersThatReachFurtherAreRefused() {
        Document theirs = new Document("organizationId", others.getFirst().organizationId());
        assertThatIllegalArgumentException().isThrownBy(() -> own.findFirst(theirs));
        assertThatIllegalArgumentException().isThrownBy(() -> own.findFirst(theirs, ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> own.find(theirs, ALL, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> own.updateFirst(theirs, number(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> own.updateAll(theirs, number(7)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.findFirstAndUpdate(theirs, number(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> own.upsert(theirs, number(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> own.deleteFirst(theirs));
        assertThatIllegalArgumentException().isThrownBy(() -> own.deleteAll(theirs));
        assertThatIllegalArgumentException().isThrownBy(() -> own.count(theirs, 1));
        assertOthersUntouched();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, ScopedCollection.READ_MAX + 1})
    void limitIsWithinItsOwn(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> own.find(ALL, ALL, limit));
        assertThatIllegalArgumentException().isThrownBy(() -> own.aggregate(List.of(), limit));
    }

    @Test
    void largestLimitsAreAllowed() {
        assertThat(own.find(ALL, BY_NUMBER, ScopedCollection.READ_MAX)).hasSize(2);
        assertThat(own.aggregate(List.of(), ScopedCollection.READ_MAX)).hasSize(2);
        assertThat(own.count(ALL, ScopedCollection.COUNT_MAX)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.count(ALL, ScopedCollection.COUNT_MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> own.count(ALL, 0));
    }

    private static Document named(String name) {
        return new Document("name", name);
    }

    private static Document byId(Thing thing) {
        ObjectId id = thing.id();
        return new Document("_id", id);
    }

    private static Document number(int number) {
        return new Document("$set", new Document("number", number));
    }
}
