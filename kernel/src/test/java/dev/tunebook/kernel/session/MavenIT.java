package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.kernel.maven.FakeRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %maven} with a repository of this machine that the user's settings name as the mirror of every other. */
class MavenIT {
    private static final String NAME =
            "package example; public class Name { public String toString() { return \"Ada\"; } }";
    private static final String GREETER = "package example; public class Greeter { /** Says hello. */"
            + " public static String greet() { return \"hello \" + new Name(); } }";

    @TempDir
    static Path folder;

    @AutoClose
    private static FakeRepository repository;

    @AutoClose
    private static KernelSession kernel;

    @BeforeAll
    static void start() throws IOException {
        repository = new FakeRepository()
                .with("name", "1.0", "", NAME, folder.resolve("work"))
                .with("greeter", "2.1", FakeRepository.needs("name", "1.0"), GREETER, folder.resolve("work"));
        Path home = Files.createDirectories(folder.resolve("my home/.m2")).getParent();
        Files.writeString(home.resolve(".m2/settings.xml"), """
                <settings>
                  <localRepository>${user.home}/kept here</localRepository>
                  <mirrors><mirror><id>house</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>
                  <servers><server><id>house</id><username>ada</username><password>secret</password></server></servers>
                </settings>
                """.formatted(repository.address()));
        kernel = KernelSession.start("-Duser.home=" + home);
    }

    @Test
    void addsALibraryAndAllItNeeds() {
        Exchange cell = kernel.run("%maven org.example:greeter:2.1 --sources\nexample.Greeter.greet()");
        assertThat(cell.lines())
                .contains("display Added org.example:greeter:2.1\nAdded org.example:name:1.0", "result hello Ada");
        assertThat(folder.resolve("my home/kept here/org/example/name/1.0/name-1.0.jar"))
                .exists();
        String user = "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(repository.requests()).anyMatch(each -> each.endsWith("greeter-2.1.jar " + user));
        Editor editor = new Editor(kernel);
        assertThat(editor.inspected("example.Greeter.greet", 21)).contains("Says hello.");
        assertThat(editor.matches("%maven org.example:gre")).containsExactly("org.example:greeter");
        assertThat(editor.matches("%maven org.example:greeter:")).containsExactly("org.example:greeter:2.1");
    }

    @Test
    void saysWhatCannotBeFound() {
        assertThat(kernel.run("%maven org.example:absent:1").traceback())
                .startsWith("library (org.example:absent:jar:1) must be one that can be found with all it needs: ")
                .endsWith("\nMaybe check its spelling and version, or name its repository with --repo URL.");
        assertThat(kernel.run("%maven guava").traceback())
                .isEqualTo("library (guava) must be group:artifact:version.\n"
                        + "Maybe %maven com.google.guava:guava:33.4.8-jre");
        assertThat(kernel.run("%maven").traceback())
                .isEqualTo("library (none) must be named as group:artifact:version.\nMaybe %maven?");
        assertThat(kernel.run("%maven a:b:1 --fast").traceback())
                .isEqualTo("option (--fast) must be --repo URL or --sources.\nMaybe %maven?");
    }
}
