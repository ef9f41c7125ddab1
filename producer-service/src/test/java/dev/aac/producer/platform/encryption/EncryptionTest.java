package dev.aac.producer.platform.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncryptionTest {

    private static final OrganizationId ACME = new OrganizationId("a".repeat(24));
    private static final OrganizationId GLOBEX = new OrganizationId("b".repeat(24));
    private static final SealedAs WHAT = new SealedAs("secret", ACME, "thing", "NAME");
    private static final String TEXT = "hunter22 ü 😀\nlines";

    private final Encryption encryption = EncryptionKeys.random();

    @Test
    void sealedTextIsReadAgainAndShownNowhere() {
        Sealed sealed = encryption.seal(WHAT, TEXT);

        assertThat(encryption.open(WHAT, sealed)).contains(TEXT);
        assertThat(sealed.toString()).doesNotContain(sealed.box());
        assertThat(new String(Base64.getDecoder().decode(sealed.box()), UTF_8))
                .doesNotContain("hunter22");
        assertThat(sealed.textBytes()).isEqualTo(TEXT.getBytes(UTF_8).length);
        assertThat(encryption.seal(WHAT, "").textBytes()).isZero();
    }

    @Test
    void sameTextIsSealedDifferentlyEachTime() {
        Set<String> boxes = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String box = encryption.seal(WHAT, TEXT).box();
            boxes.add(box);
            nonces.add(box.substring(0, 16));
        }
        assertThat(boxes).hasSize(1_000);
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void movedTextIsNotRead() {
        Sealed sealed = encryption.seal(WHAT, TEXT);

        assertThat(
                        List.of(
                                new SealedAs("other", ACME, "thing", "NAME"),
                                new SealedAs("secret", GLOBEX, "thing", "NAME"),
                                new SealedAs("secret", ACME, "thin", "gNAME"),
                                new SealedAs("secret", ACME, "other", "NAME"),
                                new SealedAs("secret", ACME, "thing", "OTHER")))
                .allSatisfy(what -> assertThat(encryption.open(what, sealed)).isEmpty());
    }

    @Test
    void changedTextIsNotRead() {
        Sealed sealed = encryption.seal(WHAT, TEXT);
        byte[] box = Base64.getDecoder().decode(sealed.box());
        for (int at = 0; at < box.length; at++) {
            byte[] changed = box.clone();
            changed[at] ^= 1;
            assertThat(encryption.open(WHAT, boxed(sealed, changed))).as("byte %d", at).isEmpty();
        }
        assertThat(encryption.open(WHAT, boxed(sealed, new byte[27]))).isEmpty();
        assertThat(encryption.open(WHAT, new Sealed(sealed.keyId(), "no base64!"))).isEmpty();
    }

    @Test
    void keyThatIsNotThereReadsNothing() {
        assertThat(EncryptionKeys.random().open(WHAT, encryption.seal(WHAT, TEXT))).isEmpty();
        assertThat(EncryptionKeys.none().open(WHAT, encryption.seal(WHAT, TEXT))).isEmpty();
    }

    @Test
    void previousKeyReadsAndThePresentOneSeals() {
        String old = EncryptionKeys.hex();
        Sealed before = EncryptionKeys.of(old).seal(WHAT, TEXT);
        Encryption rotated = EncryptionKeys.of(EncryptionKeys.hex(), old);

        assertThat(rotated.open(WHAT, before)).contains(TEXT);
        Sealed after = rotated.seal(WHAT, TEXT);
        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(rotated.currentKeyId()).contains(after.keyId());
        assertThat(rotated.hasPreviousKey()).isTrue();
        assertThat(EncryptionKeys.of(old).open(WHAT, after)).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        Encryption none = EncryptionKeys.none();

        assertThatThrownBy(() -> none.seal(WHAT, TEXT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.ENCRYPTION_KEY_MISSING));
        assertThat(none.currentKeyId()).isEmpty();
        assertThat(none.hasPreviousKey()).isFalse();
    }

    private static Sealed boxed(Sealed sealed, byte[] box) {
        return new Sealed(sealed.keyId(), Base64.getEncoder().encodeToString(box));
    }
}
