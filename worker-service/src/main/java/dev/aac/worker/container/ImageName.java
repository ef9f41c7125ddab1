package dev.aac.worker.container;

import dev.aac.contract.job.ImageReference;
import java.util.List;

/**
 * The parts of an image reference, as the engine's pull wants them.
 *
 * @param repository with its registry, if it names one
 * @param version a tag or a digest
 */
public record ImageName(String repository, String version) {

    private static final String DEFAULT_TAG = "latest";

    public static ImageName of(ImageReference reference) {
        String text = reference.value();
        int digest = text.indexOf('@');
        String named = digest < 0 ? text : text.substring(0, digest);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String repository = colon < 0 ? named : named.substring(0, colon);
        if (digest >= 0) {
            return new ImageName(repository, text.substring(digest + 1));
        }
        return new ImageName(repository, colon < 0 ? DEFAULT_TAG : named.substring(colon + 1));
    }

    /** For a person: the host that is asked. */
    public String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? "the registry " + first : "the default registry";
    }

    /**
     * Of an image's repository digests ({@code name@sha256:…}) the one that belongs to this name;
     * the engine writes names in their shortest form.
     *
     * @param otherwise when it has none, because it was never pulled
     */
    public String digestOf(List<String> repoDigests, String otherwise) {
        for (String digest : repoDigests) {
            String name = digest.substring(0, Math.max(0, digest.indexOf('@')));
            if (repository.equals(name) || repository.endsWith("/" + name)) {
                return digest;
            }
        }
        return repoDigests.isEmpty() ? otherwise : repoDigests.getFirst();
    }
}
