package dev.aac.worker.report;

import dev.aac.contract.id.RunRef;
import java.util.Collection;
import java.util.List;

/// What renewals need to know and say about other workers' containers on this worker's engine.
public interface EngineWatch {

    /// Attempts of which there is a container that is not this worker's, as last seen; at most
    /// [dev.aac.contract.fact.RenewalCall.Renewal#FOREIGN_MAX].
    List<RunRef> foreign();

    /// The producer says that nobody holds these: their containers are to be removed. Returns at
    /// once.
    void orphaned(Collection<RunRef> runs);

    /// The producer says which installation this is.
    void belongsTo(String installation);

    /// Whether a container could be created now; takes at most 10 s.
    boolean answers() throws InterruptedException;
}
