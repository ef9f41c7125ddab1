package dev.aac.producer.analysis;

import java.util.List;

/** Cypress. */
final class CypressRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("cypress.element", Category.SELECTOR, 80)
                            .seen(
                                    "expected to find ",
                                    "is being covered by another element",
                                    "failed because this element",
                                    "is detached from the dom",
                                    "failed because it requires a dom element")
                            .matching(
                                    "Expected to find (?:element|content): ?(.*), but never"
                                        + " (?:found|did)|is being covered by another"
                                        + " element|failed because this element|is detached from"
                                        + " the DOM|failed because it requires a DOM element")
                            .says(
                                    "An element of the page was not found or could not be used:"
                                            + " {}.",
                                    "Compare the selector with the page as it is now."),
                    Rule.of("cypress.assertion", Category.ASSERTION, 76)
                            .seen("timed out retrying after")
                            .matching("Timed out retrying after \\d+ms: (expected .*)")
                            .says(
                                    "A check of the page failed: {}.",
                                    "Compare what the test expects with what the page shows now."),
                    Rule.of("cypress.wait", Category.TIMEOUT, 79)
                            .seen("cy.wait()", "page load event", "pageloadtimeout")
                            .matching(
                                    "`cy\\.wait\\(\\)` timed out waiting (.*)|[Tt]imed out after"
                                        + " waiting .* for your remote page to load|page load event"
                                        + " (?:did not|has not)")
                            .says(
                                    "A request or a page did not come in time: {}.",
                                    "See whether the application sends or answers it."),
                    Rule.of("cypress.status", Category.ASSERTION, 75)
                            .seen("  > ")
                            .matching("^\\s*> ([45]\\d\\d: .*)")
                            .says(
                                    "The application answered {}.",
                                    "Look into its log for that request."),
                    Rule.of("cypress.application-error", Category.EXCEPTION, 54)
                            .seen("originated from your application code")
                            .matching("error originated from your application code")
                            .says(
                                    "The application itself threw an error.",
                                    "Look at its stack in the report; mend it there."),
                    Rule.of("cypress.not-installed", Category.MISSING, 93)
                            .seen("cypress binary is missing", "system is missing the dependency")
                            .matching(
                                    "Cypress binary is missing|system is missing the dependency:"
                                            + " (\\w+)")
                            .says(
                                    "Cypress cannot start in this image: {}.",
                                    "Use an image in which Cypress and its dependencies are"
                                            + " installed."),
                    Rule.of("cypress.crash", Category.BROWSER_CRASH, 91)
                            .seen(
                                    "renderer process just crashed",
                                    "browser process running your test just exited",
                                    "cypress failed to make a connection to the chrome devtools")
                            .matching(
                                    "[Rr]enderer process just crashed"
                                            + "|browser process running your test just exited"
                                            + "|failed to make a connection to the Chrome DevTools")
                            .says(
                                    "The browser crashed.",
                                    "Give the run more memory, or run fewer specs at once."));

    private CypressRules() {}
}
