package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.ImageName;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.container.PullSentences;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Finds images on the engine and pulls what is missing.
 *
 * <p>A pull has two limits. Until the engine says its first word about it (that is when the
 * registry has handed out the manifest) it gets {@code registryAnswerLimit}: a registry that cannot
 * be resolved or refuses is an error of the engine within milliseconds, but one that swallows
 * packets is only silence, which the engine itself would bear for minutes, with retries. From the
 * first word on the registry is known to live, however slow, and only {@link
 * ContainerEngine#PULL_LIMIT} counts.
 */
final class DockerImages {

    private static final Logger LOG = Logger.getLogger(DockerImages.class);

    private final DockerConnection connection;
    private final Duration registryAnswerLimit;
    private final EarlyAnswers<ImageReference, Optional<PreparedImage>> found =
            new EarlyAnswers<>(this::find);
    private volatile Consumer<Duration> pulled = _ -> {};

    DockerImages(DockerConnection connection, Duration registryAnswerLimit) {
        this.connection = connection;
        this.registryAnswerLimit = registryAnswerLimit;
    }

    void whenPulled(Consumer<Duration> told) {
        pulled = told;
    }

    /** Looks already whether it is there. */
    void expect(ImageReference image) {
        found.ask(image);
    }

    PreparedImage prepare(ImageReference image)
            throws ContainerEngineException, InterruptedException {
        Optional<PreparedImage> here = found.answer(image);
        if (here.isPresent()) {
            return here.get();
        }
        long began = System.nanoTime();
        try {
            pull(image);
        } finally {
            pulled.accept(Duration.ofNanos(System.nanoTime() - began));
        }
        return find(image)
                .orElseThrow(
                        () ->
                                new ImageUnavailable(
                                        "Image " + image + " was removed again after its pull.",
                                        null));
    }

    private Optional<PreparedImage> find(ImageReference image)
            throws EngineFailed, InterruptedException {
        try {
            InspectImageResponse answer =
                    connection.ask(client -> client.inspectImageCmd(image.value()).exec());
            String id = String.valueOf(answer.getId());
            List<String> digests = answer.getRepoDigests();
            String digest = ImageName.of(image).digestOf(digests == null ? List.of() : digests, id);
            return Optional.of(new PreparedImage(image, id, digest));
        } catch (Refused e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw new EngineFailed("The container engine cannot look up images.", e);
        }
    }

    private void pull(ImageReference image) throws ContainerEngineException, InterruptedException {
        PullProgress progress = new PullProgress();
        Request request = pullRequest(image);
        try (EngineStream stream =
                EngineStream.start(
                        connection, request, body -> follow(body, progress), progress::ended)) {
            if (!progress.awaitBegin(registryAnswerLimit)) {
                throw PullSentences.noAnswer(image, registryAnswerLimit.toSeconds());
            }
            if (!stream.awaitEnd(ContainerEngine.PULL_LIMIT)) {
                throw PullSentences.tookTooLong(image);
            }
        } catch (Refused e) {
            throw PullSentences.failure(image, e.reason());
        }
        String error = progress.error();
        if (error != null) {
            throw PullSentences.failure(image, error);
        }
    }

    private void follow(InputStream body, PullProgress progress) throws IOException {
        MappingIterator<PullResponseItem> events =
                connection.json().readerFor(PullResponseItem.class).readValues(body);
        while (events.hasNextValue()) {
            progress.saw(events.nextValue());
        }
    }

    private Request pullRequest(ImageReference image) {
        ImageName name = ImageName.of(image);
        String path =
                "/images/create?fromImage=%s&tag=%s"
                        .formatted(
                                URLEncoder.encode(name.repository(), UTF_8),
                                URLEncoder.encode(name.version(), UTF_8));
        Request.Builder request = Request.builder().method(Request.Method.POST).path(path);
        credentials(name.repository())
                .ifPresent(header -> request.putHeader("X-Registry-Auth", header));
        return request.build();
    }

    /** From the operator's own Docker configuration; most registries need none. */
    private Optional<String> credentials(String repository) {
        try {
            AuthConfig auth = connection.config().effectiveAuthConfig(repository);
            if (auth == null) {
                return Optional.empty();
            }
            byte[] json = connection.json().writeValueAsBytes(auth);
            return Optional.of(Base64.getUrlEncoder().encodeToString(json));
        } catch (DockerClientException | JsonProcessingException e) {
            LOG.debugf(e, "no registry credentials for %s", repository);
            return Optional.empty();
        }
    }
}
