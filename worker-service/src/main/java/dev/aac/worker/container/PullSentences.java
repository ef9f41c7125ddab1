package dev.aac.worker.container;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImagePullTimedOut;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import java.util.List;
import java.util.Locale;

/** What the engine says about a failed pull, in words for a tester. */
public final class PullSentences {

    private record Meaning(String sentence, List<String> signs) {}

    /**
     * The first whose sign occurs wins. {@code %1$s} is the image, {@code %2$s} its registry. An
     * unknown name and a refused access look the same, on purpose of the registries.
     */
    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning(
                            "Image %1$s cannot be had: %2$s allows no more pulls for now.",
                            List.of("toomanyrequests", "rate limit", "429 too many")),
                    new Meaning(
                            "Image %1$s does not exist, or access to it is denied.",
                            List.of(
                                    "pull access denied",
                                    "repository does not exist",
                                    "unauthorized",
                                    "authentication required",
                                    "no basic auth",
                                    "denied",
                                    "403 forbidden",
                                    "name unknown")),
                    new Meaning(
                            "Image %1$s does not exist: that is no name of an image.",
                            List.of("invalid reference format", "couldn't parse image")),
                    new Meaning(
                            "Image %1$s is not available for this worker's processor.",
                            List.of("no matching manifest", "no match for platform")),
                    new Meaning(
                            "Image %1$s does not exist: its repository has no such version.",
                            List.of("manifest unknown", "not found")),
                    new Meaning(
                            "Image %1$s cannot be had: %2$s is unknown to this network.",
                            List.of("no such host", "server misbehaving")),
                    new Meaning(
                            "Image %1$s cannot be had: %2$s does not prove who it is (TLS).",
                            List.of("x509", "gave http response to https", "tls: ")),
                    new Meaning(
                            "Image %1$s cannot be had: %2$s cannot be reached.",
                            List.of(
                                    "connection refused",
                                    "connection reset",
                                    "i/o timeout",
                                    "handshake timeout",
                                    "deadline exceeded",
                                    "client.timeout",
                                    "unreachable",
                                    "no route to host",
                                    "eof",
                                    "proxyconnect",
                                    "bad gateway",
                                    "service unavailable",
                                    "gateway time")));

    private static final List<String> SIGNS_OF_A_FULL_DISK = List.of("no space left");

    private PullSentences() {}

    /**
     * @param reason the engine's words
     */
    public static ContainerEngineException failure(ImageReference image, String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (containsAny(lower, SIGNS_OF_A_FULL_DISK)) {
            return new EngineFailed("The container engine's disk is full.", null);
        }
        for (Meaning meaning : MEANINGS) {
            if (containsAny(lower, meaning.signs())) {
                return unavailable(meaning.sentence(), image);
            }
        }
        return new ImageUnavailable("Image " + image + " cannot be had: " + reason, null);
    }

    /** For a registry that has not answered at all. */
    public static ImageUnavailable noAnswer(ImageReference image, long seconds) {
        return unavailable(
                "Image %1$s cannot be had: %2$s did not answer within " + seconds + " s.", image);
    }

    /** For a registry that is too slow. */
    public static ImagePullTimedOut tookTooLong(ImageReference image) {
        return new ImagePullTimedOut(
                "Pulling image %s took longer than %d minutes."
                        .formatted(image, ContainerEngine.PULL_LIMIT.toMinutes()));
    }

    private static ImageUnavailable unavailable(String sentence, ImageReference image) {
        String registry = ImageName.of(image).registry();
        return new ImageUnavailable(sentence.formatted(image, registry), null);
    }

    private static boolean containsAny(String text, List<String> signs) {
        return signs.stream().anyMatch(text::contains);
    }
}
