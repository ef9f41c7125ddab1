package dev.aac.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The heap of a Java process of this machine, as the JDK's own tool tells it. */
record JvmMemory(long pid) implements Side.LiveMemory {

    /** The lines of the generations; what they consist of comes without a total. */
    private static final Pattern GENERATION = Pattern.compile("total .*?used (\\d+)K");

    @Override
    public long usedKib() throws IOException, InterruptedException {
        tell("GC.run");
        return usedKib(tell("GC.heap_info"));
    }

    static long usedKib(String heapInfo) {
        return GENERATION
                .matcher(heapInfo)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    private String tell(String command) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(tool, Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s of process %d: %s".formatted(command, pid, output));
        }
        return output;
    }
}
