package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files for Docker and Binder name only what is there, and the launcher's own words. */
class ContainerFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("tunebook.root"));
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?:--\\S+ )*(?:/src/)?(\\S+) ");
    private static final Pattern CALLED = Pattern.compile("install/tunebook (\\w+) (--[a-z-]+)");

    @Test
    void dockerCopiesOnlyWhatIsThere() throws IOException {
        List<String> copied = matches(COPIED, Files.readString(ROOT.resolve("install/docker/Dockerfile")));
        assertThat(copied).contains("install/tunebook", "notebooks");
        // What the build makes is there after it alone.
        assertThat(copied)
                .filteredOn(path -> !path.contains("target"))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void bothInstallByOptionsThatAreThere() throws IOException {
        for (String file : List.of("install/docker/Dockerfile", ".binder/postBuild")) {
            Matcher call = CALLED.matcher(Files.readString(ROOT.resolve(file)));
            assertThat(call.find()).as(file).isTrue();
            assertThat(call.group(1)).isEqualTo("install");
            assertThat(call.group(2)).isIn("--prefix", "--sys-prefix");
        }
    }

    @Test
    void binderCanRunItsScript() {
        assertThat(ROOT.resolve(".binder/postBuild")).isExecutable();
        assertThat(ROOT.resolve(".binder/apt.txt")).content().contains("openjdk-17-jdk");
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
