package dev.aac.worker.report.planted;

import dev.aac.worker.log.planted.PlantedCycleHalf;
import java.util.List;

/** The other half. */
public record PlantedOtherHalf(List<PlantedCycleHalf> halves) {

    public PlantedOtherHalf {
        halves = List.copyOf(halves);
    }
}
