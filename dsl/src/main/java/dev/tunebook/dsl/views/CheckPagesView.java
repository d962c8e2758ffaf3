package dev.tunebook.dsl.views;

import dev.tunebook.engine.quality.CheckPages;

/** The checks of data: a line each, or one check's page. */
public final class CheckPagesView implements View<CheckPages> {
    @Override
    public String text(CheckPages checks) {
        if (checks.pages().size() > 1) {
            return table(checks).text() + "\n\n%checks NAME explains one; %report DATASET makes them all.";
        }
        CheckPages.Page page = checks.pages().get(0);
        return page.name() + "\n\n" + String.join("\n", page.paragraphs()) + "\n\nWhy it matters: " + page.why()
                + "\nMade by %report DATASET --checks " + page.name() + ", which says what mends it.";
    }

    @Override
    public String html(CheckPages checks) {
        if (checks.pages().size() > 1) {
            return new Page("Checks", "of data, made by %report DATASET")
                    .html(table(checks).html())
                    .paragraph("%checks NAME explains one.", "dim")
                    .toString();
        }
        CheckPages.Page check = checks.pages().get(0);
        Page page = new Page(check.name(), "a check of data");
        check.paragraphs().forEach(paragraph -> page.paragraph(paragraph, ""));
        return page.paragraph("Why it matters: " + check.why(), "note")
                .paragraph("Made by %report DATASET --checks " + check.name() + ", which says what mends it.", "dim")
                .toString();
    }

    private static Table table(CheckPages checks) {
        Table table = new Table("ll", "check", "looks for");
        checks.pages().forEach(page -> table.row(page.name(), page.paragraphs().get(0)));
        return table;
    }
}
