package dev.tunebook.install;

import dev.tunebook.kernel.run.client.KernelCommand;
import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.client.OutputListener;
import dev.tunebook.kernel.run.client.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class-data archive of an installed kernel: its classes as this very JDK has them in memory, so that the next
 * start need not read and check them again.
 *
 * <p>From JDK 25 on it is a cache of the JVM's ahead-of-time work, which holds classes that are linked already; before,
 * one of class data. The JVM writes it at the end of a short session. It passes over one that does not fit it, or the
 * jars.
 */
final class ClassArchive {
    private static final String PREFIX = "kernel-";
    private static final String SUFFIX = ".jsa";
    private static final String CACHE_SUFFIX = ".aot";
    private static final int CACHE_FROM_JDK = 25;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration WRITING = Duration.ofSeconds(120);
    /** What most first minutes with a kernel do. */
    private static final List<String> REHEARSAL = List.of(
            "1+1",
            "int a = 1;\nvar names = new ArrayList<String>(List.of(\"a\", \"b\"));",
            "record Pair(int a, String b) {}\nList.of(new Pair(1, \"x\"), new Pair(2, \"y\"))",
            "int twice(int n) { return 2 * n; }\nfor (int i = 0; i < 3; i++) System.out.println(twice(i));",
            "names.stream().map(String::toUpperCase).collect(Collectors.toList())",
            "throw new IllegalStateException(\"rehearsed\");",
            "int b = nothing;",
            "%lsmagic",
            "%who",
            "display(\"x\").update(\"y\");");

    private ClassArchive() {}

    /** Where the archive of a folder of jars is, for the running JDK, whether there is one or not. */
    static Path of(Path library) {
        String jdk = Runtime.version().toString().replaceAll("[^A-Za-z0-9.+-]", "_");
        return library.resolveSibling(PREFIX + jdk + (isCache() ? CACHE_SUFFIX : SUFFIX));
    }

    /** The JVM's option that takes an archive. */
    static String taking(Path archive) {
        return (isCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }

    /** The JVM's option that makes it write an archive. */
    static String writing(Path archive) {
        return (isCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive;
    }

    private static boolean isCache() {
        return Runtime.version().feature() >= CACHE_FROM_JDK;
    }

    /**
     * Makes the archive, in place of any earlier one.
     *
     * @return where it is; empty when the JVM could not make it, without which the kernel works all the same
     */
    static Optional<Path> make(KernelJvm jvm) throws IOException {
        remove(jvm.library());
        Path archive = of(jvm.library());
        try (KernelSession session = KernelSession.start(
                new KernelCommand(jvm.rehearsalCommand(archive), jvm.addedEnvironment()), jvm.library(), START)) {
            for (String cell : REHEARSAL) {
                session.execute(cell, START, new Deaf());
            }
            session.shutDown(WRITING);
        } catch (KernelDeath noKernel) {
            // A JVM that fails writes an archive all the same, of nothing much.
            remove(jvm.library());
            return Optional.empty();
        }
        return Files.isRegularFile(archive) ? Optional.of(archive) : Optional.empty();
    }

    /** Removes every archive of a folder of jars. */
    static void remove(Path library) throws IOException {
        Path folder = library.getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                if (name.startsWith(PREFIX) && (name.endsWith(SUFFIX) || name.endsWith(CACHE_SUFFIX))) {
                    Files.delete(each);
                }
            }
        }
    }

    private static final class Deaf implements OutputListener {
        @Override
        public void asked(String requestId) {}

        @Override
        public void heard(WireMessage output) {}

        @Override
        public void waiting() {}
    }
}
