package dev.aac.producer.result;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.identity.DerivedKeys;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Short-lived proofs that somebody may read the reports of one attempt, to be part of an address: a
 * browser's tab shows no token. One is good for the whole folder, so that a page finds what lies
 * beside it. Nothing is stored; the key is derived from {@code JWT_SECRET}.
 */
@Singleton
public class ReportLinks {

    /** How long one is good for. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH_MAX = 512;
    private static final int PARTS = 5;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey key;
    private final Clock clock;

    @Inject
    public ReportLinks(DerivedKeys keys, Clock clock) {
        this(keys.forPurpose("report links", ALGORITHM), clock);
    }

    ReportLinks(SecretKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A link that was made.
     *
     * @param text letters, digits, {@code -}, {@code _} and a point
     */
    public record Made(String text, Instant expiresAt) {}

    /** What a link that is good lets its bearer read. */
    public record Opened(OrganizationScope scope, RunRef run) {}

    public Made make(RunRef run) {
        Instant end = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        String content =
                String.join(
                        "/",
                        run.organizationId().value(),
                        run.taskId().value(),
                        run.runId().value(),
                        Integer.toString(run.attempt()),
                        Long.toString(end.getEpochSecond()));
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        return new Made(TO_TEXT.encodeToString(bytes) + "." + signature(bytes), end);
    }

    /** Empty for what was not made here, or too long ago. */
    public Optional<Opened> open(String text) {
        int point = text.indexOf('.');
        if (point < 0 || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(text.substring(0, point));
            byte[] shown = text.substring(point + 1).getBytes(StandardCharsets.US_ASCII);
            byte[] right = signature(content).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(right, shown)
                    ? opened(new String(content, StandardCharsets.US_ASCII).split("/", -1))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Of what is signed, and so has the form that {@link #make} gave it. */
    private Optional<Opened> opened(String[] parts) {
        if (parts.length != PARTS
                || !Instant.ofEpochSecond(Long.parseLong(parts[4])).isAfter(clock.instant())) {
            return Optional.empty();
        }
        RunRef run =
                new RunRef(
                        new OrganizationId(parts[0]),
                        new TaskId(parts[1]),
                        new RunId(parts[2]),
                        Integer.parseInt(parts[3]));
        return Optional.of(new Opened(OrganizationScope.ofVerifiedLink(run.organizationId()), run));
    }

    private String signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return TO_TEXT.encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
