package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What became of what was accepted. */
final class Balance {

    private static final int SHOWN_MAX = 5;

    private final int accepted;
    private final Duration settled;
    private final List<String> lost = new ArrayList<>();
    private final List<String> stuck = new ArrayList<>();
    private final List<String> twoResults = new ArrayList<>();
    private final List<String> wrongVerdict = new ArrayList<>();
    private final List<String> logIncomplete = new ArrayList<>();
    private int restarted;
    private int givenUp;

    /**
     * Nothing found yet.
     *
     * @param settled how long after the faults the last one had ended
     */
    Balance(int accepted, Duration settled) {
        this.accepted = accepted;
        this.settled = settled;
    }

    void lost(String one) {
        lost.add(one);
    }

    void stuck(String one) {
        stuck.add(one);
    }

    void twoResults(String one) {
        twoResults.add(one);
    }

    void wrongVerdict(String one) {
        wrongVerdict.add(one);
    }

    void logIncomplete(String one) {
        logIncomplete.add(one);
    }

    void givenUp() {
        givenUp++;
    }

    void starts(int count) {
        restarted += count > 1 ? 1 : 0;
    }

    int restarted() {
        return restarted;
    }

    /** The figures, one a line. */
    String table(String title) {
        return """
        %s
          accepted                    %6d
          lost                        %6d
          stuck                       %6d
          two results                 %6d
          wrong verdict               %6d
          log incomplete              %6d
          started more than once      %6d
          given up after three losses %6d
          settled after the faults    %6.1f s
        """
                .formatted(
                        title,
                        accepted,
                        lost.size(),
                        stuck.size(),
                        twoResults.size(),
                        wrongVerdict.size(),
                        logIncomplete.size(),
                        restarted,
                        givenUp,
                        settled.toMillis() / 1000.0);
    }

    /** Prints the figures, and fails on any that is not as promised. */
    void mustBeGood(String title) {
        System.out.println(table(title));
        assertNone("lost", lost);
        assertNone("stuck", stuck);
        assertNone("with two results", twoResults);
        assertNone("with a wrong verdict", wrongVerdict);
        assertNone("with an incomplete log", logIncomplete);
    }

    private static void assertNone(String what, List<String> found) {
        assertThat(found.stream().limit(SHOWN_MAX)).as("%d are %s", found.size(), what).isEmpty();
    }
}
