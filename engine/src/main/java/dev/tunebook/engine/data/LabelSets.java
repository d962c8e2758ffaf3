package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** The labels that the main file's rows have, any number each, sorted by name. */
record LabelSets(String column, String main, List<String> names) implements TargetCheck {
    /**
     * Collects the labels.
     *
     * @throws UserException when there is none
     */
    static LabelSets check(List<FileRows> main, DatasetSpec spec) {
        TreeSet<String> names = new TreeSet<>();
        main.forEach(file -> file.targets().forEach(target -> names.addAll(((Target.Labels) target).names())));
        String file = main.get(0).name();
        if (names.isEmpty()) {
            throw new UserException(
                    "%s %s %s (no label in any row) must hold labels."
                            .formatted(file, main.get(0).records().columnNoun(), Excerpt.of(spec.label())),
                    "another has the labels; the file has "
                            + Excerpt.list(main.get(0).records().columns()) + ".");
        }
        return new LabelSets(spec.label(), file, List.copyOf(names));
    }

    @Override
    public void checkKnown(FileRows rows) {
        String unknown = null;
        long line = 0;
        long others = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (String label : ((Target.Labels) rows.targets().get(row)).names()) {
                if (Collections.binarySearch(names, label) >= 0) {
                    continue;
                }
                if (unknown == null) {
                    unknown = label;
                    line = rows.line(row);
                } else {
                    others++;
                }
            }
        }
        if (unknown != null) {
            throw new UserException(
                    "%s: %s %s (%s) must be one of the %d labels of %s%s."
                            .formatted(
                                    rows.records().at(line),
                                    rows.records().columnNoun(),
                                    Excerpt.of(column),
                                    Excerpt.of(unknown),
                                    names.size(),
                                    main,
                                    Excerpt.more(others, "label")),
                    Nearest.to(unknown, names)
                            .map(near -> Excerpt.of(near) + " is meant.")
                            .orElse("rows with this label are missing from " + main + ", or belong in neither."));
        }
    }

    @Override
    public Targets targets(List<FileRows> files, List<int[]> kept) {
        int[][] ids = AnyTarget.all(files, kept)
                .map(target -> ((Target.Labels) target)
                        .names().stream()
                                .mapToInt(label -> Collections.binarySearch(names, label))
                                .toArray())
                .toArray(int[][]::new);
        return new Targets.LabelSets(names, ids);
    }
}
