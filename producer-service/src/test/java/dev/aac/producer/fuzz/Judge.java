package dev.aac.producer.fuzz;

import java.util.List;
import java.util.Optional;

/** Holds every answer against the rules, and remembers. Safe for all threads. */
final class Judge {

    private final Rules rules;
    private final Coverage coverage;
    private final Findings findings = new Findings();
    private final long seed;

    Judge(Rules rules, Coverage coverage, long seed) {
        this.rules = rules;
        this.coverage = coverage;
        this.seed = seed;
    }

    Coverage coverage() {
        return coverage;
    }

    List<String> findings() {
        return findings.all();
    }

    /**
     * @param number of the request among those of the seed
     */
    void hear(Probe probe, long number, Optional<Reply> answer) {
        if (answer.isEmpty()) {
            if (!probe.is(Probe.Trait.BROKEN_HTTP)) {
                String what = probe.route() + ": no answer";
                findings.add(what, shown(probe, number));
            }
            return;
        }
        Reply reply = answer.get();
        coverage.count(probe, reply.status());
        for (String wrong : rules.objections(probe, reply)) {
            String what =
                    "%s %s %d: %s"
                            .formatted(
                                    probe.route(),
                                    probe.isOnRoute() ? "on its route" : "elsewhere",
                                    reply.status(),
                                    wrong);
            findings.add(
                    what,
                    shown(probe, number)
                            + "\n"
                            + reply.headers()
                            + Findings.shortened(reply.body()));
        }
    }

    private String shown(Probe probe, long number) {
        return "seed %d, request %d:\n%s".formatted(seed, number, probe.curl());
    }
}
