package dev.aac.contract.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "0", "task-1"})
    void taskIdIsTaken(String text) {
        assertThat(new TaskId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "_a", "a b", "a/b", "ä", "a\n", "a\u0000"})
    void taskIdOfAnotherFormIsRefused(String text) {
        assertThatThrownBy(() -> new TaskId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void taskIdHasAtMost128Characters() {
        assertThat(TaskId.isValid("a".repeat(128))).isTrue();
        assertThat(TaskId.isValid("a".repeat(129))).isFalse();
    }

    @Test
    void organizationIdIsLowerCaseHexadecimal() {
        assertThat(OrganizationId.isValid("64b000000000000000000001")).isTrue();
        assertThat(OrganizationId.isValid("64B000000000000000000001")).isFalse();
        assertThat(OrganizationId.isValid("64b00000000000000000000")).isFalse();
    }

    @Test
    void fencingTokenIsNotShown() {
        assertThat(new FencingToken("a".repeat(32)).toString()).doesNotContain("aaa");
    }

    @Test
    void refusalDoesNotRepeatTheValue() {
        assertThatThrownBy(() -> new FencingToken("secret")).hasMessage("not a FencingToken");
    }

    @Test
    void attemptCountsFromOne() {
        assertThatThrownBy(
                        () ->
                                new RunRef(
                                        new OrganizationId("64b000000000000000000001"),
                                        new TaskId("t"),
                                        new RunId("0".repeat(32)),
                                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
