package dev.tunebook.engine.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds a model's folder: one of this machine's, one in the cache, or one that is downloaded first.
 *
 * <p>The cache is the one that Python's tools keep, so that nothing is fetched twice. HF_ENDPOINT, HF_TOKEN, HF_HOME,
 * HF_HUB_CACHE, HF_HUB_OFFLINE and https_proxy in the environment are obeyed.
 */
public final class Hub {
    private final HubSettings settings;
    private final HubClient client;
    private final HubCache cache;

    Hub(HubSettings settings) {
        this.settings = settings;
        this.client = new HubClient(settings);
        this.cache = new HubCache(settings.cache());
    }

    /** The hub as the environment has it. */
    public static Hub ofEnvironment() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** The hub as some environment's variables and home folder would have it. */
    public static Hub of(Map<String, String> variables, Path home) {
        return new Hub(HubSettings.of(variables, home));
    }

    /**
     * Finds a model.
     *
     * @param given a folder, or {@code org/name}, or {@code org/name@revision}
     * @param base that a relative folder starts at
     * @param progress is told about each download
     * @throws UserException when there is none, it may not be read, or it cannot be fetched
     * @throws java.util.concurrent.CancellationException when the thread was interrupted; what came is kept
     */
    public Snapshot resolve(String given, Path base, Progress progress) {
        Optional<Path> folder = folder(given, base);
        if (folder.isPresent()) {
            return new Snapshot(given, folder.get(), Optional.empty(), Optional.empty());
        }
        HubName name = HubName.parse(given);
        if (settings.offline()) {
            return cached(name, Optional.empty()).orElseThrow(() -> notCached(name, "HF_HUB_OFFLINE is set"));
        }
        if (HubName.isCommit(name.revision())) {
            Optional<Snapshot> whole = cached(name, Optional.empty());
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        try {
            return fetched(name, progress);
        } catch (FileSystemException unwritable) {
            throw unwritable(unwritable);
        } catch (IOException unreachable) {
            String why = settings.endpoint().getHost() + " cannot be reached (" + reason(unreachable) + ")";
            return cached(name, Optional.of(why + "; the copy from before is used."))
                    .orElseThrow(() -> notCached(name, why));
        }
    }

    /**
     * Finds files of a dataset: in the cache, or downloaded first.
     *
     * @param repository {@code org/name}
     * @param revision a branch, a tag or a commit
     * @param choose the files to have, of all there are
     * @param progress is told about each download
     * @throws UserException when there is none, it may not be read, or it cannot be fetched
     * @throws java.util.concurrent.CancellationException when the thread was interrupted; what came is kept
     */
    public DatasetFiles dataset(
            String repository, String revision, Function<Collection<String>, List<String>> choose, Progress progress) {
        HubName name = HubName.dataset(repository, revision);
        if (settings.offline()) {
            return cachedFiles(name, choose, "HF_HUB_OFFLINE is set");
        }
        try {
            JsonNode info = client.info(name);
            String commit = commit(name, info);
            List<String> files = choose.apply(present(info));
            fetch(name, commit, files, progress);
            cache.remember(name, commit);
            return new DatasetFiles(cache.snapshot(name, commit), commit, files);
        } catch (FileSystemException unwritable) {
            throw unwritable(unwritable);
        } catch (IOException unreachable) {
            return cachedFiles(
                    name, choose, settings.endpoint().getHost() + " cannot be reached (" + reason(unreachable) + ")");
        }
    }

    private DatasetFiles cachedFiles(HubName name, Function<Collection<String>, List<String>> choose, String why) {
        Path folder = cache.commit(name)
                .map(commit -> cache.snapshot(name, commit))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new UserException(
                        "dataset (hf:" + name + ") must be in the cache " + cache.root() + ", because " + why + ".",
                        "a network, to fetch it once."));
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> present = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            return new DatasetFiles(folder, folder.getFileName().toString(), choose.apply(present));
        } catch (IOException unreadable) {
            throw unwritable(unreadable);
        }
    }

    private UserException unwritable(IOException failed) {
        return new UserException(
                "cache (" + cache.root() + ") must be writable: " + failed + ".",
                "HF_HOME in the environment, for a cache elsewhere.",
                failed);
    }

    private static Set<String> present(JsonNode info) {
        Set<String> present = new TreeSet<>();
        info.path("siblings").forEach(file -> present.add(file.path("rfilename").asText()));
        return present;
    }

    private String commit(HubName name, JsonNode info) {
        String commit = info.path("sha").asText();
        if (!HubName.isCommit(commit)) {
            throw new UserException(
                    settings.endpoint().getAuthority() + ": commit of " + name + " (" + commit
                            + ") must be 40 hexadecimal digits.",
                    "another HF_ENDPOINT, or later.");
        }
        return commit;
    }

    /** A path that can only be a folder must be one; a name may be one. */
    private static Optional<Path> folder(String given, Path base) {
        Path folder = given.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), given.substring(2))
                : base.resolve(given.isBlank() ? "?" : given.replace("\0", "?")).normalize();
        if (Files.isDirectory(folder)) {
            return Optional.of(folder);
        }
        if (given.startsWith("~/") || given.startsWith(".") || Path.of(given).isAbsolute()) {
            throw new UserException(
                    "model (" + given + ") must be a folder that exists.",
                    "another path; a relative one starts at "
                            + base.toAbsolutePath().normalize() + ".");
        }
        return Optional.empty();
    }

    private Snapshot fetched(HubName name, Progress progress) throws IOException {
        JsonNode info = client.info(name);
        String commit = commit(name, info);
        Set<String> present = present(info);
        List<String> first = ModelFiles.first(name, present);
        fetch(name, commit, first, progress);
        Path folder = cache.snapshot(name, commit);
        Set<String> shards = ModelFiles.shards(folder, first);
        if (!present.containsAll(shards)) {
            throw new UserException(
                    "model (" + name + ") must have the files of its index; it lacks "
                            + String.join(
                                    ", ",
                                    shards.stream()
                                            .filter(shard -> !present.contains(shard))
                                            .limit(12)
                                            .toList())
                            + ".",
                    "another revision: this one was not uploaded to its end.");
        }
        fetch(name, commit, shards, progress);
        cache.remember(name, commit);
        return new Snapshot(name.toString(), folder, Optional.of(commit), Optional.empty());
    }

    private void fetch(HubName name, String commit, Collection<String> files, Progress progress) throws IOException {
        for (String file : files) {
            // a commit's files never change
            if (!Files.exists(cache.snapshot(name, commit).resolve(file))) {
                HubFile described = client.file(name, commit, file);
                new BlobDownload(client, settings, name, commit, described, progress).run();
                cache.link(name, commit, described);
            }
        }
    }

    /** The models that are whole in the cache, by name. */
    public List<Snapshot> cached() {
        return cache.repositories().stream()
                .filter(HubName::isRepository)
                .flatMap(repository -> cached(HubName.parse(repository), Optional.empty()).stream())
                .toList();
    }

    /** What is in the cache, when it is whole. */
    private Optional<Snapshot> cached(HubName name, Optional<String> note) {
        return cache.commit(name)
                .map(commit -> cache.snapshot(name, commit))
                .filter(folder -> ModelFiles.missing(folder, files(folder)).isEmpty())
                .map(folder -> new Snapshot(
                        name.toString(),
                        folder,
                        Optional.of(folder.getFileName().toString()),
                        note));
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private UserException notCached(HubName name, String why) {
        List<String> lacking = cache.commit(name)
                .map(commit -> cache.snapshot(name, commit))
                .map(folder -> ModelFiles.missing(folder, files(folder)))
                .orElse(List.of());
        List<String> others = new ArrayList<>(cache.repositories());
        String has = others.isEmpty()
                ? "which has no model"
                : "which has " + String.join(", ", others.subList(0, Math.min(12, others.size())));
        String lacks = lacking.isEmpty() ? "" : ": of this one it lacks " + String.join(", ", lacking);
        return new UserException(
                "model (" + name + ") must be whole in the cache " + cache.root() + ", " + has + lacks + ", because "
                        + why + ".",
                others.contains(name.repository())
                        ? "a network, to fetch the rest."
                        : Nearest.to(name.repository(), others)
                                .map(nearest -> nearest + ".")
                                .orElse("a network, to fetch it once."));
    }

    private static String reason(IOException failure) {
        String text = failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }
}
