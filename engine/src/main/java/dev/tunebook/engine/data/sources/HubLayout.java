package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a dataset on the hub hold what: from their names, as the hub's own tools read them.
 *
 * <p>{@code data/train-00000-of-00002.parquet}, {@code config/test-00000-of-00001.parquet}, {@code train.csv}, and on
 * the branch of converted copies {@code config/train/0000.parquet}.
 *
 * @param files by configuration, then by split, each in order
 */
record HubLayout(Map<String, Map<String, List<String>>> files) {
    /** The branch of copies in Parquet that the hub makes by itself. */
    static final String CONVERTED = "refs/convert/parquet";

    private static final String PLAIN = "default";
    private static final Pattern CONVERTED_FILE =
            Pattern.compile("(?<config>[^/]+)/(partial-)?(?<split>[^/]+)/\\d+\\.parquet");
    private static final Pattern SHARD =
            Pattern.compile("((?<config>.+)/)?(?<split>[\\w.]+?)-\\d{5}-of-\\d{5}(-\\w+)?\\.(parquet|csv|jsonl|json)");
    private static final Pattern PLAIN_FILE = Pattern.compile(
            "((?<config>.+)/)?(?<split>train|training|test|testing|validation|valid|val|dev|eval)([-_.]\\w+)*?"
                    + "\\.(parquet|csv|tsv|jsonl|json)(\\.gz)?");

    static HubLayout of(Collection<String> present) {
        Map<String, Map<String, List<String>>> files = new TreeMap<>();
        boolean parquet = present.stream().anyMatch(file -> file.endsWith(".parquet"));
        for (String file : new TreeSet<>(present)) {
            Matcher match = match(file);
            if (match != null && (!parquet || file.endsWith(".parquet"))) {
                String config = match.group("config") == null
                        ? PLAIN
                        : match.group("config").replaceFirst("^data(/|$)", "");
                files.computeIfAbsent(config.isEmpty() ? PLAIN : config, none -> new TreeMap<>())
                        .computeIfAbsent(split(match.group("split")), none -> new java.util.ArrayList<>())
                        .add(file);
            }
        }
        return new HubLayout(files);
    }

    private static Matcher match(String file) {
        for (Pattern pattern : List.of(CONVERTED_FILE, SHARD, PLAIN_FILE)) {
            Matcher matcher = pattern.matcher(file);
            if (matcher.matches()) {
                return matcher;
            }
        }
        return null;
    }

    static String split(String name) {
        return switch (name) {
            case "training" -> "train";
            case "testing" -> "test";
            case "valid", "val", "dev", "eval" -> "validation";
            default -> name;
        };
    }

    /**
     * The splits of one configuration.
     *
     * @param wanted its name; empty for the only one, or that called {@code default}
     * @throws UserException when there is no such one, or several
     */
    Map<String, List<String>> splits(String given, String wanted) {
        String chosen = wanted.isEmpty() && files.size() == 1
                ? files.keySet().iterator().next()
                : wanted.isEmpty() ? PLAIN : wanted;
        if (files.containsKey(chosen)) {
            return files.get(chosen);
        }
        List<String> names = List.copyOf(files.keySet());
        throw new UserException(
                "path (%s) must name one of its configurations: %s.".formatted(given, Excerpt.list(names)),
                given.replaceFirst("^(hf:[^:/]+(/[^:/]+)?).*$", "$1") + ":" + names.get(0) + ".");
    }
}
