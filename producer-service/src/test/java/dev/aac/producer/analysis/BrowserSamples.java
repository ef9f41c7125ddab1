package dev.aac.producer.analysis;

import java.util.List;

/** Lines of Playwright, Cypress and Selenium. */
final class BrowserSamples {

    static final List<RuleSample> ALL =
            List.of(
                    RuleSample.of("playwright.element")
                            .on("Error: element(s) not found")
                            .on(
                                    "Error: strict mode violation: getByRole('button') resolved to"
                                            + " 2 elements")
                            .notOn("element(s) found"),
                    RuleSample.of("playwright.waiting")
                            .on("  - waiting for getByRole('button', { name: 'Pay now' })")
                            .on("  - waiting for locator('h1')")
                            .notOn("waiting for http://shop to answer"),
                    RuleSample.of("playwright.timeout")
                            .on("Test timeout of 4000ms exceeded.")
                            .on("TimeoutError: page.goto: Timeout 15000ms exceeded.")
                            .notOn("Timeout 15000ms set"),
                    RuleSample.of("playwright.web-server")
                            .on("Error: Timed out waiting 60000ms from config.webServer.")
                            .notOn("config.webServer is reused"),
                    RuleSample.of("playwright.no-browser")
                            .on(
                                    "browserType.launch: Executable doesn't exist at"
                                            + " /ms-playwright/chromium-1140/chrome")
                            .notOn("the executable exists at /ms-playwright"),
                    RuleSample.of("playwright.closed")
                            .on("Error: page.pdf: Target page, context or browser has been closed")
                            .on("Error: page.goto: Page crashed")
                            .notOn("the shop has been closed"),
                    RuleSample.of("playwright.system-libraries")
                            .on("║ Host system is missing dependencies to run browsers. ║")
                            .on(
                                    "chrome: error while loading shared libraries: libnss3.so:"
                                            + " cannot open shared object file")
                            .notOn("loading shared libraries"),
                    RuleSample.of("playwright.python-expect")
                            .on("E       AssertionError: Locator expected to have text 'In stock'")
                            .notOn("the locator expected too much"),
                    RuleSample.of("playwright.value")
                            .on("    - unexpected value \"Welcome back\"")
                            .on("Error: expect(locator).toHaveText(expected) failed")
                            .notOn("an unexpected value"),
                    RuleSample.of("cypress.element")
                            .on(
                                    "Timed out retrying after 4000ms: Expected to find element:"
                                            + " `#pay`, but never found it.")
                            .on("is being covered by another element:")
                            .notOn("we expected to find more"),
                    RuleSample.of("cypress.assertion")
                            .on(
                                    "Timed out retrying after 4000ms: expected '<h1>' to have text"
                                            + " 'A', but the text was 'B'")
                            .notOn("Timed out retrying after 4000ms"),
                    RuleSample.of("cypress.wait")
                            .on(
                                    "CypressError: `cy.wait()` timed out waiting 5000ms for the 1st"
                                            + " request to the route: `orders`")
                            .notOn("`cy.wait()` yields the request"),
                    RuleSample.of("cypress.status")
                            .on("  > 500: Internal Server Error")
                            .notOn("> 4 suites"),
                    RuleSample.of("cypress.application-error")
                            .on(
                                    "TypeError: The following error originated from your"
                                            + " application code, not from Cypress.")
                            .notOn("it originated from your application code"),
                    RuleSample.of("cypress.not-installed")
                            .on(
                                    "The cypress npm package is installed, but the Cypress binary"
                                            + " is missing.")
                            .notOn("the Cypress binary is there"),
                    RuleSample.of("cypress.crash")
                            .on("We detected that the Chromium Renderer process just crashed.")
                            .notOn("the renderer process crashed a year ago"),
                    RuleSample.of("selenium.element")
                            .on(
                                    "org.openqa.selenium.NoSuchElementException: no such element:"
                                            + " Unable to locate element")
                            .on(
                                    "E   selenium.common.exceptions.StaleElementReferenceException:"
                                            + " Message: stale element")
                            .notOn("no such elements were asked for"),
                    RuleSample.of("selenium.wait")
                            .on(
                                    "Expected condition failed: waiting for visibility of element"
                                            + " located by By.id: receipt")
                            .on(
                                    "E  selenium.common.exceptions.TimeoutException: Message: the"
                                            + " receipt")
                            .notOn("expected condition failed once"),
                    RuleSample.of("selenium.session")
                            .on(
                                    "session not created: This version of ChromeDriver only"
                                            + " supports Chrome version 129")
                            .on("(unknown error: DevToolsActivePort file doesn't exist)")
                            .notOn("session created"),
                    RuleSample.of("selenium.driver")
                            .on(
                                    "E  selenium.common.exceptions.NoSuchDriverException: Message:"
                                            + " Unable to obtain driver for chrome")
                            .notOn("the driver executable is fine"),
                    RuleSample.of("selenium.hub")
                            .on(
                                    "org.openqa.selenium.remote.UnreachableBrowserException: Could"
                                            + " not start a new session.")
                            .notOn("the browser is reachable"));

    private BrowserSamples() {}
}
