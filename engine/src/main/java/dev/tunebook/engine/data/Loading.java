package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.DataFile;
import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.data.sources.Formats;
import dev.tunebook.engine.data.sources.Hints;
import dev.tunebook.engine.data.sources.HubSource;
import dev.tunebook.engine.data.sources.LoadProgress;
import dev.tunebook.engine.data.sources.Records;
import dev.tunebook.engine.data.sources.Sources;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** From the files that a spec names to a dataset: read, check the targets, part the rows. */
final class Loading {
    /** From here on a search for near-duplicates takes seconds. */
    private static final int MANY_ROWS = 50_000;

    private final String name;
    private final DatasetSpec spec;
    private final Labels labels = new Labels();
    private final Map<Part, List<FileRows>> files = new EnumMap<>(Part.class);
    private Roles roles;
    private LoadProgress progress = LoadProgress.NONE;

    private Loading(String name, DatasetSpec spec) {
        this.name = name;
        this.spec = spec;
    }

    static Dataset load(String name, DatasetSpec spec, Sources sources) {
        Loading loading = new Loading(name, spec);
        loading.progress = sources.loads();
        Map<Part, List<DataFile>> found = sources.find(spec);
        loading.read(Part.TRAIN, found.get(Part.TRAIN));
        TargetCheck check = loading.check();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            if (found.containsKey(part)) {
                loading.read(part, found.get(part)).forEach(check::checkKnown);
            }
        }
        return loading.dataset(check, HubSource.isNamed(spec.path()));
    }

    static Dataset load(String name, DatasetSpec spec, Records records) {
        Loading loading = new Loading(name, spec);
        try {
            loading.requireRows(List.of(loading.read(Part.TRAIN, records.name(), records)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return loading.dataset(loading.check(), false);
    }

    private List<FileRows> read(Part part, List<DataFile> found) {
        List<FileRows> read = new ArrayList<>();
        for (DataFile file : found) {
            try {
                Records records = Formats.open(file, new Hints(Roles.wanted(spec), spec.encoding(), !spec.noHeader()));
                read.add(read(part, file.given(), records));
            } catch (IOException unreadable) {
                throw file.unreadable(unreadable);
            }
        }
        if (part == Part.TRAIN) {
            requireRows(read);
        }
        return read;
    }

    private FileRows read(Part part, String given, Records records) throws IOException {
        if (roles == null) {
            roles = Roles.of(spec, records);
        } else {
            roles.check(records);
        }
        FileRows rows = FileRows.read(given, records, roles, labels, spec.maxCell(), progress);
        files.computeIfAbsent(part, empty -> new ArrayList<>()).add(rows);
        return rows;
    }

    private void requireRows(List<FileRows> read) {
        if (read.stream().allMatch(file -> file.size() == 0)) {
            throw noRows(read.get(0));
        }
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

    /** @param lenient whether a part of its own may turn out to have no usable row, such as secret test labels */
    private Dataset dataset(TargetCheck check, boolean lenient) {
        Assembly assembly = new Assembly(roles, check);
        List<Dataset.Source> sources = new ArrayList<>();
        Lineage lineage = Lineage.NONE;
        for (Map.Entry<Part, List<FileRows>> part : files.entrySet()) {
            int begin = assembly.size();
            for (FileRows file : part.getValue()) {
                int before = assembly.size();
                assembly.add(file, part.getKey(), sources.size());
                sources.add(file.source());
                lineage = lineage.then(read(file, before, assembly.size()));
            }
            if (assembly.size() == begin && !(lenient && part.getKey() != Part.TRAIN)) {
                throw noRows(part.getValue().get(0));
            }
        }
        Content read = assembly.content();
        int[] main = IntStream.range(0, read.size())
                .filter(row -> read.parts()[row] == Part.TRAIN)
                .toArray();
        Set<Part> given = EnumSet.copyOf(List.of(read.parts()));
        boolean told = spec.group() == Group.NEAR && main.length >= MANY_ROWS;
        if (told) {
            progress.searching(name, main.length);
        }
        long began = System.nanoTime();
        Parting parting = new Parting(spec, given, read, main);
        Content parted = parting.part(files.get(Part.TRAIN).get(0).name());
        if (told) {
            progress.searched(name, main.length, (System.nanoTime() - began) / 1e9);
        }
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
