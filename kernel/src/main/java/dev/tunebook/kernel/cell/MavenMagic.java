package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.maven.Libraries;
import dev.tunebook.kernel.maven.LibraryProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code %maven}: gets libraries by their coordinates and lets cells use them. */
final class MavenMagic implements Magic {
    private static final String REPOSITORY = "--repo";
    private static final String SOURCES = "--sources";

    private final LiveNotebook notebook;

    MavenMagic(LiveNotebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public String summary() {
        return "Gets libraries and all that they need by Maven coordinates.";
    }

    @Override
    public String help() {
        return """
                %maven GROUP:ARTIFACT:VERSION… [--repo URL]… [--sources]

                Gets libraries and all that they need by Maven coordinates, and lets cells use them.
                Your ~/.m2/settings.xml counts: mirrors, proxies, servers, repositories of active profiles,
                and the local repository, where files are kept.

                --repo URL   looks in this repository first; may be given several times
                --sources    gets the sources too, so that Shift-Tab shows the Javadoc

                Example: %maven com.google.guava:guava:33.4.8-jre""";
    }

    @Override
    public Object run(List<String> arguments, String body) throws Exception {
        List<String> coordinates = new ArrayList<>();
        List<String> repositories = new ArrayList<>();
        boolean sources = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals(SOURCES)) {
                sources = true;
            } else if (word.equals(REPOSITORY) && i + 1 < arguments.size()) {
                repositories.add(arguments.get(++i));
            } else if (word.startsWith("--")) {
                throw new MagicMisuse("option (" + word + ") must be --repo URL or --sources.\nMaybe %maven?");
            } else {
                coordinates.add(word);
            }
        }
        if (coordinates.isEmpty()) {
            throw new MagicMisuse("library (none) must be named as group:artifact:version.\nMaybe %maven?");
        }
        return add(find(coordinates, repositories, sources));
    }

    /** On a thread of its own: a download cannot be interrupted, but waiting for it can. */
    private static List<Libraries.Library> find(List<String> coordinates, List<String> repositories, boolean sources)
            throws Exception {
        Libraries libraries = new Libraries(home(), System.out::println);
        FutureTask<List<Libraries.Library>> finding =
                new FutureTask<>(() -> libraries.find(coordinates, repositories, sources));
        Thread thread = new Thread(finding, "maven");
        thread.setDaemon(true);
        thread.start();
        try {
            return finding.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LibraryProblem problem ? new MagicMisuse(problem.getMessage()) : e;
        }
    }

    private Object add(List<Libraries.Library> libraries) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Libraries.Library each : libraries) {
            notebook.shell().addToClassPath(each.jar().toString());
            lines.add("Added " + each.coordinates().replace(":jar:", ":") + other(each.jar()));
        }
        notebook.installNewExtensions();
        return MimeBundle.text(String.join("\n", lines));
    }

    /** A class that the kernel itself has is used in its own version: the user should know. */
    private static String other(Path jar) {
        String stem = jar.getFileName().toString().replaceFirst("-\\d.*", "");
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).getFileName())
                .filter(each -> each != null && each.toString().matches("\\Q" + stem + "\\E-\\d[^-]*\\.jar"))
                .filter(each -> !each.equals(jar.getFileName()))
                .findFirst()
                .map(each -> ", but the kernel's own " + each + " goes before it")
                .orElse("");
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    /** Coordinates of what the local repository holds, part by part. */
    @Override
    public List<String> complete(List<String> before, String unfinished) {
        if (unfinished.startsWith("-")) {
            return Stream.of(REPOSITORY, SOURCES)
                    .filter(each -> each.startsWith(unfinished))
                    .toList();
        }
        int cut = Math.max(unfinished.lastIndexOf(':'), unfinished.indexOf(':') < 0 ? unfinished.lastIndexOf('.') : -1);
        String parent = unfinished.substring(0, cut + 1);
        String[] parts = parent.split(":", -1);
        try {
            Path folder = Libraries.localRepository(home()).resolve(parts[0].replace('.', '/'));
            for (int i = 1; i < parts.length; i++) {
                folder = folder.resolve(parts[i]);
            }
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(Files::isDirectory)
                        .map(each -> parent + each.getFileName())
                        .filter(each -> each.startsWith(unfinished))
                        .sorted()
                        .collect(Collectors.toList());
            }
        } catch (IOException | LibraryProblem | RuntimeException none) {
            return List.of();
        }
    }
}
