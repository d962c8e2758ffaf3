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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents name only what is there. */
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("tunebook.root"));
    private static final Pattern CODE = Pattern.compile("`([A-Za-z0-9_./-]+\\.(?:java|md|ipynb|csv|xml|json))`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final Pattern TREE = Pattern.compile("(?m)^(  )?([a-z-]+)/ ");

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"})
    void everyFileNamedExists(String document) throws IOException {
        String text = Files.readString(ROOT.resolve(document));
        List<String> named = new ArrayList<>(matches(LINK, text));
        matches(CODE, text).stream()
                .filter(path -> path.contains("/") && !path.contains("Foo"))
                .forEach(named::add);
        assertThat(named).allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void theReadmesTreeIsTheRepositorys() throws IOException {
        Matcher matcher = TREE.matcher(Files.readString(ROOT.resolve("README.md")));
        String module = "";
        int packages = 0;
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                module = matcher.group(2);
                assertThat(ROOT.resolve(module)).isDirectory();
            } else {
                String name = matcher.group(2);
                Path inner = ROOT.resolve(module).resolve(name);
                Path place = Files.exists(inner.resolve("pom.xml"))
                        ? inner
                        : ROOT.resolve(module + "/src/main/java/dev/tunebook/" + module + "/" + name);
                assertThat(place).isDirectory();
                packages++;
            }
        }
        assertThat(packages).isGreaterThan(12);
    }

    @Test
    void nothingElseStandsAtTheTop() throws IOException {
        try (var files = Files.list(ROOT)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.startsWith(".") && !name.equals("out") && !name.equals("target")))
                    .containsExactlyInAnyOrder(
                            "pom.xml",
                            "README.md",
                            "kernel",
                            "dsl",
                            "engine",
                            "notebooks",
                            "install",
                            "mvnw",
                            "mvnw.cmd",
                            "LICENSE",
                            "CONTRIBUTING.md",
                            "CHANGELOG.md");
        }
    }
}
