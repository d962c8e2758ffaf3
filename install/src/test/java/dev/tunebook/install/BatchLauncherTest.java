package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher for Windows as far as it can be held to rules without one. */
class BatchLauncherTest {
    private static final Path FOLDER = Path.of(System.getProperty("tunebook.root"), "install");
    private static final Pattern GOTO = Pattern.compile("\\b(?:goto |call :)(\\w+)");
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final Pattern OPTION = Pattern.compile(" (-[XD]\\S+|--\\S+=\\S+)");

    @Test
    void endsEveryLineAsWindowsDoes() throws IOException {
        String text = Files.readString(FOLDER.resolve("tunebook.bat"));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void jumpsOnlyToLabelsThatAreThere() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("tunebook.bat"));
        Matcher jump = GOTO.matcher(String.join("\n", lines));
        while (jump.find()) {
            assertThat(lines).contains(":" + jump.group(1));
        }
    }

    @Test
    void namesNoPathWhereABracketInItWouldEndABlock() throws IOException {
        boolean inBlock = false;
        for (String line : Files.readAllLines(FOLDER.resolve("tunebook.bat"))) {
            if (inBlock) {
                assertThat(line).doesNotContain("%HERE%", "%ROOT%", "%JDK%", "%LIBRARY%", "%STAMP%");
            }
            inBlock = line.endsWith("(") || inBlock && !line.startsWith(")");
        }
    }

    @Test
    void buildsAgainWhenASourceOfAnyModuleIsNewer() throws IOException {
        Matcher module = MODULE.matcher(Files.readString(FOLDER.resolveSibling("pom.xml")));
        String launcher = Files.readString(FOLDER.resolve("tunebook.bat"));
        while (module.find()) {
            assertThat(launcher).contains("'" + module.group(1).replace('/', '\\') + "'");
        }
    }

    @Test
    void startsJavaAsTheOtherLauncherDoes() throws IOException {
        assertThat(options("tunebook.bat")).isEqualTo(options("tunebook")).hasSizeGreaterThan(4);
    }

    private static Set<String> options(String launcher) throws IOException {
        String text = Files.readString(FOLDER.resolve(launcher)).replace("\\\n", " ");
        String start = text.lines()
                .filter(line -> line.contains("dev.tunebook.install.Main"))
                .findFirst()
                .orElseThrow();
        Set<String> options = new TreeSet<>();
        Matcher option = OPTION.matcher(start);
        while (option.find()) {
            options.add(option.group(1));
        }
        return options;
    }
}
