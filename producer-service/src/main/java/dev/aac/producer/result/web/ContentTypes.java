package dev.aac.producer.result.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a file is served as, by the end of its name and nothing else: what a file says of itself was
 * written by a container. What is not in the table is bytes, which a browser only saves.
 */
final class ContentTypes {

    static final String BYTES = "application/octet-stream";

    /** The page's own scripts run, without our origin, its cookies and its storage. */
    static final String SANDBOX = "sandbox allow-scripts";

    private static final String HTML = "text/html; charset=UTF-8";
    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final String SVG = "image/svg+xml";
    private static final String XML = "application/xml";
    private static final String SCRIPT = "text/javascript; charset=UTF-8";

    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("html", HTML),
                    Map.entry("htm", HTML),
                    Map.entry("xhtml", "application/xhtml+xml"),
                    Map.entry("xml", XML),
                    Map.entry("xsl", XML),
                    Map.entry("svg", SVG),
                    Map.entry("css", "text/css; charset=UTF-8"),
                    Map.entry("js", SCRIPT),
                    Map.entry("mjs", SCRIPT),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("txt", TEXT),
                    Map.entry("log", TEXT),
                    Map.entry("md", TEXT),
                    Map.entry("csv", "text/csv; charset=UTF-8"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("woff", "font/woff"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("ttf", "font/ttf"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("zip", "application/zip"));

    /** Those in which something can run. */
    private static final Set<String> ACTIVE = Set.of(HTML, "application/xhtml+xml", XML, SVG);

    private ContentTypes() {}

    static String of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int point = name.lastIndexOf('.');
        String ending = point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, BYTES);
    }

    /** Whether a browser that shows it has to keep it away from everything. */
    static boolean isActive(String type) {
        return ACTIVE.contains(type);
    }
}
