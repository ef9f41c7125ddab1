package dev.aac.worker.intake;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.RunRef;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The ids of claims. A claim that stayed without an answer may still lie in the producer's queue
/// and be granted later; so its id is kept, and when the job comes to this worker again it asks
/// with the same id and gets the run, in place of being refused for its own old claim. Used under
/// the lock of [Claims].
final class ClaimIds {

    /// Most unanswered claims whose ids are kept; the oldest are forgotten first.
    static final int KEPT_MAX = 1_000;

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SequencedMap<RunRef, ClaimId> unanswered = new LinkedHashMap<>();

    ClaimId idFor(RunRef run) {
        ClaimId kept = unanswered.get(run);
        if (kept != null) {
            return kept;
        }
        if (unanswered.size() == KEPT_MAX) {
            unanswered.pollFirstEntry();
        }
        ClaimId fresh = fresh();
        unanswered.put(run, fresh);
        return fresh;
    }

    void answered(RunRef run) {
        unanswered.remove(run);
    }

    private ClaimId fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ClaimId(HexFormat.of().formatHex(bytes));
    }
}
