package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.DatasetCard.ClassRows;
import dev.tunebook.engine.data.DatasetCard.DuplicateGroup;
import dev.tunebook.engine.data.DatasetCard.Lengths;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.quality.PersonalData;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A dataset's card: rows, classes, lengths, what was left out, duplicates and where they lie. */
public final class DatasetView implements View<DatasetCard> {
    /** Groups of duplicates, or rows left out, that are shown. */
    private static final int SHOWN = 5;

    private static final int ROWS_OF_GROUP = 4;
    private static final int MANY_CLASSES = 20;
    private static final double NOTEWORTHY_IMBALANCE = 3;

    @Override
    public String text(DatasetCard card) {
        StringBuilder text = new StringBuilder();
        text.append(Html.sentence(card.name())).append(": ").append(size(card)).append("\n");
        imbalance(card)
                .ifPresent(imbalance -> text.append(Html.sentence(imbalance)).append("\n"));
        text.append(Html.sentence(source(card))).append("\n\n");
        if (!card.classes().isEmpty()) {
            text.append(classes(card, card.classes()).text()).append("\n\n");
        }
        text.append(lengths(card).text()).append("\n\n");
        text.append(duplicateSentence(card));
        append(text, "Rows left out", leftOut(card));
        append(text, "The same text in more than one part", groups(card.leaks()));
        append(text, "The same text with different labels", groups(card.conflicts()));
        append(text, "The same text more than once", groups(card.duplicates()));
        return text.toString();
    }

    private static void append(StringBuilder text, String title, Table table) {
        if (!table.isEmpty()) {
            text.append("\n\n").append(title).append(":\n").append(table.text());
        }
    }

    @Override
    public String html(DatasetCard card) {
        Page page = new Page(card.name(), source(card));
        List<String> tiles = new ArrayList<>(List.of(Numbers.count(card.rows()), "rows"));
        if (!card.classes().isEmpty()) {
            tiles.addAll(List.of(Numbers.count(card.classes().size()), "classes"));
        }
        tiles.addAll(List.of(
                parts(card), "train / validation / test",
                Numbers.count(card.duplicateRows()), "exact duplicates",
                Numbers.count(card.leakingRows()), "leaked from training"));
        page.tiles(tiles.toArray(String[]::new));
        if (!card.classes().isEmpty()) {
            classSection(page, card);
        }
        page.section("Lengths").html(lengths(card).html());
        fold(page, "Rows left out", leftOutRows(card), leftOut(card), false);
        fold(page, "The same text in more than one part", card.leaks().size(), groups(card.leaks()), true);
        fold(page, "The same text with different labels", card.conflicts().size(), groups(card.conflicts()), true);
        fold(page, "The same text more than once", card.duplicates().size(), groups(card.duplicates()), false);
        return page.toString();
    }

    private static void classSection(Page page, DatasetCard card) {
        List<ClassRows> classes = card.classes();
        page.section("Classes");
        if (classes.size() <= MANY_CLASSES) {
            page.html(classes(card, classes).html());
        } else {
            page.html(classes(card, classes.subList(0, 10)).html());
            page.folded(
                    Numbers.count(classes.size() - 10) + " classes more, down to "
                            + Numbers.count(classes.get(classes.size() - 1).rows(), "row", "rows"),
                    classes(card, classes.subList(10, classes.size())).html());
        }
        imbalance(card).ifPresent(imbalance -> page.paragraph(imbalance, "dim"));
    }

    private static void fold(Page page, String title, int count, Table table, boolean open) {
        if (table.isEmpty()) {
            return;
        }
        if (open) {
            page.section(title + " (" + Numbers.count(count) + ")").html(table.html());
        } else {
            page.folded(title + " (" + Numbers.count(count) + ")", table.html());
        }
    }

    static String size(DatasetCard card) {
        int classes = card.classes().size();
        return Numbers.count(card.rows(), "row", "rows")
                + (classes == 0 ? "" : ", " + Numbers.count(classes, "class", "classes"))
                + "; train / validation / test " + parts(card);
    }

