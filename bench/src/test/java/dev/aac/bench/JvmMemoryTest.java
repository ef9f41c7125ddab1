package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmMemoryTest {

    @Test
    void generationsAreAddedUp() {
        String serial =
                """
                DefNew     total 19648K, used 10K [0x00000000fc000000, 0x00000000fd550000)
                 eden space 17472K,   0% used [0x00000000fc000000, 0x00000000fd110000)
                Tenured    total 43712K, used 3529K [0x00000000fd550000, 0x0000000100000000)
                 the  space 43712K,   8% used [0x00000000fd550000, 0x0000000100000000)
                """;

        assertThat(JvmMemory.usedKib(serial)).isEqualTo(3_539);
    }

    @Test
    void anotherCollectorHasOneLine() {
        String g1 =
                """
                garbage-first heap   total reserved 8065024K, committed 514048K, used 5234K [0x1)
                 region size 4096K, 2 young (8192K), 0 survivors (0K)
                """;

        assertThat(JvmMemory.usedKib(g1)).isEqualTo(5_234);
    }

    @Test
    void runningProcessIsAsked() throws Exception {
        assertThat(new JvmMemory(ProcessHandle.current().pid()).usedKib()).isPositive();
    }
}
