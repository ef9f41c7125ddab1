package dev.aac.producer.analysis;

import java.util.List;

/** Selenium, in every language it has. */
final class SeleniumRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("selenium.element", Category.SELECTOR, 82)
                            .seen(
                                    "nosuchelement",
                                    "no such element",
                                    "staleelement",
                                    "stale element",
                                    "clickintercepted",
                                    "click intercepted",
                                    "notinteractable",
                                    "not interactable",
                                    "invalidselector")
                            .matching(
                                    "no such element: (.*)|NoSuchElement(?:Exception|Error)\\b:?"
                                        + " ?(.*)|StaleElement\\w+|stale element"
                                        + " reference|ElementClickIntercepted\\w*:? ?(.*)|element"
                                        + " click intercepted|ElementNotInteractable\\w*|element"
                                        + " not interactable|InvalidSelector\\w+")
                            .says(
                                    "An element of the page was not found or could not be used:"
                                            + " {}.",
                                    "Compare the locator with the page as it is now; wait for it."),
                    Rule.of("selenium.wait", Category.SELECTOR, 78)
                            .seen(
                                    "expected condition failed",
                                    "selenium.common.exceptions.timeoutexception")
                            .matching(
                                    "Expected condition failed: waiting for"
                                        + " (.*)|selenium\\.common\\.exceptions\\.TimeoutException:"
                                        + " (.*)")
                            .says(
                                    "What a wait was for did not come: {}.",
                                    "Compare the locator with the page as it is now."),
                    Rule.of("selenium.session", Category.BROWSER_CRASH, 90)
                            .seen(
                                    "session not created",
                                    "sessionnotcreated",
                                    "devtoolsactiveport",
                                    "chrome failed to start",
                                    "chrome not reachable",
                                    "because of page crash",
                                    "tab crashed",
                                    "invalid session id",
                                    "process unexpectedly closed")
                            .matching(
                                    "session not created:?"
                                            + " ?(.*)|SessionNotCreated\\w*|DevToolsActivePort file"
                                            + " doesn't exist|[Cc]hrome failed to start|chrome not"
                                            + " reachable|because of page crash|tab crashed|invalid"
                                            + " session id|[Pp]rocess unexpectedly closed")
                            .says(
                                    "The browser did not start, or went away: {}.",
                                    "Make browser and driver of one version; run it headless and"
                                            + " with enough memory."),
                    Rule.of("selenium.driver", Category.MISSING, 91)
                            .seen(
                                    "nosuchdriverexception",
                                    "unable to obtain driver",
                                    "unable to obtain working",
                                    "needs to be in path",
                                    "not a valid file",
                                    "driver executable")
                            .matching(
                                    "NoSuchDriverException: ?(.*)|Unable to obtain (?:working"
                                        + " )?\\w*[Dd]river|needs to be in PATH|is not a valid"
                                        + " file|driver executable (?:does not exist|must exist)")
                            .says(
                                    "The browser's driver is not there: {}.",
                                    "Add the driver to the image, or correct its path."),
                    Rule.of("selenium.hub", Category.CONNECTION, 80)
                            .seen(
                                    "unreachablebrowserexception",
                                    "invalid address of the remote server")
                            .matching(
                                    "UnreachableBrowserException|invalid address of the remote"
                                            + " server")
                            .says(
                                    "The Selenium server cannot be reached.",
                                    "Check its address, and that it runs."));

    private SeleniumRules() {}
}
