package dev.tunebook.engine.data.sources;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The configurations that a dataset's README declares: {@code configs:} in its head, each with {@code data_files}.
 *
 * <p>A file is named by its path, with {@code *} and {@code **}; what is no such head declares nothing.
 */
final class HubConfigs {
    /** The file that declares them. */
    static final String CARD = "README.md";

    private static final Pattern HEAD = Pattern.compile("\\A---\\R(.*?)\\R---\\s*(\\R|\\z)", Pattern.DOTALL);
    private static final Pattern KNOWN = Pattern.compile("(?i).+\\.(parquet|csv|tsv|jsonl|json)(\\.gz)?");

    private final Collection<String> present;
    private final Map<String, Map<String, List<String>>> files = new TreeMap<>();

    private HubConfigs(Collection<String> present) {
        this.present = present;
    }

    /**
     * Reads a README.
     *
     * @param present all files of the repository
     * @return empty where it declares none of them
     */
    static Optional<HubLayout> read(String readme, Collection<String> present) {
        Matcher head = HEAD.matcher(readme.replace("\uFEFF", ""));
        if (!head.find()) {
            return Optional.empty();
        }
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(head.group(1));
            HubConfigs configs = new HubConfigs(present);
            if (tree instanceof Map<?, ?> map && map.get("configs") instanceof List<?> list) {
                list.stream().filter(Map.class::isInstance).map(Map.class::cast).forEach(configs::add);
            }
            return configs.files.isEmpty() ? Optional.empty() : Optional.of(new HubLayout(configs.files));
        } catch (YAMLException | StackOverflowError malformed) {
            return Optional.empty();
        }
    }

    private void add(Map<?, ?> config) {
        String name = String.valueOf(config.get("config_name"));
        Map<String, List<String>> splits = new TreeMap<>();
        Object declared = config.get("data_files");
        if (declared instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> split) {
                    put(splits, HubLayout.split(String.valueOf(split.get("split"))), split.get("path"));
                }
            }
        } else if (declared instanceof Map<?, ?> map) {
            map.forEach((split, path) -> put(splits, HubLayout.split(String.valueOf(split)), path));
        } else if (declared != null) {
            put(splits, "train", declared);
        } else if (config.get("data_dir") instanceof String folder) {
            put(splits, "train", folder.replaceFirst("/+$", "") + "/**");
        }
        if (!splits.isEmpty()) {
            files.put(name, splits);
            if (Boolean.TRUE.equals(config.get("default"))) {
                files.putIfAbsent("default", splits);
            }
        }
    }

    private void put(Map<String, List<String>> splits, String split, Object paths) {
        List<?> all = paths instanceof List<?> list ? list : List.of(String.valueOf(paths));
        List<String> found = new ArrayList<>();
        for (Object each : all) {
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + String.valueOf(each).replaceFirst("^(\\./|/)+", ""));
            present.stream()
                    .filter(file -> KNOWN.matcher(file).matches() && matcher.matches(Path.of(file)))
                    .sorted()
                    .forEach(found::add);
        }
        if (!found.isEmpty()) {
            splits.computeIfAbsent(split, none -> new ArrayList<>()).addAll(found);
        }
    }
}
