package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.hub.DatasetFiles;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dataset on the Hugging Face hub: {@code hf:org/name[@revision][:config][/split]}.
 *
 * <p>Its own splits become parts, unless one split alone is asked for. Where it has no files of a known kind, the copies
 * in Parquet are taken that the hub makes.
 */
public final class HubSource {
    private static final Pattern NAME = Pattern.compile(
            "hf:(?<repository>[^:@/]+(/[^:@/]+)?)" + "(@(?<revision>[^:]+?))?(:(?<config>[^/]+))?(/(?<split>[^/]+))?");

    private final Hub hub;
    private final Progress progress;

    public HubSource(Hub hub, Progress progress) {
        this.hub = hub;
        this.progress = progress;
    }

    /** Whether a path names a dataset on the hub. */
    public static boolean isNamed(String given) {
        return given.startsWith("hf:");
    }

    /**
     * Finds the files of a dataset.
     *
     * @param option by which it was named
     * @param given as the user wrote it
     * @return training files first; only those where a split is asked for
     * @throws UserException when there is no such dataset, configuration or split
     */
    public Map<Part, List<DataFile>> find(String option, String given) {
        Matcher name = NAME.matcher(given);
        if (!name.matches()) {
            throw new UserException(
                    "%s (%s) must be hf:org/name, with @revision, :config and /split after it where needed."
                            .formatted(option, given),
                    "hf:stanfordnlp/imdb.");
        }
        Map<Part, List<String>> chosen = new EnumMap<>(Part.class);
        String revision = name.group("revision") == null ? "main" : name.group("revision");
        DatasetFiles found = byNames(given, name, revision, chosen);
        if (chosen.isEmpty()) {
            found = hub.dataset(
                    name.group("repository"),
                    HubLayout.CONVERTED,
                    present -> choose(given, name, present, chosen),
                    progress);
        }
        if (chosen.isEmpty()) {
            throw new UserException(
                    "%s (%s) must have files of a known kind: Parquet, CSV or JSON lines with train or test in their names."
                            .formatted(option, given),
                    "a file of it at its address: https://….");
        }
        Map<Part, List<DataFile>> files = new LinkedHashMap<>();
        for (Map.Entry<Part, List<String>> part : chosen.entrySet()) {
            DatasetFiles here = found;
            files.put(
                    part.getKey(),
                    part.getValue().stream()
                            .map(file -> new DataFile(
                                    option, given + " " + file, here.folder().resolve(file)))
                            .toList());
        }
        return files;
    }

    /** As the files' names say; where they do not tell what is wanted, as the README declares. */
    private DatasetFiles byNames(String given, Matcher name, String revision, Map<Part, List<String>> chosen) {
        UserException unclear = null;
        DatasetFiles found = null;
        try {
            found = hub.dataset(
                    name.group("repository"), revision, present -> choose(given, name, present, chosen), progress);
        } catch (UserException notSo) {
            unclear = notSo;
        }
        if (!chosen.isEmpty()) {
            return found;
        }
        Optional<DatasetFiles> declared = declared(given, name, revision, chosen);
        if (declared.isEmpty() && unclear != null) {
            throw unclear;
        }
        return declared.orElse(found);
    }

    private Optional<DatasetFiles> declared(
            String given, Matcher name, String revision, Map<Part, List<String>> chosen) {
        List<String> all = new ArrayList<>();
        DatasetFiles card = hub.dataset(
                name.group("repository"),
                revision,
                present -> {
                    all.addAll(present);
                    return present.contains(HubConfigs.CARD) ? List.of(HubConfigs.CARD) : List.of();
                },
                progress);
        if (card.files().isEmpty()) {
            return Optional.empty();
        }
        try {
            return HubConfigs.read(Files.readString(card.folder().resolve(HubConfigs.CARD)), all)
                    .map(layout -> hub.dataset(
                            name.group("repository"),
                            revision,
                            present -> choose(given, name, layout, chosen),
                            progress));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** All files of the splits that are wanted; none where the repository has none of a known kind. */
    private static List<String> choose(
            String given, Matcher name, Collection<String> present, Map<Part, List<String>> chosen) {
        return choose(given, name, HubLayout.of(present), chosen);
    }

    private static List<String> choose(String given, Matcher name, HubLayout layout, Map<Part, List<String>> chosen) {
        if (layout.files().isEmpty()) {
            return List.of();
        }
        String config = name.group("config") == null ? "" : name.group("config");
        Map<String, List<String>> splits = layout.splits(given, config);
        String split = name.group("split");
        if (split == null && splits.containsKey("train")) {
            for (Part part : Part.values()) {
                if (splits.containsKey(part.toString())) {
                    chosen.put(part, splits.get(part.toString()));
                }
            }
        } else {
            String only = split == null && splits.size() == 1
                    ? splits.keySet().iterator().next()
                    : split;
            if (only == null || !splits.containsKey(only)) {
                throw noSplit(given, split, List.copyOf(splits.keySet()));
            }
            chosen.put(Part.TRAIN, splits.get(only));
        }
        return chosen.values().stream().flatMap(List::stream).toList();
    }

    private static UserException noSplit(String given, String split, List<String> splits) {
        return new UserException(
                "path (%s) must name one of its splits: %s.".formatted(given, Excerpt.list(splits)),
                split == null
                        ? given + "/" + splits.get(0) + "."
                        : given.substring(0, given.length() - split.length())
                                + Nearest.to(split, splits).orElse(splits.get(0)) + ".");
    }
}
