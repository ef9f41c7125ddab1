package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every list of {@link Executions} must show. Each test has an empty store. */
public abstract class ExecutionListContract {

    private static final ProjectId PROJECT = new ProjectId("64b0000000000000000000cc");

    private final OrganizationScope acme = OrganizationScope.ofVerifiedToken(ACME);
    private Executions executions = new InMemoryExecutions();

    /** A new one, without executions. */
    protected abstract Executions empty();

    @BeforeEach
    void start() {
        executions = empty();
    }

    @Test
    void newestComesFirstAndTiesByName() {
        insert("b", NOW);
        insert("c", NOW.minusMillis(1));
        insert("a", NOW);
        insert("d", NOW.plusMillis(1));

        assertThat(list(ExecutionFilter.ANY)).containsExactly("d", "b", "a", "c");
    }

    @Test
    void pagesOverTiesLoseNothingWhileNewOnesCome() {
        IntStream.range(0, 25)
                .forEach(n -> insert("task-%02d".formatted(n), NOW.minusMillis(n / 10)));
        List<String> seen = new ArrayList<>();
        PagePosition after = null;
        List<Execution> page = executions.page(acme, ExecutionFilter.ANY, null, 4);
        while (!page.isEmpty()) {
            page.forEach(execution -> seen.add(execution.taskId().value()));
            after = PagePosition.of(page.getLast());
            insert("new-" + seen.size(), NOW.plusSeconds(seen.size()));
            page = executions.page(acme, ExecutionFilter.ANY, after, 4);
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).startsWith("task-09", "task-08").endsWith("task-21", "task-20");
    }

    @Test
    void pageIsShortenedToWhatAListNeeds() {
        List<String> tests = IntStream.range(0, 50).mapToObj(n -> "test " + n).toList();
        ExecutionRequest sample = ExecutionRichSamples.request("a", null, null, null);
        ExecutionRequest request =
                new ExecutionRequest(
                        sample.image(), null, "all", tests, sample.config(), "nightly", PROJECT);
        executions.insert(
                acme, ExecutionRichSamples.accepted(ACME, new TaskId("t1"), request, NOW));

        ExecutionRequest shown =
                executions.page(acme, ExecutionFilter.ANY, null, 1).getFirst().request();

        assertThat(shown.tests()).isEqualTo(tests.subList(0, Executions.PAGE_TESTS_MAX));
        assertThat(shown.config().env()).isEmpty();
        assertThat(shown.config().memoryMb()).isEqualTo(request.config().memoryMb());
        assertThat(shown.groupName()).isEqualTo("nightly");
        assertThat(shown.projectId()).isEqualTo(PROJECT);
    }

    @Test
    void pageShowsWhatBrokeWithoutTheLines() {
        insert("failed", NOW);
        move("failed", new RunEvent.Sent(SLOT));
        move("failed", ExecutionSamples.claim(1, ExecutionSamples.TOKEN));
        move("failed", ExecutionSamples.failed(ExecutionSamples.TOKEN, 127));
        move("failed", new RunEvent.Analyzed(ExecutionSamples.analysis()));

        Execution shown = executions.page(acme, ExecutionFilter.ANY, null, 1).getFirst();

        assertThat(shown.progress().result().analysis())
                .isInstanceOfSatisfying(
                        Analysis.Explained.class,
                        explained -> {
                            assertThat(explained.finding().category()).isEqualTo(Category.MISSING);
                            assertThat(explained.finding().sentence()).contains("newman");
                            assertThat(explained.finding().evidence()).isEmpty();
                        });
    }

    @Test
    void statusRestricts() {
        insert("waiting", NOW);
        insert("cancelled", NOW.minusMillis(1));
        insert("sent", NOW.minusMillis(2));
        move("cancelled", new RunEvent.CancelRequested());
        move("sent", new RunEvent.Sent(SLOT));

        assertThat(list(withStatus(ExecutionStatus.CANCELLED))).containsExactly("cancelled");
        assertThat(list(withStatus(ExecutionStatus.PENDING))).containsExactly("waiting", "sent");
        assertThat(list(withStatus(ExecutionStatus.PENDING, ExecutionStatus.CANCELLED)))
                .containsExactly("waiting", "cancelled", "sent");
        assertThat(list(withStatus(ExecutionStatus.ERROR))).isEmpty();
    }

    @Test
    void timesRestrictFromInclusiveToExclusive() {
        insert("a", NOW);
        insert("b", NOW.plusMillis(1));
        insert("c", NOW.plusMillis(2));

        assertThat(list(between(NOW.plusMillis(1), null))).containsExactly("c", "b");
        assertThat(list(between(null, NOW.plusMillis(1)))).containsExactly("a");
        assertThat(list(between(NOW.plusMillis(1), NOW.plusMillis(2)))).containsExactly("b");
    }

