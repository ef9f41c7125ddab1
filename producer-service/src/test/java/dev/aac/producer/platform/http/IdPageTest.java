package dev.aac.producer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.platform.problem.ProblemException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdPageTest {

    private static final String ID = "65f0c0ffee65f0c0ffee65f0";

    @Test
    void firstPageIsAskedForWithNothing() {
        IdPage page = IdPage.of(null, null);
        assertThat(page).isEqualTo(new IdPage(null, 50));
        assertThat(page.<Integer>cursor(String::length)).isNull();
    }

    @Test
    void laterPageBeginsAtItsCursor() {
        IdPage page = IdPage.of(ID, "200");
        assertThat(page.limit()).isEqualTo(200);
        assertThat(page.<Integer>cursor(String::length)).isEqualTo(24);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> IdPage.of(ID.toUpperCase(Locale.ROOT), "201"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().fields())
                                        .isEqualTo(
                                                Map.of(
                                                        "cursor",
                                                        "must be the nextCursor of an earlier page",
                                                        "limit",
                                                        "must be a whole number from 1 to 200")));
    }
}