    /** A sentence where classes are far from equally many. */
    static Optional<String> imbalance(DatasetCard card) {
        if (card.imbalance() < NOTEWORTHY_IMBALANCE) {
            return Optional.empty();
        }
        ClassRows rarest = card.classes().get(card.classes().size() - 1);
        return Optional.of("The most frequent class has " + Numbers.shortest(card.imbalance())
                + " times the rows of the rarest, " + rarest.label() + ".");
    }

    private static String source(DatasetCard card) {
        return card.sources().stream()
                .map(source -> source.path() + " (" + Numbers.count(source.rows(), "row", "rows") + ")")
                .collect(Collectors.joining(", ", "from ", ""));
    }

    private static String parts(DatasetCard card) {
        return java.util.Arrays.stream(Part.values())
                .map(part -> Numbers.count(card.parts().getOrDefault(part, 0)))
                .collect(Collectors.joining(" / "));
    }

    static Table classes(DatasetCard card, List<ClassRows> shown) {
        double most = card.classes().get(0).rows();
        Table table = new Table("lrrrr", "class", "rows", "train", "validation", "test");
        for (ClassRows each : shown) {
            table.row(
                    Table.Cell.excerpt(each.label()),
                    Table.Cell.bar(Numbers.count(each.rows()), each.rows() / most, "blue"),
                    Numbers.count(each.train()),
                    Numbers.count(each.validation()),
                    Numbers.count(each.test()));
        }
        return table;
    }

    static Table lengths(DatasetCard card) {
        Table table = new Table("lrrrrr", "text length", "shortest", "median", "95 %", "longest", "mean");
        lengths(table, "words", card.words());
        lengths(table, "characters", card.characters());
        return table;
    }

    private static void lengths(Table table, String unit, Lengths lengths) {
        table.row(
                unit,
                Numbers.count(lengths.shortest()),
                Numbers.count(lengths.median()),
                Numbers.count(lengths.p95()),
                Numbers.count(lengths.longest()),
                Numbers.fixed(lengths.mean(), 1));
    }

    private static String duplicateSentence(DatasetCard card) {
        return Numbers.count(card.duplicateRows(), "row repeats", "rows repeat") + " an earlier text; "
                + Numbers.count(card.leakingRows(), "validation or test row has", "validation or test rows have")
                + " a text that is trained on.";
    }

    private static int leftOutRows(DatasetCard card) {
        return card.leftOut().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Table leftOut(DatasetCard card) {
        Table table = new Table("lrl", "reason", "rows", "where");
        card.leftOut().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(reason -> table.row(
                        Table.Cell.excerpt(reason.getKey()),
                        Numbers.count(reason.getValue()),
                        Table.Cell.excerpt(where(card, reason.getKey(), reason.getValue()))));
        return table;
    }

    private static String where(DatasetCard card, String reason, int count) {
        List<Dataset.LeftOut> rows = card.leftOutRows().stream()
                .filter(row -> row.reason().equals(reason))
                .limit(SHOWN)
                .toList();
        return rows.stream().map(row -> row.file() + ":" + row.line()).collect(Collectors.joining(", "))
                + (count > rows.size() ? ", …" : "");
    }

    private static Table groups(List<DuplicateGroup> groups) {
        Table table = new Table("lrl", "text", "rows", "where");
        for (DuplicateGroup group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
            table.row(
                    Table.Cell.excerpt(PersonalData.masked(group.text())),
                    Numbers.count(group.rows().size()),
                    Table.Cell.lines(rows(group.rows())));
        }
        if (groups.size() > SHOWN) {
            table.row("… and " + Numbers.count(groups.size() - SHOWN) + " texts more", "", "");
        }
        return table;
    }

    private static List<String> rows(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(ROWS_OF_GROUP, rows.size()))) {
            lines.add(row.file() + ":" + row.line() + " " + row.part() + " " + row.label());
        }
        if (rows.size() > ROWS_OF_GROUP) {
            lines.add("…");
        }
        return lines;
    }
}
