package dev.aac.producer.result.storage;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.GLOBEX;
import static dev.aac.producer.result.ReportSamples.attempt;
import static dev.aac.producer.result.ReportSamples.run;
import static dev.aac.producer.result.ReportSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportFile;
import dev.aac.producer.result.ReportListing;
import dev.aac.producer.result.ReportTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoReportListingTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationScope SCOPE = scope(ACME);

    private final ReportListing listing = StoredResults.listing(STORE);
    private final RunRef run = run(ACME);

    private static ReportFile file(int attempt, int number, String path) {
        return new ReportFile(
                attempt, number, path, 12, "a".repeat(64), new ReportFile.Tests(3, null));
    }

    @Test
    void fileIsFoundByItsPathAndListedByItsNumber() {
        ReportFile second = file(1, 2, "a/größe.xml");
        ReportFile first = file(1, 1, "b.html");
        listing.add(SCOPE, run, second);
        listing.add(SCOPE, run, first);
        listing.add(SCOPE, run, first);

        assertThat(listing.page(SCOPE, run, 0, 10)).containsExactly(first, second);
        assertThat(listing.page(SCOPE, run, 1, 10)).containsExactly(second);
        assertThat(listing.page(SCOPE, run, 0, 1)).containsExactly(first);
        assertThat(listing.find(SCOPE, run, "a/größe.xml")).contains(second);
        assertThat(listing.find(SCOPE, run, "a")).isEmpty();
    }

    @Test
    void whatWasWrongWithAJunitFileIsKept() {
        ReportFile broken =
                new ReportFile(
                        1, 1, "x.xml", 1, "b".repeat(64), new ReportFile.Tests(0, "Malformed."));
        listing.add(SCOPE, run, broken);

        assertThat(listing.find(SCOPE, run, "x.xml")).contains(broken);
    }

    @Test
    void lastWordOfAnAttemptCounts() {
        ReportTotals first = new ReportTotals(1, 1, 5, 0, false, "late");
        ReportTotals last = new ReportTotals(1, 2, 10, 1, true, null);
        listing.put(SCOPE, run, first);
        listing.put(SCOPE, run, last);
        ReportTotals ofSecond = new ReportTotals(2, 0, 0, 0, true, null);
        listing.put(SCOPE, attempt(run, 2), ofSecond);

        assertThat(listing.totals(SCOPE, run.taskId(), run.runId()))
                .containsExactly(last, ofSecond);
    }

    @Test
    void lastAttemptIsThatWithFiles() {
        assertThat(listing.lastAttempt(SCOPE, run.taskId(), run.runId())).isEmpty();
        listing.put(SCOPE, attempt(run, 3), new ReportTotals(3, 0, 0, 0, true, null));
        assertThat(listing.lastAttempt(SCOPE, run.taskId(), run.runId())).contains(3);
        listing.add(SCOPE, run, file(1, 1, "a"));
        listing.add(SCOPE, attempt(run, 2), file(2, 1, "a"));
        assertThat(listing.lastAttempt(SCOPE, run.taskId(), run.runId())).contains(2);
    }

    @Test
    void organizationsDoNotMixAndDeletionTakesOneExecution() {
        RunRef other = run(ACME);
        listing.add(SCOPE, run, file(1, 1, "a"));
        listing.add(SCOPE, other, file(1, 1, "a"));
        listing.put(SCOPE, run, new ReportTotals(1, 1, 12, 0, true, null));
        RunRef foreign = new RunRef(GLOBEX, run.taskId(), run.runId(), 1);

        assertThat(listing.find(scope(GLOBEX), foreign, "a")).isEmpty();
        assertThatThrownBy(() -> listing.find(scope(GLOBEX), run, "a"))
                .isInstanceOf(IllegalArgumentException.class);
        listing.deleteAll(scope(GLOBEX), run.taskId(), run.runId());
        assertThat(listing.find(SCOPE, run, "a")).isPresent();
        listing.deleteAll(SCOPE, run.taskId(), run.runId());

        assertThat(listing.find(SCOPE, run, "a")).isEmpty();
        assertThat(listing.totals(SCOPE, run.taskId(), run.runId())).isEmpty();
        assertThat(listing.find(SCOPE, other, "a")).isPresent();
    }
}
