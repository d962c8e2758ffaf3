package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Puts the rows of several files together, column by column. */
final class Assembly {
    private final Roles roles;
    private final TargetCheck check;
    private final List<FileRows> files = new ArrayList<>();
    private final List<int[]> kept = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private final List<Dataset.LeftOut> leftOut = new ArrayList<>();
    private int size;

    Assembly(Roles roles, TargetCheck check) {
        this.roles = roles;
        this.check = check;
    }

    /** Adds the rows of a file that stay. */
    void add(FileRows file, Part part, int source) {
        int[] rows = check.kept(file);
        files.add(file);
        kept.add(rows);
        parts.add(part);
        sources.add(source);
        leftOut.addAll(file.leftOut());
        size += rows.length;
    }

    int size() {
        return size;
    }

    /** Rows that did not stay, in order of the files. */
    List<Dataset.LeftOut> leftOut() {
        return leftOut;
    }

    Content content() {
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String name : roles.others().keySet()) {
            others.put(name, column(file -> file.others().get(name)));
        }
        Part[] eachPart = new Part[size];
        int[] eachFile = new int[size];
        int begin = 0;
        for (int file = 0; file < files.size(); file++) {
            int end = begin + kept.get(file).length;
            Arrays.fill(eachPart, begin, end, parts.get(file));
            Arrays.fill(eachFile, begin, end, sources.get(file));
            begin = end;
        }
        return new Content(
                column(FileRows::texts),
                roles.second().isEmpty() ? List.of() : column(FileRows::seconds),
                check.targets(files, kept),
                eachPart,
                eachFile,
                lines(),
                others);
    }

    private List<String> column(Function<FileRows, List<String>> cells) {
        return Texts.concatenated(IntStream.range(0, files.size())
                .mapToObj(file -> Texts.select(cells.apply(files.get(file)), kept.get(file)))
                .toList());
    }

    private long[] lines() {
        return IntStream.range(0, files.size())
                .boxed()
                .flatMapToLong(file -> Arrays.stream(kept.get(file))
                        .mapToLong(row -> files.get(file).line(row)))
                .toArray();
    }
}
