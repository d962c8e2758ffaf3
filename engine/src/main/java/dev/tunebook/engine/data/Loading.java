package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.DataFile;
import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.data.sources.Formats;
import dev.tunebook.engine.data.sources.Hints;
import dev.tunebook.engine.data.sources.Records;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** From the files that a spec names to a dataset: read, check the targets, part the rows. */
final class Loading {
    private final String name;
    private final DatasetSpec spec;
    private final Labels labels = new Labels();
    private final Map<Part, List<FileRows>> files = new EnumMap<>(Part.class);
    private Roles roles;

    private Loading(String name, DatasetSpec spec) {
        this.name = name;
        this.spec = spec;
    }

    static Dataset load(String name, DatasetSpec spec, Path folder) {
        Loading loading = new Loading(name, spec);
        Map<Part, DataFile> found = find(spec, folder);
        FileRows main = loading.read(Part.TRAIN, found.get(Part.TRAIN));
        if (main.size() == 0) {
            throw loading.noRows(main);
        }
        TargetCheck check = loading.check();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            if (found.containsKey(part)) {
                check.checkKnown(loading.read(part, found.get(part)));
            }
        }
        return loading.dataset(check);
    }

    private static Map<Part, DataFile> find(DatasetSpec spec, Path folder) {
        Map<Part, DataFile> found = new EnumMap<>(Part.class);
        found.put(Part.TRAIN, DataFile.find("path", spec.path(), folder));
        addOther(found, Part.VALIDATION, spec.validation(), folder);
        addOther(found, Part.TEST, spec.test(), folder);
        return found;
    }

    private static void addOther(Map<Part, DataFile> found, Part part, String given, Path folder) {
        if (given.isEmpty()) {
            return;
        }
        DataFile file = DataFile.find(part.toString(), given, folder);
        for (DataFile other : found.values()) {
            if (other.place().equals(file.place())) {
                throw new UserException(
                        "%s (%s) must be another file than %s.".formatted(file.option(), given, other.option()),
                        "leave --%s out: rows for it are then split off.".formatted(file.option()));
            }
        }
        found.put(part, file);
    }

    private FileRows read(Part part, DataFile file) {
        FileRows rows;
        try {
            Records records = Formats.open(file, new Hints(Roles.wanted(spec), spec.encoding(), !spec.noHeader()));
            if (roles == null) {
                roles = Roles.of(spec, records);
            } else {
                roles.check(records);
            }
            rows = FileRows.read(file, records, roles, labels, spec.maxCell());
        } catch (IOException unreadable) {
            throw file.unreadable(unreadable);
        }
        files.computeIfAbsent(part, empty -> new ArrayList<>()).add(rows);
        return rows;
    }

    private TargetCheck check() {
        List<FileRows> main = files.get(Part.TRAIN);
        return switch (roles.kind()) {
            case SINGLE_LABEL -> Classes.check(main, labels, spec);
            case MULTI_LABEL -> LabelSets.check(main, spec);
            default -> new AnyTarget(roles.kind());
        };
    }

    private UserException noRows(FileRows rows) {
        return rows.leftOut().isEmpty()
                ? new UserException(
                        rows.name() + " (a header and nothing below) must have rows.",
                        "it was not written to the end: make or copy it again.")
                : new UserException(
                        "%s (%s) must have a row with %s; in the first, %s, %s."
                                .formatted(
                                        rows.name(),
                                        Excerpt.count(rows.leftOut().size(), "row"),
                                        wantedNouns(),
                                        rows.records()
                                                .at(rows.leftOut().get(0).line())
                                                .replaceFirst("^.* (?=\\w+ \\d+$)", "at "),
                                        rows.leftOut().get(0).reason()),
                        "another column; the file has "
                                + Excerpt.list(rows.records().columns()) + ".");
    }

    private String wantedNouns() {
        return roles.target().isEmpty()
                ? "text"
                : roles.kind() == Kind.CHAT ? "messages" : "text and " + roles.targetNoun();
    }

    private Dataset dataset(TargetCheck check) {
        Assembly assembly = new Assembly(roles, check);
        List<Dataset.Source> sources = new ArrayList<>();
        Lineage lineage = Lineage.NONE;
        for (Map.Entry<Part, List<FileRows>> part : files.entrySet()) {
            for (FileRows file : part.getValue()) {
                int before = assembly.size();
                assembly.add(file, part.getKey(), sources.size());
                if (assembly.size() == before) {
                    throw noRows(file);
                }
                sources.add(file.source());
                lineage = lineage.then(read(file, before, assembly.size()));
            }
        }
        Content read = assembly.content();
        int[] main = IntStream.range(0, read.size())
                .filter(row -> read.parts()[row] == Part.TRAIN)
                .toArray();
        Parting parting = new Parting(spec, files.keySet(), read, main);
        Content parted = parting.part(files.get(Part.TRAIN).get(0).name());
        lineage = lineage.then(parting.step(parted));
        return new Dataset(name, spec, parted, sources, assembly.leftOut(), lineage);
    }

    private static Lineage.Step read(FileRows file, int before, int after) {
        Dataset.Source source = file.source();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("records", (long) source.rows());
        counts.put("left out", (long) source.rows() - (after - before));
        String detail =
                "%s (%s, sha256 %s)".formatted(source.path(), file.records().format(), source.sha256());
        return new Lineage.Step("read", detail, before, after, counts);
    }
}
