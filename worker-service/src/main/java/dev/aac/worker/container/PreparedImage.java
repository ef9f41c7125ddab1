package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.ImageReference;

/**
 * An image that is on the engine.
 *
 * @param id of exactly this image on the engine; a tag may move, this does not
 * @param digest what the reference resolved to, for a person to compare: the repository digest
 *     ({@code name@sha256:…}), or the id when it was never pulled
 */
public record PreparedImage(ImageReference reference, String id, String digest) {

    public PreparedImage {
        requireNonNull(reference, "reference is null");
        requireNonNull(id, "id is null");
        requireNonNull(digest, "digest is null");
    }
}
