package dev.aac.contract.planted;

/** Has a field that can change. */
public final class PlantedMutable {

    private int value;

    /** Changes it. */
    public int next() {
        return ++value;
    }
}
