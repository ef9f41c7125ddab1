package dev.aac.producer.analysis;

import java.util.List;

/** Lines of JUnit, pytest, Jest, Go, .NET and their like. */
final class LanguageSamples {

    static final List<RuleSample> ALL =
            List.of(
                    RuleSample.of("java.assertion")
                            .on("org.opentest4j.AssertionFailedError: expected: <90> but was: <80>")
                            .on("java.lang.AssertionError: expected [200] but found [404]")
                            .notOn("E       AssertionError: no")
                            .notOn("com.acme.AssertionErrors loaded"),
                    RuleSample.of("java.mock")
                            .on("Wanted but not invoked:")
                            .notOn("invoked as wanted"),
                    RuleSample.of("java.compile")
                            .on(
                                    "[ERROR] /app/src/test/java/shop/CartTest.java:[11,9] cannot"
                                            + " find symbol")
                            .on("CartTest.java:11: error: cannot find symbol")
                            .notOn("at shop.CartTest.isEmpty(CartTest.java:11)"),
                    RuleSample.of("java.class-missing")
                            .on("java.lang.NoClassDefFoundError: org/apache/commons/csv/CSVFormat")
                            .notOn("NoClassDefFoundErrors: 0"),
                    RuleSample.of("java.file-missing")
                            .on(
                                    "Caused by: java.nio.file.NoSuchFileException:"
                                            + " fixtures/countries.csv")
                            .notOn("FileNotFoundException is caught by the reader"),
                    RuleSample.of("java.dependency")
                            .on("Could not find artifact shop:client:jar:2.1 in central")
                            .on("> Could not find shop:client:2.1.")
                            .notOn("Could not find the offer"),
                    RuleSample.of("java.timeout")
                            .on(
                                    "java.util.concurrent.TimeoutException: endsSoon() timed out"
                                            + " after 300 milliseconds")
                            .on(
                                    "org.awaitility.core.ConditionTimeoutException: Condition"
                                            + " didn't complete within 10 seconds")
                            .notOn("it timed out after all"),
                    RuleSample.of("java.vm-crash")
                            .on("[ERROR] The forked VM terminated without properly saying goodbye.")
                            .notOn("the forked VM terminated"),
                    RuleSample.of("java.exception")
                            .on(
                                    "Exception in thread \"main\" java.lang.IllegalStateException:"
                                            + " closed")
                            .on("Caused by: shop.store.StoreException")
                            .notOn("an exception: none"),
                    RuleSample.of("python.module-missing")
                            .on("E   ModuleNotFoundError: No module named 'shop_client'")
                            .notOn("no module name was given"),
                    RuleSample.of("python.import-name")
                            .on(
                                    "ImportError: cannot import name 'Client' from 'shop'"
                                            + " (/app/shop.py)")
                            .notOn("cannot import names twice"),
                    RuleSample.of("python.assert")
                            .on("E       assert 5 == 6")
                            .on("AssertionError: 90 != 80.0")
                            .notOn(">       assert total(basket) == 6"),
                    RuleSample.of("python.did-not-raise")
                            .on("E       Failed: DID NOT RAISE <class 'ValueError'>")
                            .notOn("it did not raise anything"),
                    RuleSample.of("python.syntax")
                            .on("E   SyntaxError: '[' was never closed")
                            .notOn("run.sh: syntax error"),
                    RuleSample.of("python.environment-key")
                            .on("E   KeyError: 'SHOP_BASE_URL'")
                            .notOn("KeyError: 'country'"),
                    RuleSample.of("python.fixture")
                            .on("E       fixture 'page' not found")
                            .notOn("fixture 'page' found"),
                    RuleSample.of("python.timeout")
                            .on("E       Failed: Timeout (>1.0s) from pytest-timeout.")
                            .on("asyncio.exceptions.TimeoutError")
                            .notOn("no TimeoutError was raised"),
                    RuleSample.of("python.file-missing")
                            .on(
                                    "E       FileNotFoundError: [Errno 2] No such file or"
                                            + " directory: 'export-orders'")
                            .notOn("FileNotFoundError was expected"),
                    RuleSample.of("python.exception")
                            .on("ValueError: could not convert string to float: '2,5'")
                            .on(
                                    "E   json.decoder.JSONDecodeError: Expecting value: line 1"
                                            + " column 1 (char 0)")
                            .notOn("3 errors: none"),
                    RuleSample.of("javascript.module-missing")
                            .on("Error: Cannot find module 'shop-client'")
                            .on(
                                    "Error: Failed to resolve import \"@/lib/slug\" from"
                                            + " \"slug.test.js\"")
                            .notOn("Cannot find modules folder, made it"),
                    RuleSample.of("javascript.syntax")
                            .on("SyntaxError: Unexpected token ';'")
                            .on("Jest encountered an unexpected token")
                            .notOn("syntax errors: 0"),
                    RuleSample.of("javascript.types")
                            .on(
                                    "order.ts(5,27): error TS2322: Type 'string' is not assignable"
                                            + " to type 'number'.")
                            .notOn("error tsunami"),
                    RuleSample.of("javascript.expect")
                            .on("    expect(received).toBe(expected) // Object.is equality")
                            .on("AssertionError: expected 'my shop' to be 'my-shop'")
                            .notOn("> 12 |   expect(add(2, 1)).toBe(3);"),
                    RuleSample.of("javascript.snapshot")
                            .on("Error: Snapshot `a badge 1` mismatched")
                            .notOn("1 snapshot written"),
                    RuleSample.of("javascript.timeout")
                            .on("thrown: \"Exceeded timeout of 300 ms for a test")
                            .on(
                                    "Error: Timeout of 200ms exceeded. For async tests, ensure"
                                            + " \"done()\" is called")
                            .notOn("timeout of the cache: none"),
                    RuleSample.of("javascript.undefined")
                            .on("TypeError: Cannot read properties of undefined (reading 'city')")
                            .on("ReferenceError: window is not defined")
                            .notOn("the price is not defined yet"),
                    RuleSample.of("javascript.exception")
                            .on("Error: broken")
                            .on("RangeError [ERR_OUT]: Invalid count")
                            .notOn("npm error: none"),
                    RuleSample.of("javascript.threshold")
                            .on(
                                    "level=error msg=\"thresholds on metrics 'http_req_duration'"
                                            + " have been crossed\"")
                            .notOn("thresholds on metrics are kept"),
                    RuleSample.of("go.want")
                            .on("    price_test.go:21: total(3, 2) = 2, want 5")
                            .notOn("price_test.go:21: counting two"),
                    RuleSample.of("go.line")
                            .on("    orders_test.go:13: counting two")
                            .notOn("orders.go:13: counting two"),
                    RuleSample.of("go.testify")
                            .on("        \tError:      \tNot equal: ")
                            .notOn("it is not equal: why"),
                    RuleSample.of("go.timeout")
                            .on("panic: test timed out after 1s")
                            .notOn("the test timed out after all"),
                    RuleSample.of("go.deadline")
                            .on("Get \"http://shop\": context deadline exceeded")
                            .notOn("the deadline was met"),
                    RuleSample.of("go.panic")
                            .on(
                                    "panic: runtime error: invalid memory address or nil pointer"
                                            + " dereference")
                            .on("fatal error: all goroutines are asleep - deadlock!")
                            .notOn("2026/01/02 panic: recovered"),
                    RuleSample.of("go.compile")
                            .on("./build_test.go:7:5: undefined: vesion")
                            .notOn("\t/app/user_test.go:10 +0x1d"),
                    RuleSample.of("go.module")
                            .on(
                                    "api_test.go:6:2: no required module provides package"
                                            + " example.org/shop/client; to add it:")
                            .notOn("it provides package tours"),
                    RuleSample.of("dotnet.assertion")
                            .on("   Assert.Equal() Failure: Values differ")
                            .on("   Assert.IsTrue failed. the shop is closed")
                            .notOn("assert. nothing"),
                    RuleSample.of("dotnet.compile")
                            .on(
                                    "CartTests.cs(15,24): error CS0103: The name 'crat' does not"
                                            + " exist in the current context")
                            .notOn(
                                    "Legacy.cs(3,17): warning CS0168: The variable 'e' is declared"
                                            + " but never used"),
                    RuleSample.of("dotnet.restore")
                            .on(
                                    "Shop.csproj : error NU1101: Unable to find package"
                                            + " Shop.Client. No packages exist")
                            .notOn("warning NU1603: depends on"),
                    RuleSample.of("dotnet.file-missing")
                            .on(
                                    "System.IO.FileNotFoundException : Could not find file"
                                            + " '/src/data/prices.json'.")
                            .notOn("could not find files to delete"),
                    RuleSample.of("dotnet.timeout")
                            .on(
                                    "The request was canceled due to the configured"
                                            + " HttpClient.Timeout of 5 seconds elapsing.")
                            .notOn("HttpClient.Timeout is 5"),
                    RuleSample.of("dotnet.sdk")
                            .on("      A compatible .NET SDK was not found.")
                            .notOn("a compatible .NET SDK was found"),
                    RuleSample.of("dotnet.exception")
                            .on(
                                    "   System.NullReferenceException : Object reference not set to"
                                            + " an instance of an object.")
                            .on("Unhandled exception. System.InvalidOperationException: closed")
                            .notOn("handled exception: none"));

    private LanguageSamples() {}
}
