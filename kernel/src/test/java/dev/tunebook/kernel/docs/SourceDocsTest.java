package dev.tunebook.kernel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDocsTest {
    private static final String SOURCE = """
            package a.b;
            /** A tea. */
            public record Tea(String name, int minutes) {
                /** Puts the kettle on for {@code cups}. */
                public static <T extends Comparable<T>> java.util.List<T> boil(java.util.List<T> cups, int... degrees) { return null; }
                /** By name alone. */
                public static Tea boil(String name) { return null; }
                /** How long, in minutes. */
                public int steep() { return 1; }
                /** What tea is poured into. */
                public enum Cup {
                    /** With a handle. */
                    MUG;
                    /** To the brim. */
                    public void fill() {}
                }
                int nothingSaid() { return 1; }
            }
            """;

    @TempDir
    Path folder;

    private final SourceDocs docs = new SourceDocs();
    private Path jar;

    @BeforeEach
    void makeJars() throws IOException {
        jar = folder.resolve("tea 1.jar");
        write(jar, "a/b/Other.txt");
        write(folder.resolve("tea 1-sources.jar"), "a/b/Tea.java");
    }

    @Test
    void findsTheOverloadThatASignatureNames() {
        assertThat(of("List<T> Tea.<T>boil(List<T> cups, int... degrees)")).isEqualTo("Puts the kettle on for cups.");
        assertThat(of("Tea a.b.Tea.boil(String name)")).isEqualTo("By name alone.");
        assertThat(of("Tea Tea.boil(String)")).isEqualTo("By name alone.");
    }

    @Test
    void findsMembersOfRecordsEnumsAndTheTypesThemselves() {
        assertThat(of("int Tea(String name, int minutes).steep()")).isEqualTo("How long, in minutes.");
        assertThat(of("void Tea.Cup.fill()")).isEqualTo("To the brim.");
        assertThat(of("Tea.Cup.MUG")).isEqualTo("With a handle.");
        assertThat(of("a.b.Tea")).isEqualTo("A tea.");
        assertThat(of("a.b.Tea.Cup")).isEqualTo("What tea is poured into.");
    }

    @Test
    void saysNothingWhereNothingIsSaid() {
        assertThat(of("int Tea.nothingSaid()")).isEmpty();
        assertThat(of("int Coffee.steep()")).isEmpty();
        assertThat(new SourceDocs()
                        .of("int Tea.steep()", folder.resolve("absent.jar").toString()))
                .isEmpty();
    }

    @Test
    void readsSourcesWithinAJarAndAFolder() throws IOException {
        Path inside = folder.resolve("inside.jar");
        write(inside, "META-INF/sources/a/b/Tea.java");
        assertThat(new SourceDocs().of("int Tea.steep()", inside.toString())).contains("How long, in minutes.");
        Path classes = Files.createDirectories(folder.resolve("classes/META-INF/sources/a"));
        Files.writeString(classes.resolve("Tea.java"), SOURCE);
        String path = folder.resolve("nothing") + File.pathSeparator + folder.resolve("classes");
        assertThat(new SourceDocs().of("int Tea.steep()", path)).contains("How long, in minutes.");
    }

    @Test
    void writesADocCommentOutAsText() {
        assertThat(JavadocText.of("""
                 Makes tea; see {@link Tea#steep() steeping} and {@link java.util.List}
                 of <b>cups</b> &lt; 3.

                 <p>Second:
                 <ul>
                 <li>one
                 <li>two
                 </ul>
                 <pre>{@code
                 Tea tea = boil("green");
                     tea.pour();
                 }</pre>

                 @param cups how many
                 @return the tea
                 @throws IOException when the kettle leaks
                """)).isEqualTo("""
                Makes tea; see steeping and java.util.List of cups < 3.

                Second:

                - one
                - two

                Tea tea = boil("green");
                    tea.pour();

                cups  how many
                Returns the tea
                Throws IOException when the kettle leaks""");
    }

    private String of(String signature) {
        return docs.of(signature, jar.toString()).orElse("");
    }

    private static void write(Path jar, String name) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            if (name.startsWith("META-INF/sources/")) {
                out.putNextEntry(new ZipEntry("META-INF/sources/"));
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(SOURCE.getBytes(StandardCharsets.UTF_8));
        }
    }
}
