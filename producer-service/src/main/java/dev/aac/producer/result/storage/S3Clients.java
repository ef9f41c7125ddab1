package dev.aac.producer.result.storage;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients that speak as every compatible service understands, and never wait without end. */
final class S3Clients {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);
    private static final Duration CALL_MAX = Duration.ofSeconds(30);
    private static final int TRIES_MAX = 2;

    private S3Clients() {}

    static S3Client of(S3Place place) {
        AwsBasicCredentials keys = AwsBasicCredentials.create(place.accessKey(), place.secretKey());
        S3ClientBuilder builder =
                S3Client.builder()
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT_MAX)
                                        .socketTimeout(SILENCE_MAX))
                        .region(Region.of(place.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(keys))
                        // Checksums of newer kinds are known to AWS and to few others.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .addPlugin(LegacyMd5Plugin.create())
                        .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                        .overrideConfiguration(
                                limits ->
                                        limits.apiCallTimeout(CALL_MAX)
                                                .retryStrategy(
                                                        tries -> tries.maxAttempts(TRIES_MAX))
                                                // Files of a home are not read.
                                                .defaultProfileFile(
                                                        ProfileFile.aggregator().build()));
        if (place.endpoint() != null) {
            builder.endpointOverride(place.endpoint()).forcePathStyle(true);
        }
        return builder.build();
    }
}
