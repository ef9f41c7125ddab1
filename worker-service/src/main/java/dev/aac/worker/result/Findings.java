package dev.aac.worker.result;

import dev.aac.contract.fact.ReportFact.ReportsLeft;
import org.jspecify.annotations.Nullable;

/**
 * What became of the entries of one archive. Written by one thread; read by others once that has
 * ended, or while it goes on, for how far it has come.
 */
final class Findings {

    private static final int NAME_SHOWN_MAX = 120;

    private int files;
    private long bytes;
    private int refused;
    private boolean complete = true;
    private @Nullable String firstRefusal;
    private @Nullable String brokenOff;

    synchronized void kept(long size) {
        files++;
        bytes += size;
    }

    /**
     * @param name as the container chose it
     * @param why in words that follow "it"
     */
    synchronized void refuse(String name, String why) {
        refused++;
        if (firstRefusal == null) {
            firstRefusal = "\"%s\" %s".formatted(shown(name), why);
        }
    }

    /** The archive was not read to its end. The first reason stays. */
    synchronized void breakOff(String sentence) {
        complete = false;
        if (brokenOff == null) {
            brokenOff = sentence;
        }
    }

    synchronized int files() {
        return files;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized ReportTotals totals() {
        return new ReportTotals(files, bytes, refused, complete, note());
    }

    private @Nullable String note() {
        String refusals =
                firstRefusal == null
                        ? ""
                        : refused == 1
                                ? "1 entry was not kept: %s.".formatted(firstRefusal)
                                : "%,d entries were not kept, the first because %s."
                                        .formatted(refused, firstRefusal);
        String whole = ((brokenOff == null ? "" : brokenOff + " ") + refusals).strip();
        return whole.isEmpty() ? null : shortened(whole, ReportsLeft.NOTE_MAX);
    }

    private static String shown(String name) {
        return shortened(name.replaceAll("\\p{Cntrl}", "?"), NAME_SHOWN_MAX);
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