    @Test
    void exactFieldsRestrict() {
        insert("a", ExecutionRichSamples.request("qa/web:1", null, "nightly", "staging"));
        insert("b", ExecutionRichSamples.request("qa/web:2", null, "hourly", "production"));
        insert("c", ExecutionRichSamples.request("qa/web", null, null, null));

        assertThat(list(filter("qa/web:1", null, null, null))).containsExactly("a");
        assertThat(list(filter("qa/web", null, null, null))).containsExactly("c");
        assertThat(list(filter(null, "hourly", null, null))).containsExactly("b");
        assertThat(list(filter(null, null, "staging", null))).containsExactly("a");
        assertThat(list(filter("qa/web:1", "hourly", null, null))).isEmpty();
    }

    @Test
    void projectRestricts() {
        insert("a", of(PROJECT));
        insert("b", of(new ProjectId("64b0000000000000000000dd")));
        insert("c", of(null));

        assertThat(list(of(Set.of(), PROJECT))).containsExactly("a");
        assertThat(list(of(Set.of(), new ProjectId("64b0000000000000000000ee")))).isEmpty();
        assertThat(list(of(Set.of(ExecutionStatus.PENDING), PROJECT))).containsExactly("a");
        assertThat(list(of(Set.of(ExecutionStatus.ERROR), PROJECT))).isEmpty();
    }

    @Test
    void searchFindsTextLiterallyWithoutRegardToCase() {
        insert("Alpha", ExecutionRichSamples.request("qa/web:1", "npm run (smoke)", null, null));
        insert("beta", ExecutionRichSamples.request("qa/api:1", null, "Nightly.*", null));

        assertThat(list(filter(null, null, null, "ALPHA"))).containsExactly("Alpha");
        assertThat(list(filter(null, null, null, "qa/"))).containsExactly("beta", "Alpha");
        assertThat(list(filter(null, null, null, "(SMOKE)"))).containsExactly("Alpha");
        assertThat(list(filter(null, null, null, ".*"))).containsExactly("beta");
        assertThat(list(filter(null, null, null, "\\"))).isEmpty();
        assertThat(list(filter(null, null, null, "😀"))).isEmpty();
    }

    @Test
    void searchGoesOnWhereAPageEnded() {
        insert("zz1", NOW);
        insert("other", NOW.minusMillis(1));
        insert("zz0", NOW.minusMillis(1));
        ExecutionFilter search = filter(null, null, null, "zz");

        List<Execution> first = executions.page(acme, search, null, 1);
        List<Execution> rest = executions.page(acme, search, PagePosition.of(first.getFirst()), 9);

        assertThat(first).extracting(e -> e.taskId().value()).containsExactly("zz1");
        assertThat(rest).extracting(e -> e.taskId().value()).containsExactly("zz0");
    }

    @Test
    void sizeOfAPageIsLimited() {
        assertThat(executions.page(acme, ExecutionFilter.ANY, null, Executions.PAGE_MAX + 1))
                .isEmpty();
        assertThatThrownBy(
                        () ->
                                executions.page(
                                        acme, ExecutionFilter.ANY, null, Executions.PAGE_MAX + 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> executions.page(acme, ExecutionFilter.ANY, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void insert(String taskId, Instant createdAt) {
        executions.insert(acme, ExecutionRichSamples.acceptedAt(new TaskId(taskId), createdAt));
    }

    private void insert(String taskId, ExecutionRequest request) {
        executions.insert(
                acme, ExecutionRichSamples.accepted(ACME, new TaskId(taskId), request, NOW));
    }

    private void move(String taskId, RunEvent event) {
        Execution current = executions.find(acme, new TaskId(taskId)).orElseThrow();
        executions.replace(acme, ExecutionRichSamples.moved(current, event));
    }

    private List<String> list(ExecutionFilter filter) {
        return executions.page(acme, filter, null, 100).stream()
                .map(execution -> execution.taskId().value())
                .toList();
    }

    private static ExecutionRequest of(@Nullable ProjectId project) {
        ExecutionRequest sample = ExecutionRichSamples.request("a", null, null, null);
        return new ExecutionRequest(
                sample.image(),
                null,
                sample.folder(),
                sample.tests(),
                sample.config(),
                null,
                project);
    }

    private static ExecutionFilter of(Set<ExecutionStatus> statuses, ProjectId project) {
        return new ExecutionFilter(statuses, null, project, null, null, null, null, null);
    }

    private static ExecutionFilter withStatus(ExecutionStatus... statuses) {
        return new ExecutionFilter(Set.of(statuses), null, null, null, null, null, null, null);
    }

    private static ExecutionFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new ExecutionFilter(Set.of(), null, null, null, null, from, to, null);
    }

    private static ExecutionFilter filter(
            @Nullable String image,
            @Nullable String groupName,
            @Nullable String environment,
            @Nullable String q) {
        return new ExecutionFilter(Set.of(), image, null, groupName, environment, null, null, q);
    }
}
