package dev.aac.worker.container;

import dev.aac.contract.job.ImageReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What runs containers. One object serves all runs of a worker.
 *
 * <p><b>Order.</b> {@code prepareImage → create → attach → start → awaitRunning → awaitExit →
 * Attachment.awaitEnd → readFolder → remove}. {@code attach} comes before {@code start}, else the
 * first bytes are lost. {@code stop}, {@code kill} and {@code remove} may come at any time after
 * {@code create}, from any thread, also while another thread waits in {@code awaitRunning} or
 * {@code awaitExit}, which they end. {@code remove} is owed for every container that {@code create}
 * returned.
 *
 * <p><b>Threads and time.</b> Every method may be called from any number of threads, blocks its
 * caller (cheaply for a virtual thread), and is bounded: by its parameter, by the limit its text
 * names, or by {@link #CALL_LIMIT} for each question to the engine. Cancellation is interruption:
 * every wait ends at once with {@link InterruptedException}, and what the engine was doing for it
 * (a pull, for instance) is given up. A caller that is interrupted still owes {@code remove}, in a
 * thread that is not.
 *
 * <p><b>Errors.</b> {@link ContainerEngineException} is sealed and worded for the person who asked
 * for the run. A container that exits with any code is not an error. {@link
 * ContainerEngineException.EngineAway} is the only one that passes by itself: a caller may ask
 * again.
 */
public interface ContainerEngine {

    /** Longest wait for one answer of the engine to a question that takes no time of its own. */
    Duration CALL_LIMIT = Duration.ofSeconds(30);

    /** Longest time for pulling one image. */
    Duration PULL_LIMIT = Duration.ofMinutes(10);

    /**
     * How long a started container is waited for while its engine is away, without a break: a
     * restart of the engine is over by then, and its run has waited long enough to begin anew.
     */
    Duration AWAY_MAX = Duration.ofMinutes(2);

    /** Most time between {@code kill} or {@code remove} and the engine having done it. */
    Duration KILL_LIMIT = Duration.ofSeconds(30);

    /**
     * Whether a container could be created now: the engine answers, and the guard that keeps
     * containers away from the host can be (and, for open installations, is) in place. Cheap enough
     * to be asked every few seconds; takes at most 10 s.
     *
     * @throws ContainerEngineException.EngineFailed with one sentence that says what to do
     */
    void checkReady() throws ContainerEngineException, InterruptedException;

    /**
     * Makes what all containers of an installation share (their network and its guard). Idempotent,
     * also across workers; {@link #create} does it when it was not done before.
     *
     * @throws ContainerEngineException.EngineFailed when it cannot be had
     */
    void openInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException;

    /**
     * Removes what {@link #openInstallation} made, unless a container still uses it (then nothing
     * happens). For a worker's clean stop. Idempotent.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer
     */
    void closeInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException;

    /**
     * A container of this image may be wanted within moments: an engine may begin to look up what
     * its creation needs. Nothing is pulled or made for it, and nothing is owed. Returns at once.
     */
    default void expect(ImageReference image) {}

    /**
     * Makes sure that the image is on the engine: found there, or else pulled. Takes up to {@link
     * #PULL_LIMIT}; a registry that cannot be reached or says no is known within 5 s.
     *
     * <p>An engine that pulls images only for a container, on a machine it chooses then, believes
     * the reference here, and does the same in {@link #awaitRunning}.
     *
     * @throws ContainerEngineException.ImageUnavailable when it cannot be had
     * @throws ContainerEngineException.ImagePullTimedOut when pulling took too long
     * @throws ContainerEngineException.EngineFailed when the engine does not answer
     */
    PreparedImage prepareImage(ImageReference image)
            throws ContainerEngineException, InterruptedException;

    /**
     * Creates the container, hardened as every container is; it does not run yet. A leftover of the
     * same name is removed first. When this throws, no container of this call is left, except when
     * the engine did not answer: {@link #list} finds that one.
     *
     * @throws ContainerEngineException.ImageUnavailable when the image was removed meanwhile
     * @throws ContainerEngineException.StartFailed when the engine refuses the specification
     * @throws ContainerEngineException.EngineFailed when the engine does not answer or fails
     */
    ContainerId create(ContainerSpec spec) throws ContainerEngineException, InterruptedException;

    /**
     * Delivers both streams to the sink, from the container's first byte to its last, in the order
     * in which the engine read them. Returns once the engine has confirmed. While the sink blocks,
     * a bounded number of bytes (megabytes at most) is held for it, and then the container's writes
     * wait, if the engine can make them. A sink may block for 90 s without any byte being lost,
     * also when the container ends meanwhile; unless the engine keeps too little of what a
     * container writes that it cannot make wait, which {@link Attachment#awaitEnd} then says.
     *
     * <p>An engine that keeps both streams as one delivers all as standard output, and may end the
     * last line with a line break that the container did not write.
     *
     * <p>A connection that breaks off later is made again by itself, for longer than {@link
     * #AWAY_MAX}, and goes on with the byte after the last one that was delivered. From then on the
     * container no longer waits for the sink; what the engine cannot keep for it is lost, and
     * {@link Attachment#awaitEnd} says so.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, or the
     *     container is gone
     */
    Attachment attach(ContainerId container, FrameSink sink)
            throws ContainerEngineException, InterruptedException;

    /**
     * Starts the container, or has the engine begin to; {@link #awaitRunning} tells when it runs.
     *
     * @throws ContainerEngineException.StartFailed when it cannot run, for instance because the
     *     image has no shell
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, or the
     *     container is gone
     */
    void start(ContainerId container) throws ContainerEngineException, InterruptedException;

    /**
     * Waits until a started container runs, or has ended already. An engine that pulls images only
     * for a container does so meanwhile, for up to {@link #PULL_LIMIT} and what it takes to find a
     * machine; others return at once.
     *
     * @param image as it was prepared
     * @return the image that runs, with the digest that became known by that
     * @throws ContainerEngineException.ImageUnavailable when it cannot be had
     * @throws ContainerEngineException.ImagePullTimedOut when pulling took too long
     * @throws ContainerEngineException.StartFailed when it cannot run
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, has no place
     *     for the container, or the container is gone
     */
    PreparedImage awaitRunning(ContainerId container, PreparedImage image)
            throws ContainerEngineException, InterruptedException;

    /**
     * Whether the container was ever started, also when it has ended since. For a caller whose
     * {@link #start} had no answer: a second start would run an ended one again.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, or the
     *     container is gone
     */
    boolean hasStarted(ContainerId container) throws ContainerEngineException, InterruptedException;

    /**
     * Waits until a started container has ended. May be asked again, also by several threads.
     *
     * @param limit longest wait; zero asks without waiting
     * @return how it ended, or empty when the limit has passed and it still runs
     * @throws ContainerEngineException.ImageUnavailable when it turns out only now, as in {@link
     *     #awaitRunning}
     * @throws ContainerEngineException.StartFailed when it turns out only now that what was to run
     *     does not exist in the image (no shell, no entrypoint): the container then never ran
     *     anything of its own
     * @throws ContainerEngineException.DiskFull when the engine ended it for what it wrote
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, or the
     *     container is gone
     */
    Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException;

    /**
     * How much disk a container takes besides its image: the files that it made, and those of the
     * image that it changed. Volumes that the image declares do not count. Takes an engine longer
     * the more files there are.
     *
     * @return bytes; 0 from an engine that sees to {@link ContainerLimits#diskMb} itself and then
     *     has {@link #awaitExit} throw
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, or the
     *     container is gone
     */
    long diskBytes(ContainerId container) throws ContainerEngineException, InterruptedException;

    /**
     * Reads a folder of a container that has ended, with all that is below it; what one that still
     * runs writes meanwhile may come or not, in parts. The folder may be a link within the
     * container; no name in the container leads this out of it.
     *
     * @param folder absolute, as the container sees it
     * @param sink takes the archive as it is read, so that neither side holds more of it than a
     *     buffer; while it blocks, nothing more is read
     * @param limit longest time until the sink has returned; an interruption or its passing
     *     interrupts the sink, which may then be in its last call when this throws
     * @return false, with the sink never called, when the container has no such folder
     * @throws ContainerEngineException.EngineFailed when the engine does not answer, the limit has
     *     passed, the container is gone, the name is not a folder's, or this engine reads no files
     * @throws IllegalStateException when the sink threw what it must not, with that as cause
     */
    boolean readFolder(ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws ContainerEngineException, InterruptedException;

    /**
     * Ends a container: SIGTERM, then after the grace, counted from the call on (in whole seconds,
     * if the engine counts so), SIGKILL. Returns when it has ended, at most {@link #KILL_LIMIT}
     * after the grace; an interruption during the grace skips the rest of it and does not kill.
     * Does nothing to a container that does not run or is gone.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer or cannot kill
     */
    void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException;

    /**
     * SIGKILL; from an engine that cannot send it alone, a second after SIGTERM. Returns when the
     * engine has accepted that; {@link #awaitExit} tells the end. Does nothing to a container that
     * does not run or is gone.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer
     */
    void kill(ContainerId container) throws ContainerEngineException, InterruptedException;

    /**
     * Removes a container in whatever state, with its anonymous volumes. Returns when it is gone,
     * at most {@link #KILL_LIMIT}. Idempotent.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer or cannot
     *     remove it: try again later
     */
    void remove(ContainerId container) throws ContainerEngineException, InterruptedException;

    /**
     * All containers of an installation on this engine, of whichever worker and in whatever state.
     *
     * @throws ContainerEngineException.EngineFailed when the engine does not answer
     */
    List<OwnedContainer> list(InstallationId installation)
            throws ContainerEngineException, InterruptedException;
}
