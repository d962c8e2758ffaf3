package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.hub.Web;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds what a path stands for: a file or folder here, several by a pattern, an address, a dataset on the hub. */
public final class Sources {
    private final Path folder;
    private final Supplier<Hub> hub;
    private final Supplier<Web> web;
    private final Progress downloads;
    private final LoadProgress loads;

    /**
     * @param folder that relative paths start at
     * @param hub asked for when a path begins with {@code hf:}
     * @param web asked for when a path is an address
     * @param downloads is told about each download
     * @param loads is told about the reading of long files
     */
    public Sources(Path folder, Supplier<Hub> hub, Supplier<Web> web, Progress downloads, LoadProgress loads) {
        this.folder = folder;
        this.hub = hub;
        this.web = web;
        this.downloads = downloads;
        this.loads = loads;
    }

    /** With the hub and the web as the environment has them. */
    public static Sources in(Path folder, Progress downloads, LoadProgress loads) {
        return new Sources(folder, Hub::ofEnvironment, Web::ofEnvironment, downloads, loads);
    }

    /** Is told about the reading of long files. */
    public LoadProgress loads() {
        return loads;
    }

    /**
     * The files that a spec names, by the part that they are for; those of the main path are for training.
     *
     * @throws UserException when one cannot be found, or is named twice
     */
    public Map<Part, List<DataFile>> find(DatasetSpec spec) {
        Map<Part, List<DataFile>> found = new EnumMap<>(Part.class);
        if (HubSource.isNamed(spec.path())) {
            found.putAll(new HubSource(hub.get(), downloads).find("path", spec.path()));
        } else {
            found.put(Part.TRAIN, files("path", spec.path(), spec.sha256()));
        }
        addOther(found, Part.VALIDATION, spec.validation());
        addOther(found, Part.TEST, spec.test());
        return found;
    }

    private void addOther(Map<Part, List<DataFile>> found, Part part, String given) {
        if (given.isEmpty()) {
            return;
        }
        String option = part.toString();
        found.remove(part);
        List<DataFile> files = HubSource.isNamed(given) ? hubFiles(option, part, given) : files(option, given, "");
        for (DataFile other : found.values().stream().flatMap(List::stream).toList()) {
            for (DataFile file : files) {
                if (other.place().equals(file.place()) && other.entry().equals(file.entry())) {
                    throw new UserException(
                            "%s (%s) must be another file than %s.".formatted(option, given, other.option()),
                            "leave --%s out: rows for it are then split off.".formatted(option));
                }
            }
        }
        found.put(part, files);
    }

    /** Of a dataset that has such a part, that part. */
    private List<DataFile> hubFiles(String option, Part part, String given) {
        Map<Part, List<DataFile>> files = new HubSource(hub.get(), downloads).find(option, given);
        return files.getOrDefault(part, files.get(Part.TRAIN));
    }

    private List<DataFile> files(String option, String given, String sha256) {
        List<DataFile> files;
        if (given.matches("(?i)https?://.*")) {
            files = List.of(new DataFile(option, given, web.get().fetch(given, sha256, downloads)));
        } else if (given.matches("[^!]*[*?][^!]*")) {
            files = matching(option, given);
        } else {
            files = List.of(DataFile.find(option, given, folder));
        }
        requireSha256(files, sha256);
        return files;
    }

    private List<DataFile> matching(String option, String given) {
        int slash = given.substring(0, given.replace('?', '*').indexOf('*')).lastIndexOf('/');
        String begin = slash < 0 ? "" : given.substring(0, slash + 1);
        Path root = DataFile.place(begin, folder);
        try (Stream<Path> files = Files.walk(root, 8)) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + given.substring(begin.length()));
            List<DataFile> found = files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(root.relativize(file)))
                    .sorted()
                    .map(file -> new DataFile(
                            option, begin + root.relativize(file).toString().replace('\\', '/'), file))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | PatternSyntaxException nothing) {
            // reported below
        }
        throw new UserException(
                "%s (%s) must match a file that exists; in %s there is none."
                        .formatted(option, given, root.toAbsolutePath().normalize()),
                "another pattern: * stands for any characters but a slash, ** for those too.");
    }

    private static void requireSha256(List<DataFile> files, String sha256) {
        if (sha256.isEmpty()) {
            return;
        }
        DataFile file = files.get(0);
        try {
            String got = files.size() == 1 && Files.isRegularFile(file.place())
                    ? Sha256.of(file.place())
                    : "none, being several files";
            if (!sha256.equalsIgnoreCase(got)) {
                throw new UserException(
                        "path (%s) must have sha256 %s; it has %s.".formatted(file.given(), sha256, got),
                        "another copy of the file, or --sha256 left out where you trust this one.");
            }
        } catch (IOException unreadable) {
            throw file.unreadable(unreadable);
        }
    }
}
