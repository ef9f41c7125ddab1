package dev.aac.producer.result.storage;

import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.producer.result.Reports;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where report files are kept: in the bucket of {@code S3_BUCKET}, or without one in the folder of
 * {@code REPORTS_DIR}. It is tried at the start, so that a wrong one is noticed then and not with
 * the first report.
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ReportPlace {

    private final Reports reports;

    public ReportPlace(
            @ConfigProperty(name = "aac.reports.folder") String folder, S3Settings settings) {
        this.reports =
                settings.place()
                        .<Reports>map(ReportPlace::inBucket)
                        .orElseGet(() -> new DiskReports(new ReportFolder(folder)));
    }

    private static Reports inBucket(S3Place place) {
        S3Bucket bucket = new S3Bucket(place);
        bucket.tryOut();
        return new S3Reports(bucket);
    }

    @Produces
    @Singleton
    Reports reports() {
        return reports;
    }
}
