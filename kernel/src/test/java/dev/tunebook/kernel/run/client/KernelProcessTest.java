package dev.tunebook.kernel.run.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class KernelProcessTest {
    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

    @Test
    void givesTheKernelALocaleThatKnowsEveryLetter() {
        assertThat(KernelProcess.utf8Locale(Map.of())).isEqualTo(UTF_8);
        assertThat(KernelProcess.utf8Locale(Map.of("LANG", "C"))).isEqualTo(UTF_8);
        assertThat(KernelProcess.utf8Locale(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "POSIX")))
                .isEqualTo(UTF_8);
    }

    @Test
    void leavesTheUsersLocaleWhereItDoes() {
        assertThat(KernelProcess.utf8Locale(Map.of("LANG", "de_DE.utf8"))).isEmpty();
        assertThat(KernelProcess.utf8Locale(Map.of("LC_CTYPE", "C.UTF-8", "LC_ALL", "")))
                .isEmpty();
    }
}
