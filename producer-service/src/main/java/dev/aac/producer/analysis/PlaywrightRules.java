package dev.aac.producer.analysis;

import java.util.List;

/** Playwright, in every language it has. */
final class PlaywrightRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("playwright.element", Category.SELECTOR, 79)
                            .seen(
                                    "element(s) not found",
                                    "strict mode violation",
                                    "expect(locator)",
                                    "element is not ",
                                    "intercepts pointer events")
                            .matching(
                                    "element\\(s\\) not found|strict mode violation: (.*)"
                                        + "|expect\\(locator\\)\\.(?:not\\.)?(toBe(?:Visible|Attached|Hidden|Enabled|InViewport|Focused))|element"
                                        + " is not (?:visible|attached|stable|enabled)|intercepts"
                                        + " pointer events")
                            .says(
                                    "An element of the page was not there, not unique or not"
                                            + " usable: {}.",
                                    "Compare the locator with the page as it is now."),
                    Rule.of("playwright.waiting", Category.SELECTOR, 72)
                            .seen("waiting for ")
                            .matching(
                                    "waiting for"
                                        + " ((?:locator|getBy\\w+|get_by_\\w+|GetBy\\w+|selector"
                                        + "|frameLocator)\\b.*)")
                            .says(
                                    "An element of the page did not come: {}.",
                                    "Compare the locator with the page as it is now."),
                    Rule.of("playwright.timeout", Category.TIMEOUT, 70)
                            .seen("timeout ")
                            .matching(
                                    "Test timeout of (\\d+ms) exceeded|Timeout (\\d+ms) exceeded"
                                            + "|\"\\w+\" hook timeout of (\\d+ms)")
                            .says(
                                    "The test took longer than its limit of {}.",
                                    "See what it waited for, or raise the limit."),
                    Rule.of("playwright.web-server", Category.TIMEOUT, 82)
                            .seen("config.webserver")
                            .matching("Timed out waiting (\\d+ms) from config\\.webServer")
                            .says(
                                    "The application under test did not start within {}.",
                                    "Start it by hand in the image and see what it prints."),
                    Rule.of("playwright.no-browser", Category.BROWSER_CRASH, 92)
                            .seen("executable doesn't exist", "failed to launch")
                            .matching(
                                    "Executable doesn't exist at (\\S+)|Failed to launch (?:the"
                                            + " )?(\\w+)")
                            .says(
                                    "The browser cannot be started: {}.",
                                    "Use an image whose browsers fit the version of Playwright."),
                    Rule.of("playwright.closed", Category.BROWSER_CRASH, 85)
                            .seen(
                                    "has been closed",
                                    "page crashed",
                                    "target closed",
                                    "browser closed unexpectedly")
                            .matching(
                                    "(?:page|context or browser|browser) has been closed"
                                            + "|[Pp]age crashed|Target closed"
                                            + "|[Bb]rowser closed unexpectedly")
                            .says(
                                    "The browser or its page went away during the test.",
                                    "Give the run more memory; look for a crash in the browser's"
                                            + " log."),
                    Rule.of("playwright.system-libraries", Category.MISSING, 93)
                            .seen(
                                    "missing dependencies to run browsers",
                                    "error while loading shared libraries")
                            .matching(
                                    "missing dependencies to run browsers"
                                            + "|error while loading shared libraries: ([^:]+)")
                            .says(
                                    "Libraries of the system are missing in the image: {}.",
                                    "Install the browser's dependencies in the image."),
                    Rule.of("playwright.python-expect", Category.ASSERTION, 75)
                            .seen("locator expected to", "page url expected", "page title expected")
                            .matching("(Locator expected to .*|Page (?:URL|title) expected to .*)")
                            .says(
                                    "A check of the page failed: {}.",
                                    "Compare what the test expects with what the page shows now."),
                    Rule.of("playwright.value", Category.ASSERTION, 77)
                            .seen(
                                    "unexpected value",
                                    "expect(locator).tohave",
                                    "expect(page).tohave",
                                    "expect(locator).tocontain")
                            .matching(
                                    "unexpected value \"([^\"]*)\""
                                        + "|(expect\\((?:locator|page)\\)\\.(?:not\\.)?to(?:Have|Contain)"
                                        + "\\w+)")
                            .says(
                                    "A check of the page failed: {}.",
                                    "Compare what the test expects with what the page shows now."));

    private PlaywrightRules() {}
}
