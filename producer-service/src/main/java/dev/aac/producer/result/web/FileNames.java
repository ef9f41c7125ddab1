package dev.aac.producer.result.web;

import java.nio.charset.StandardCharsets;

/** Names of files, which a container chose, in headers and addresses. */
final class FileNames {

    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private FileNames() {}

    /** A {@code Content-Disposition} with the last name of the path, in the form of RFC 6266. */
    static String disposition(String how, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return how + "; filename*=UTF-8''" + encoded(name);
    }

    /** The path with everything encoded that means something in an address, but for slashes. */
    static String inAddress(String path) {
        StringBuilder address = new StringBuilder();
        for (String name : path.split("/", -1)) {
            address.append(address.isEmpty() ? "" : "/").append(encoded(name));
        }
        return address.toString();
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
