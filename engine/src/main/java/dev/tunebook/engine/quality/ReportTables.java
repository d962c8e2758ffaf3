package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.spec.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** All that a report shows, as tables. */
final class ReportTables {
    private ReportTables() {}

    static Table findings(Report report) {
        StringColumn check = StringColumn.create("check");
        StringColumn severity = StringColumn.create("severity");
        IntColumn count = IntColumn.create("rows");
        IntColumn of = IntColumn.create("of");
        DoubleColumn share = DoubleColumn.create("share");
        StringColumn summary = StringColumn.create("summary");
        StringColumn why = StringColumn.create("why");
        StringColumn fix = StringColumn.create("fix");
        for (Finding finding : report.findings()) {
            check.append(finding.check());
            severity.append(finding.severity().name().toLowerCase(Locale.ROOT));
            count.append(finding.count());
            of.append(finding.of());
            share.append(finding.share());
            summary.append(finding.summary());
            why.append(finding.why());
            fix.append(finding.fix());
        }
        return Table.create(report.dataset(), check, severity, count, of, share, summary, why, fix);
    }

    static Table facts(Report report) {
        DatasetCard card = report.card();
        StringColumn fact = StringColumn.create("fact");
        DoubleColumn value = DoubleColumn.create("value");
        Table facts = Table.create(report.dataset(), fact, value);
        add(facts, "rows", card.rows());
        for (Part part : Part.values()) {
            add(facts, part + " rows", card.parts().getOrDefault(part, 0));
        }
        card.leftOut().forEach((reason, rows) -> add(facts, "left out: " + reason, rows));
        if (!card.classes().isEmpty()) {
            add(facts, "classes", card.classes().size());
            add(facts, "imbalance", card.imbalance());
        }
        lengths(facts, "words", card.words());
        lengths(facts, "characters", card.characters());
        report.tokens().ifPresent(tokens -> tokens(facts, tokens));
        return facts;
    }

    private static void lengths(Table facts, String unit, DatasetCard.Lengths lengths) {
        lengths(facts, unit, lengths.shortest(), lengths.median(), lengths.p95(), lengths.longest());
        add(facts, unit + ", mean", lengths.mean());
    }

    private static void lengths(Table facts, String unit, int shortest, int median, int p95, int longest) {
        add(facts, unit + ", shortest", shortest);
        add(facts, unit + ", median", median);
        add(facts, unit + ", 95 %", p95);
        add(facts, unit + ", longest", longest);
    }

    private static void tokens(Table facts, TokenLengths tokens) {
        String unit = "tokens of " + tokens.model();
        lengths(facts, unit, tokens.shortest(), tokens.median(), tokens.p95(), tokens.longest());
        add(facts, "texts over " + tokens.mostTokens() + " tokens", tokens.cut());
    }

    private static void add(Table facts, String fact, double value) {
        facts.stringColumn("fact").append(fact);
        facts.doubleColumn("value").append(value);
    }

    static Table classes(Report report) {
        StringColumn name = StringColumn.create("class");
        IntColumn rows = IntColumn.create("rows");
        IntColumn train = IntColumn.create("train");
        IntColumn validation = IntColumn.create("validation");
        IntColumn test = IntColumn.create("test");
        for (DatasetCard.ClassRows each : report.card().classes()) {
            name.append(each.label());
            rows.append(each.rows());
            train.append(each.train());
            validation.append(each.validation());
            test.append(each.test());
        }
        return Table.create(report.dataset(), name, rows, train, validation, test);
    }

    static Table examples(Report report) {
        List<StringColumn> columns = Stream.of("check", "example", "place", "part", "label", "text", "note")
                .map(StringColumn::create)
                .toList();
        for (Finding finding : report.findings()) {
            for (int i = 0; i < finding.examples().size(); i++) {
                String number = String.valueOf(i + 1);
                Finding.Example example = finding.examples().get(i);
                List<String> empty = List.of("", "", "", "");
                List<List<String>> rows = example.rows().isEmpty()
                        ? List.of(empty)
                        : example.rows().stream().map(ReportTables::cells).toList();
                rows.forEach(cells -> append(
                        columns,
                        Stream.of(List.of(finding.check(), number), cells, List.of(example.note()))
                                .flatMap(List::stream)
                                .toList()));
            }
        }
        return Table.create(report.dataset(), columns.toArray(StringColumn[]::new));
    }

    private static List<String> cells(Row row) {
        return List.of(row.file() + ":" + row.line(), row.part().toString(), row.label(), row.text());
    }

    private static void append(List<StringColumn> columns, List<String> cells) {
        IntStream.range(0, columns.size()).forEach(i -> columns.get(i).append(cells.get(i)));
    }
}
