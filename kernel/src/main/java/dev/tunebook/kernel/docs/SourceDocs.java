package dev.tunebook.kernel.docs;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The Javadoc of classes whose sources are there: below {@code META-INF/sources} of a jar or folder of the class path,
 * or in a {@code -sources.jar} beside it.
 */
public final class SourceDocs {
    private static final String WITHIN = "META-INF/sources/";

    /** A source file: the jar or folder that it is in, and its name there. */
    private record Place(Path container, String name) {
        String read() throws IOException {
            if (Files.isDirectory(container)) {
                return Files.readString(container.resolve(name));
            }
            try (JarFile jar = new JarFile(container.toFile());
                    InputStream stream = jar.getInputStream(jar.getEntry(name))) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private final Set<Path> looked = new HashSet<>();
    private final Map<String, List<Place>> bySimpleName = new ConcurrentHashMap<>();
    private final Map<Place, SourceComments> read = new ConcurrentHashMap<>();

    /**
     * The comment on what a signature names, as plain text; empty where there are no sources, or no comment.
     *
     * @param signature as JShell words it
     * @param classPath where sources may be, as a class path is written
     */
    public synchronized Optional<String> of(String signature, String classPath) {
        for (String entry : classPath.split(File.pathSeparator)) {
            look(Path.of(entry));
        }
        Signature wanted = Signature.parse(signature);
        return of(wanted).or(() -> wanted.asConstant().flatMap(this::of)).map(JavadocText::of);
    }

    private Optional<String> of(Signature wanted) {
        for (String segment : wanted.owner().split("\\.")) {
            for (Place place : bySimpleName.getOrDefault(segment, List.of())) {
                Optional<String> found = comments(place).of(wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private SourceComments comments(Place place) {
        return read.computeIfAbsent(place, each -> {
            try {
                return SourceComments.in(each.read());
            } catch (IOException e) {
                return SourceComments.NONE;
            }
        });
    }

    private void look(Path entry) {
        if (!looked.add(entry)) {
            return;
        }
        try {
            if (Files.isDirectory(entry.resolve(WITHIN))) {
                lookInFolder(entry);
            } else if (Files.isRegularFile(entry)) {
                lookInJar(entry, WITHIN);
                String name = entry.getFileName().toString();
                Path sources = entry.resolveSibling(name.replaceFirst("\\.jar$", "-sources.jar"));
                if (!sources.equals(entry) && Files.isRegularFile(sources)) {
                    lookInJar(sources, "");
                }
            }
        } catch (IOException e) {
            // A jar that cannot be read has no sources for us; the class loader complains where it matters.
            return;
        }
    }

    private void lookInFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(WITHIN))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> note(folder, folder.relativize(file).toString()));
        }
    }

    private void lookInJar(Path jar, String prefix) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (prefix.isEmpty() || file.getEntry(prefix) != null) {
                file.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(prefix))
                        .forEach(name -> note(jar, name));
            }
        }
    }

    private void note(Path container, String name) {
        if (name.endsWith(".java")) {
            String simple = Path.of(name).getFileName().toString().replaceFirst("\\.java$", "");
            bySimpleName.computeIfAbsent(simple, key -> new ArrayList<>()).add(new Place(container, name));
        }
    }
}
