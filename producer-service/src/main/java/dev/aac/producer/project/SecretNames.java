package dev.aac.producer.project;

import dev.aac.producer.platform.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of secrets in audit events: as many in an entry, and as many entries in an event, as fit.
 * Names are never cut.
 */
final class SecretNames {

    private static final String KEY = "names";

    /** Beside what is changed about them. */
    private static final int ENTRIES_MAX = AuditEvent.DATA_MAX - 1;

    private SecretNames() {}

    /**
     * The event with the names, or several of them; none when there is no name.
     *
     * @param event that says in one entry what is changed
     */
    static List<AuditEvent> in(List<String> names, AuditEvent event) {
        List<AuditEvent> events = new ArrayList<>();
        List<String> entries = entries(names);
        for (int first = 0; first < entries.size(); first += ENTRIES_MAX) {
            AuditEvent whole = event;
            for (int at = first; at < Math.min(first + ENTRIES_MAX, entries.size()); at++) {
                whole = whole.with(at == first ? KEY : KEY + (at - first + 1), entries.get(at));
            }
            events.add(whole);
        }
        return events;
    }

    private static List<String> entries(List<String> names) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String name : names) {
            if (!entry.isEmpty()
                    && entry.length() + 1 + name.length() > AuditEvent.VALUE_LENGTH_MAX) {
                entries.add(entry.toString());
                entry.setLength(0);
            }
            entry.append(entry.isEmpty() ? "" : ",").append(name);
        }
        if (!entry.isEmpty()) {
            entries.add(entry.toString());
        }
        return entries;
    }
}
