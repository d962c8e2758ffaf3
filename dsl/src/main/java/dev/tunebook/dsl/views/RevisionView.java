package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Change;
import dev.tunebook.engine.data.Change.Action;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.quality.PersonalData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a revision did to a dataset: figures, then step by step which rows went, changed or came, and why. */
public final class RevisionView implements View<Revision> {
    /** Changes of a step in sight; more of them are folded in HTML and left out of text. */
    private static final int SHOWN = 5;

    private static final int MOST_FOLDED = 200;

    @Override
    public String text(Revision revision) {
        StringBuilder text = new StringBuilder(Html.sentence(headline(revision)));
        for (Map.Entry<String, List<Change>> step : revision.bySteps().entrySet()) {
            text.append("\n\n").append(Html.sentence(title(step)));
            List<Change> changes = told(step.getValue());
            text.append("\n")
                    .append(table(revision, changes.subList(0, Math.min(SHOWN, changes.size())))
                            .text()
                            .indent(2)
                            .stripTrailing());
            if (changes.size() > SHOWN) {
                text.append("\n  … and ")
                        .append(Numbers.count(changes.size() - SHOWN))
                        .append(" more");
            }
        }
        return text.append("\n\n").append(Html.sentence(back(revision))).toString();
    }

    @Override
    public String html(Revision revision) {
        Page page = new Page(revision.before().name(), revision.options());
        int gone = revision.rows(Action.DROPPED);
        int added = revision.rows(Action.ADDED);
        page.tiles(
                Numbers.count(revision.before().size()), "rows before",
                Numbers.count(gone), "dropped",
                Numbers.count(revision.rows(Action.TEXT_CHANGED)), "texts changed",
                Numbers.count(revision.rows(Action.LABEL_CHANGED)), "labels changed",
                Numbers.count(added), "added",
                Numbers.count(revision.before().size() - gone + added), "rows now");
        for (Map.Entry<String, List<Change>> step : revision.bySteps().entrySet()) {
            List<Change> changes = told(step.getValue());
            int shown = Math.min(SHOWN, changes.size());
            page.section(title(step))
                    .html(table(revision, changes.subList(0, shown)).html());
            if (changes.size() > shown) {
                List<Change> more = changes.subList(shown, Math.min(MOST_FOLDED, changes.size()));
                page.folded(
                        Numbers.count(changes.size() - shown) + " more"
                                + (shown + more.size() < changes.size() ? ", the first " + more.size() + " here" : ""),
                        table(revision, more).html());
            }
        }
        return page.paragraph(back(revision), "note").toString();
    }

    private static String headline(Revision revision) {
        int gone = revision.rows(Action.DROPPED);
        int added = revision.rows(Action.ADDED);
        return "%s %s: %s, now %s; %s dropped, %s, %s, %s added"
                .formatted(
                        revision.before().name(),
                        revision.options(),
                        Numbers.count(revision.before().size(), "row", "rows"),
                        Numbers.count(revision.before().size() - gone + added),
                        Numbers.count(gone),
                        Numbers.count(revision.rows(Action.TEXT_CHANGED), "text changed", "texts changed"),
                        Numbers.count(revision.rows(Action.LABEL_CHANGED), "label changed", "labels changed"),
                        Numbers.count(added));
    }

    /** {@code Dedup near: 12 rows dropped, 9 rows kept}. */
    private static String title(Map.Entry<String, List<Change>> step) {
        String name = step.getKey();
        String counts = Arrays.stream(Action.values())
                .filter(action -> count(step.getValue(), action) > 0)
                .map(action -> counted(count(step.getValue(), action), action))
                .collect(Collectors.joining(", "));
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + ": " + counts;
    }

    private static String counted(long count, Action action) {
        return switch (action) {
            case TEXT_CHANGED -> Numbers.count(count, "text changed", "texts changed");
            case LABEL_CHANGED -> Numbers.count(count, "label changed", "labels changed");
            default -> Numbers.count(count, "row ", "rows ") + action;
        };
    }

    private static long count(List<Change> changes, Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    /** A row that was kept is shown beside those that went for it; by itself where it alone was looked at. */
    private static List<Change> told(List<Change> changes) {
        List<Change> told = new ArrayList<>(changes.stream()
                .filter(change -> change.action() != Action.KEPT)
                .toList());
        return told.isEmpty() ? changes : told;
    }

    private static Table table(Revision revision, List<Change> changes) {
        Dataset before = revision.before();
        Table table = new Table("llll");
        for (Change change : changes) {
            Row row = before.row(change.row());
            switch (change.action()) {
                case DROPPED -> {
                    if (change.other() >= 0) {
                        Row other = before.row(change.other());
                        List<Table.Cell> texts = differences(other.text(), row.text());
                        table.row(
                                Table.Cell.styled("dropped", "row bad"),
                                where(row),
                                texts.get(1),
                                reason(change.reason()));
                        table.row("kept", where(other), texts.get(0), "");
                    } else {
                        table.row(
                                Table.Cell.styled("dropped", "row bad"),
                                where(row),
                                Table.Cell.excerpt(PersonalData.masked(row.text())),
                                reason(change.reason()));
                    }
                }
                case TEXT_CHANGED, ADDED -> {
                    List<Table.Cell> texts = differences(change.was(), change.is());
                    table.row("", where(row), texts.get(0), reason(change.reason()));
                    table.row(
                            Table.Cell.styled(change.action() == Action.ADDED ? "added" : "now", "row good"),
                            "",
                            texts.get(1),
                            "");
                }
                case LABEL_CHANGED ->
                    table.row(
                            Table.Cell.styled("now " + change.is(), "good"),
                            where(row),
                            Table.Cell.excerpt(PersonalData.masked(row.text())),
                            reason(change.reason()));
                case MOVED ->
                    table.row(
                            Table.Cell.styled("now " + change.is(), "good"),
                            where(row),
                            Table.Cell.excerpt(PersonalData.masked(row.text())),
                            reason(change.reason()));
                case KEPT ->
                    table.row(
                            "kept",
                            where(row),
                            Table.Cell.excerpt(PersonalData.masked(row.text())),
                            reason(change.reason()));
            }
        }
        return table;
    }

    private static List<Table.Cell> differences(String before, String after) {
        return Differences.between(PersonalData.masked(before), PersonalData.masked(after));
    }

    private static Table.Cell reason(String reason) {
        return Table.Cell.excerpt(PersonalData.masked(reason));
    }

    private static Table.Cell where(Row row) {
        return Table.Cell.lines(List.of(row.file() + ":" + row.line() + " " + row.part(), row.label()));
    }

    private static String back(Revision revision) {
        String name = revision.before().name();
        if (revision.options().contains("--preview")) {
            return "A preview of a few rows: %s is as it was. %%augment %1$s without --preview adds the copies."
                    .formatted(name);
        }
        return "%%undo %s goes back; audit(%1$s).table() has every row.".formatted(name);
    }
}
