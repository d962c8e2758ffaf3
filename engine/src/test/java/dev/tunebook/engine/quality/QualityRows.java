package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Datasets written row by row, for tests of other packages: rows of the form {@code part label|text}. */
public final class QualityRows {
    private QualityRows() {}

    public static Dataset of(String... rows) {
        return Rows.of(List.of(rows));
    }

    /** Two classes of 60 training rows with nothing wrong, and others. */
    public static Dataset cleanAnd(String... others) {
        return Rows.cleanAnd(others);
    }

    /** Training rows of the form {@code label;label|text}, any number of labels each. */
    public static Dataset labelled(Stream<String> rows) {
        return Dataset.of(
                "tickets",
                rows.map(row -> Map.of(
                                "label",
                                List.of(row.substring(0, row.indexOf('|')).split(";")),
                                "text",
                                row.substring(row.indexOf('|') + 1)))
                        .toList(),
                DatasetSpec.defaults().kind(Kind.MULTI_LABEL).split("100/0/0").group(Group.NONE));
    }

    /** The same of the clean rows, each with the label {@code text} beside its own, and others. */
    public static Dataset labelledAnd(String... others) {
        return labelled(
                Stream.concat(Rows.clean().stream().map(row -> row.replace("train ", "text;")), Stream.of(others)));
    }
}
