package dev.aac.worker.platform;

import dev.aac.contract.id.WorkerId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes the identity of one boot of one worker: where it runs, for people, and random bits, so
/// that no two boots are ever mistaken for each other.
final class WorkerIds {

    private static final int HOST_CHARACTERS_MAX = 40;
    private static final int RANDOM_BYTES = 8;

    private WorkerIds() {}

    static WorkerId next() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new WorkerId("worker-" + plain(hostName()) + "-" + HexFormat.of().formatHex(random));
    }

    static String plain(String hostName) {
        String plain = hostName.replaceAll("[^A-Za-z0-9-]", "-");
        return plain.substring(0, Math.min(plain.length(), HOST_CHARACTERS_MAX));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown-host";
        }
    }
}
