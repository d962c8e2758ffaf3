package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Provenance;
import java.util.ArrayList;
import java.util.List;

/** A dataset's lineage: every step with the rows before and after it, and the fingerprint of what came of it. */
public final class ProvenanceView implements View<Provenance> {
    @Override
    public String text(Provenance provenance) {
        return Html.sentence(provenance.name()) + ": " + size(provenance) + "\n" + fingerprint(provenance) + "\n\n"
                + steps(provenance).text();
    }

    @Override
    public String html(Provenance provenance) {
        return new Page(provenance.name(), size(provenance))
                .html(steps(provenance).html())
                .paragraph(fingerprint(provenance), "dim")
                .toString();
    }

    private static String size(Provenance provenance) {
        return provenance.kind() + ", " + Numbers.count(provenance.rows(), "row", "rows");
    }

    private static String fingerprint(Provenance provenance) {
        return "Content fingerprint " + provenance.fingerprint();
    }

    private static Table steps(Provenance provenance) {
        Table table = new Table("rlrrl", "", "step", "rows before", "rows after", "what was done");
        int number = 0;
        for (Lineage.Step step : provenance.lineage().steps()) {
            table.row(
                    Integer.toString(++number),
                    Table.Cell.excerpt(step.action()),
                    Numbers.count(step.rowsBefore()),
                    Numbers.count(step.rowsAfter()),
                    Table.Cell.lines(details(step)));
        }
        return table;
    }

    private static List<String> details(Lineage.Step step) {
        List<String> details = new ArrayList<>();
        if (!step.detail().isEmpty()) {
            details.add(step.detail());
        }
        step.counts().forEach((what, count) -> details.add(what + " " + Numbers.count(count)));
        return details;
    }
}
