package dev.aac.worker.container.docker;

import com.github.dockerjava.api.model.Info;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the engine can do, asked once: an engine that silently ignored a limit would run containers
 * without it.
 *
 * @param cpus how many it has
 */
record EngineFacts(int cpus) {

    private static final Logger LOG = Logger.getLogger(EngineFacts.class);

    /**
     * @throws EngineFailed when it cannot harden a container
     */
    static EngineFacts of(Info info) throws EngineFailed {
        List<String> missing = new ArrayList<>();
        if (!"linux".equals(info.getOsType())) {
            missing.add("Linux containers");
        }
        addUnless(info.getMemoryLimit(), "a memory limit", missing);
        addUnless(info.getCpuCfsQuota(), "a CPU limit", missing);
        addUnless(hasPidsLimit(info), "a limit of processes", missing);
        if (!missing.isEmpty()) {
            throw new EngineFailed(
                    "The container engine does not offer " + String.join(", ", missing) + ".",
                    null);
        }
        if (!Boolean.TRUE.equals(info.getSwapLimit())) {
            LOG.warn("the container engine cannot limit swap: memory limits hold without it");
        }
        Integer cpus = info.getNCPU();
        return new EngineFacts(cpus == null || cpus < 1 ? 1 : cpus);
    }

    private static @Nullable Boolean hasPidsLimit(Info info) {
        return info.getRawValues().get("PidsLimit") instanceof Boolean has ? has : null;
    }

    private static void addUnless(@Nullable Boolean offered, String what, List<String> missing) {
        if (!Boolean.TRUE.equals(offered)) {
            missing.add(what);
        }
    }
}
