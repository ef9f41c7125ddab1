package dev.aac.producer.result;

import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes files piece by piece; with the last piece a file is listed, and what it tells of test cases
 * is kept. Everything may come twice, at any replica. Throws as its ports do.
 */
@Singleton
public class ReportShelf {

    private static final String MAYBE_JUNIT = ".xml";

    private final Reports reports;
    private final ReportListing listing;
    private final TestIntake tests;
    private final ReportSettings settings;
    private final ReportMetrics metrics;

    public ReportShelf(
            Reports reports,
            ReportListing listing,
            TestIntake tests,
            ReportSettings settings,
            ReportMetrics metrics) {
        this.reports = reports;
        this.listing = listing;
        this.tests = tests;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * @return why the piece is not kept, a sentence; empty when it is
     */
    public Optional<String> keep(OrganizationScope scope, ReportPart part) {
        RunRef run = part.origin().run();
        long end = part.offset() + part.bytes().length;
        if (end > settings.fileBytesMax()) {
            return refused(
                    "The producer keeps no file of more than %,d bytes."
                            .formatted(settings.fileBytesMax()));
        }
        String sha256 = part.sha256();
        if (sha256 == null) {
            reports.write(scope, run, part.file(), part.offset(), part.bytes());
            return Optional.empty();
        }
        if (!finished(scope, part, sha256)) {
            return refused("A file did not arrive whole.");
        }
        ReportFile file =
                new ReportFile(
                        run.attempt(),
                        part.file(),
                        part.path(),
                        end,
                        sha256,
                        testsOf(scope, run, part));
        listing.add(scope, run, file);
        metrics.kept(file);
        return Optional.empty();
    }

    private boolean finished(OrganizationScope scope, ReportPart last, String sha256) {
        RunRef run = last.origin().run();
        byte[] bytes = last.bytes();
        if (last.offset() == 0) {
            return reports.keep(scope, run, last.file(), bytes, sha256);
        }
        reports.write(scope, run, last.file(), last.offset(), bytes);
        return reports.finish(scope, run, last.file(), last.offset() + bytes.length, sha256);
    }

    /** The last word on an attempt's reports. */
    public void put(OrganizationScope scope, ReportsLeft left) {
        RunRef run = left.origin().run();
        listing.put(
                scope,
                run,
                new ReportTotals(
                        run.attempt(),
                        left.files(),
                        left.bytes(),
                        left.refused(),
                        left.complete(),
                        left.note()));
        if (left.files() > 0) {
            tests.conclude(scope, run);
        }
    }

    /** Of something that is not kept for another reason. */
    public Optional<String> refused(String sentence) {
        metrics.refused();
        return Optional.of(sentence);
    }

    private ReportFile.Tests testsOf(OrganizationScope scope, RunRef run, ReportPart part) {
        if (!part.path().toLowerCase(Locale.ROOT).endsWith(MAYBE_JUNIT)) {
            return ReportFile.Tests.NONE;
        }
        try {
            List<TestCase> cases = read(scope, run, part.file());
            tests.add(scope, run, part.file(), cases);
            return new ReportFile.Tests(cases.size(), null);
        } catch (JunitReader.Unreadable e) {
            return new ReportFile.Tests(0, e.sentence());
        }
    }

    private List<TestCase> read(OrganizationScope scope, RunRef run, int file)
            throws JunitReader.Unreadable {
        try (ReportContent content = reports.open(scope, run, file).orElse(null)) {
            if (content == null) {
                return List.of();
            }
            InputStream bytes = content.from(0);
            return JunitReader.read(bytes).orElse(List.of());
        } catch (IOException e) {
            throw new ReportsAway(e);
        }
    }
}
