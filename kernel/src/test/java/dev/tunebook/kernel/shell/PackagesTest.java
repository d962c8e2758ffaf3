package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
    private final Packages packages =
            new Packages(() -> System.getProperty("java.class.path"), getClass().getClassLoader());

    @Test
    void goOnFromWhatIsBegun() {
        assertThat(packages.partsAfter("java.util.re")).containsExactly("regex");
        assertThat(packages.partsAfter("java.util.")).contains("concurrent", "function", "stream");
        assertThat(packages.partsAfter("org.asser")).contains("assertj");
        assertThat(packages.partsAfter("")).contains("java", "org", "dev");
        assertThat(packages.partsAfter("no.such.")).isEmpty();
        assertThat(packages.partsAfter("jdk.internal.")).isEmpty();
    }

    @Test
    void findClassesOfTheJdkAndOfTheClassPath() {
        assertThat(packages.classesNamed("ConcurrentHashMap"))
                .containsExactly("java.util.concurrent.ConcurrentHashMap");
        assertThat(packages.classesNamed("Pattern").get(0)).isEqualTo("java.util.regex.Pattern");
        assertThat(packages.classesNamed("PackagesTestNotThere")).isEmpty();
        assertThat(packages.classesNamed("ZContext")).containsExactly("org.zeromq.ZContext");
        // Not public.
        assertThat(packages.classesNamed("Packages")).isEmpty();
    }

    @Test
    void passOverWhatIsNoJar(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");
        Packages none = new Packages(() -> broken + java.io.File.pathSeparator + folder.resolve("gone.jar"), null);
        assertThat(none.partsAfter("org.z")).isEmpty();
    }

    @Test
    void areCompletedTogetherWithTheirClasses() {
        try (Shell shell = new Shell(getClass().getClassLoader(), new UserCode(note -> {}), note -> {})) {
            CodeAnalysis analysis = new CodeAnalysis(shell);
            assertThat(analysis.continuations("import org.assertj.co", 21))
                    .isEqualTo(new CodeAnalysis.Continuations(19, java.util.List.of("core.")));
            assertThat(analysis.continuations("java.util.con", 13).texts()).contains("concurrent.");
            assertThat(analysis.continuations("java.util.", 10).texts()).contains("regex.", "ArrayList", "List");
            assertThat(analysis.continuations("import static ja", 16).texts()).contains("java.");
            assertThat(analysis.continuations("Math.ab", 7).texts()).contains("abs(");
        }
    }
}
