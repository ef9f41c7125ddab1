package dev.aac.producer.analysis;

import java.util.List;

/** Lines of the network, the system, shells and settings. */
final class SystemSamples {

    static final List<RuleSample> ALL =
            List.of(
                    RuleSample.of("network.dns")
                            .on("Error: getaddrinfo ENOTFOUND api.example.org")
                            .on("java.net.UnknownHostException: orders-db")
                            .on("curl: (6) Could not resolve host: shop.example.org")
                            .on("socket.gaierror: [Errno -2] Name or service not known")
                            .on("page.goto: net::ERR_NAME_NOT_RESOLVED at http://shop/")
                            .notOn("Failed to resolve import \"@/lib/slug\" from \"src/a.ts\"")
                            .notOn("the temporary failure of the payment was handled"),
                    RuleSample.of("network.go-lookup")
                            .on(
                                    "dial tcp: lookup orders-db.example.org on 10.0.0.2:53: server"
                                            + " misbehaving")
                            .notOn(
                                    "cannot find module providing package x: module lookup disabled"
                                            + " by GOPROXY=off"),
                    RuleSample.of("network.refused")
                            .on("Error: connect ECONNREFUSED 127.0.0.1:3000")
                            .on("Caused by: java.net.ConnectException: Connection refused")
                            .on("dial tcp 127.0.0.1:80: connect: connection refused")
                            .on(
                                    "org.postgresql.util.PSQLException: Connection to db:5432"
                                            + " refused. Check that the hostname")
                            .notOn("the offer was refused.")
                            .notOn("connection accepted"),
                    RuleSample.of("network.reset")
                            .on("Error: read ECONNRESET")
                            .on("Error: socket hang up")
                            .on("ConnectionResetError: [Errno 104] Connection reset by peer")
                            .notOn("connection preset loaded"),
                    RuleSample.of("network.unreachable")
                            .on("OSError: [Errno 113] No route to host")
                            .on("curl: (7) Failed to connect to shop port 80 after 3 ms")
                            .on("Cypress failed to verify that your server is running.")
                            .notOn("connected to shop"),
                    RuleSample.of("network.connect-timeout")
                            .on("Error: connect ETIMEDOUT 10.0.0.9:443")
                            .on("java.net.SocketTimeoutException: Connect timed out")
                            .on("dial tcp 10.0.0.9:443: i/o timeout")
                            .notOn("read tcp 10.0.0.9:443: i/o timeout of 3 s is set"),
                    RuleSample.of("network.certificate")
                            .on("javax.net.ssl.SSLHandshakeException: PKIX path building failed")
                            .on(
                                    "ssl.SSLCertVerificationError: certificate verify failed:"
                                            + " unable to get local issuer")
                            .on("Error: self-signed certificate in certificate chain")
                            .notOn("x509: parsed 14 entries"),
                    RuleSample.of("system.java-heap")
                            .on("java.lang.OutOfMemoryError: Java heap space")
                            .on("[ERROR] Java heap space")
                            .notOn("OutOfMemoryErrorTest passed"),
                    RuleSample.of("system.node-heap")
                            .on(
                                    "FATAL ERROR: Reached heap limit Allocation failed - JavaScript"
                                            + " heap out of memory")
                            .notOn("heap out of memory bounds check passed"),
                    RuleSample.of("system.python-memory")
                            .on("E   MemoryError")
                            .notOn("MyMemoryErrors are counted"),
                    RuleSample.of("system.killed-for-memory")
                            .on("Out of memory: Killed process 212 (node) total-vm:4123000kB")
                            .on("State: OOMKilled")
                            .notOn("out of memory: killing is tested elsewhere"),
                    RuleSample.of("system.no-memory")
                            .on("fork: Cannot allocate memory")
                            .on("terminate called after throwing an instance of 'std::bad_alloc'")
                            .on("System.OutOfMemoryException : Exception of type was thrown")
                            .notOn("we ran out of memory. sticks"),
                    RuleSample.of("system.permission")
                            .on("bash: ./run.sh: Permission denied")
                            .on("Error: EACCES: permission denied, open '/etc/shop.conf'")
                            .on("mkdir: cannot create directory '/var/lib/shop': Permission denied")
                            .notOn("java.lang.Exception: DEPERMUTED")
                            .notOn("permission is not denied"),
                    RuleSample.of("system.disk")
                            .on("write error: No space left on device")
                            .on("Error: ENOSPC: no space left on device, write")
                            .notOn("no space left in the basket"),
                    RuleSample.of("system.port")
                            .on("Error: listen EADDRINUSE: address already in use 127.0.0.1:3000")
                            .on("Port 8080 is already in use")
                            .notOn("the name is already in use"),
                    RuleSample.of("system.handles")
                            .on("accept4: too many open files")
                            .on("java.lang.OutOfMemoryError: unable to create native thread")
                            .notOn("Resource temporarily unavailable, asking again"),
                    RuleSample.of("shell.command-missing")
                            .on("run.sh: line 4: newman: command not found")
                            .on("sh: 1: newman: not found")
                            .on("exec: \"ginkgo\": executable file not found in $PATH")
                            .notOn("404 page not found")
                            .notOn("Error: element not found"),
                    RuleSample.of("shell.spawn")
                            .on("Error: spawn xvfb-run ENOENT")
                            .notOn("spawn worker 4"),
                    RuleSample.of("shell.file-missing")
                            .on("cat: ./settings.env: No such file or directory")
                            .on("Error: ENOENT: no such file or directory, open '/app/orders.csv'")
                            .notOn("no such file was ever made"),
                    RuleSample.of("shell.syntax")
                            .on("run.sh: line 6: syntax error: unexpected end of file")
                            .on("run.sh: line 2: unexpected EOF while looking for matching `\"'")
                            .notOn("SyntaxError: invalid syntax"),
                    RuleSample.of("shell.unset")
                            .on("run.sh: line 3: BASE_URL: unbound variable")
                            .on("sh: 1: BASE_URL: parameter not set")
                            .notOn("an unbound variable is free"),
                    RuleSample.of("shell.option")
                            .on("grep: unrecognized option '--no-such'")
                            .on("error: unknown option '--hedless'")
                            .notOn("options: none"),
                    RuleSample.of("shell.segmentation-fault")
                            .on("run.sh: line 3:  41 Segmentation fault      ./render")
                            .notOn("segmentation faults: 0"),
                    RuleSample.of("shell.killed")
                            .on("run.sh: line 14:   212 Killed                  node suite3.js")
                            .notOn("4 mutants killed"),
                    RuleSample.of("shell.not-ok")
                            .on("not ok 2 - health is UP")
                            .notOn("not ok 3 - sorts # TODO not yet")
                            .notOn("ok 1 - is not ok"),
                    RuleSample.of("shell.waited")
                            .on(
                                    "wait-for-it.sh: timeout occurred after waiting 30 seconds for"
                                            + " db:5432")
                            .on("error: timed out waiting for the condition")
                            .notOn("waiting for db, timeout is 30 s"),
                    RuleSample.of("shell.http-refused")
                            .on("curl: (22) The requested URL returned error: 401")
                            .on(
                                    "requests.exceptions.HTTPError: 403 Client Error: Forbidden for"
                                            + " url")
                            .notOn("listed 401 orders"),
                    RuleSample.of("shell.login")
                            .on("FATAL:  password authentication failed for user \"tester\"")
                            .on("remote: Access denied for user 'ci'")
                            .notOn("authentication succeeded"),
                    RuleSample.of("shell.package-missing")
                            .on("ERROR: No matching distribution found for shop-client")
                            .on("E: Unable to locate package jq")
                            .notOn("package shop-client found"),
                    RuleSample.of("shell.any-error")
                            .on("Error: it broke")
                            .on("psql: FATAL: too many clients")
                            .notOn("0 errors, 3 failed over"),
                    RuleSample.of("setting.variable")
                            .on("Error: Missing required environment variable: API_TOKEN")
                            .on(
                                    "java.lang.IllegalStateException: environment variable SHOP_URL"
                                            + " is not set")
                            .on("BASE_URL must be set")
                            .notOn("the variable price is not set by this test"),
                    RuleSample.of("setting.placeholder")
                            .on("Could not resolve placeholder 'shop.url' in value \"${shop.url}\"")
                            .notOn("resolved placeholder 'shop.url'"),
                    RuleSample.of("setting.database")
                            .on("FATAL:  database \"shop_tset\" does not exist")
                            .notOn("database shop does exist"),
                    RuleSample.of("setting.npm-script")
                            .on("npm error Missing script: \"test\"")
                            .on("npm error code ERESOLVE")
                            .notOn("npm wrote package-lock.json"),
                    RuleSample.of("setting.platform")
                            .on("exec /app/run: exec format error")
                            .on(
                                    "java.lang.UnsupportedClassVersionError: shop/Main has been"
                                            + " compiled by a more recent version")
                            .notOn("executor format: json"),
                    RuleSample.of("setting.module-kind")
                            .on("    Must use import to load ES Module: /app/token.test.js")
                            .notOn("the ES module is loaded"),
                    RuleSample.of("setting.no-tests")
                            .on("No tests found, exiting with code 1")
                            .on("===== no tests ran in 0.01s =====")
                            .notOn("12 tests found"));

    private SystemSamples() {}
}
