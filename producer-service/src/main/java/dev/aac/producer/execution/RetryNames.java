package dev.aac.producer.execution;

import dev.aac.contract.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of retries: {@code nightly}, {@code nightly-retry-1}, {@code nightly-retry-2} and so on.
 */
final class RetryNames {

    /** How many numbers are tried before a name that nobody else can have. */
    static final int NUMBERED_MAX = 5;

    private static final String MARK = "-retry-";
    private static final Pattern NUMBERED = Pattern.compile("(.+)" + MARK + "([1-9][0-9]{0,5})");
    private static final int NAME_CHARS_MAX = 128;

    private RetryNames() {}

    /** The best first, the last one free for certain. */
    static List<TaskId> after(TaskId repeated) {
        Matcher numbered = NUMBERED.matcher(repeated.value());
        boolean isRetry = numbered.matches();
        String base = isRetry ? numbered.group(1) : repeated.value();
        int next = isRetry ? Integer.parseInt(numbered.group(2)) + 1 : 1;
        List<TaskId> names = new ArrayList<>();
        for (int number = next; number < next + NUMBERED_MAX; number++) {
            names.add(named(base, MARK + number));
        }
        names.add(named(base, MARK + RandomIds.runId().value()));
        return names;
    }

    private static TaskId named(String base, String end) {
        return new TaskId(
                base.substring(0, Math.min(base.length(), NAME_CHARS_MAX - end.length())) + end);
    }
}
