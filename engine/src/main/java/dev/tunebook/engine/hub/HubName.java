package dev.tunebook.engine.hub;

import dev.tunebook.engine.spec.UserException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a model or a dataset on the hub.
 *
 * @param type what it is
 * @param repository such as {@code org/name}; a few old ones have no organisation
 * @param revision a branch, a tag or a commit; {@code main} unless given
 */
record HubName(Type type, String repository, String revision) {
    /** What a repository holds; each has a part of the hub's addresses to itself. */
    enum Type {
        MODEL("models--", "/api/models/", "/"),
        DATASET("datasets--", "/api/datasets/", "/datasets/");

        private final String folder;
        private final String info;
        private final String files;

        Type(String folder, String info, String files) {
            this.folder = folder;
            this.info = info;
            this.files = files;
        }

        /** As it stands in messages. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_.+-]+(/[A-Za-z0-9_.+-]+){0,3}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /**
     * Takes {@code org/name}, {@code org/name@revision}, {@code name}.
     *
     * @throws UserException when it cannot be a name
     */
    static HubName parse(String given) {
        int at = given.indexOf('@');
        String repository = at < 0 ? given : given.substring(0, at);
        String revision = at < 0 ? "main" : given.substring(at + 1);
        if (!isRepository(repository)) {
            throw new UserException(
                    "model (" + given + ") must be a folder that exists, or org/name or org/name@revision on the hub.",
                    "distilbert/distilbert-base-uncased, or ./folder for one of your own.");
        }
        if (!REVISION.matcher(revision).matches() || revision.contains("..") || revision.length() > 200) {
            throw new UserException(
                    "model (" + given + "): revision (" + revision + ") must be a branch, a tag or a commit.",
                    repository + "@main.");
        }
        return new HubName(Type.MODEL, repository, revision);
    }

    /**
     * Takes a dataset's {@code org/name} and revision.
     *
     * @throws UserException when they cannot be names
     */
    static HubName dataset(String repository, String revision) {
        String[] parts = repository.split("/", -1);
        boolean named = parts.length <= 2 && Arrays.stream(parts).allMatch(HubName::isPart);
        if (!named || !REVISION.matcher(revision).matches() || revision.contains("..")) {
            throw new UserException(
                    "dataset (hf:%s%s) must be hf:org/name, with @revision, :config and /split after it where needed."
                            .formatted(repository, revision.equals("main") ? "" : "@" + revision),
                    "hf:stanfordnlp/imdb.");
        }
        return new HubName(Type.DATASET, repository, revision);
    }

    /** Whether a text can be a repository's name. */
    static boolean isRepository(String text) {
        String[] parts = text.split("/", -1);
        return parts.length <= 2 && Arrays.stream(parts).allMatch(HubName::isPart);
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches() && !part.contains("--") && !part.contains("..") && !part.endsWith(".git");
    }

    /** Whether text is a full commit id, which never changes its files. */
    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** The cache's folder for it. */
    String folder() {
        return type.folder + repository.replace("/", "--");
    }

    /** Where the hub describes it. */
    String infoPath() {
        return type.info + repository + "/revision/" + encoded(revision);
    }

    /** Where the hub has one of its files, at a commit. */
    String filePath(String commit, String file) {
        String path = Arrays.stream(file.split("/")).map(HubName::encoded).collect(Collectors.joining("/"));
        return type.files + repository + "/resolve/" + commit + "/" + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return revision.equals("main") ? repository : repository + "@" + revision;
    }
}
