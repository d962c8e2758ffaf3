package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.RunList;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.TrainEvent.Started;
import java.util.Locale;

/** Runs that are kept: what each was, how it ended, how well it did. */
public final class RunListView implements View<RunList> {
    @Override
    public String text(RunList list) {
        if (list.runs().isEmpty()) {
            return headline(list) + "\n" + nothing(list);
        }
        return headline(list) + "\n\n" + table(list).text() + resumable(list);
    }

    @Override
    public String html(RunList list) {
        Page page = new Page("Runs", shown(list));
        if (list.runs().isEmpty()) {
            return page.paragraph(nothing(list), "dim").toString();
        }
        page.html(table(list).html());
        return (resumable(list).isEmpty()
                        ? page
                        : page.paragraph(resumable(list).strip(), "note"))
                .toString();
    }

    private static String headline(RunList list) {
        return "Runs: " + shown(list);
    }

    private static String shown(RunList list) {
        String stored = Numbers.count(list.stored(), "run is kept", "runs are kept");
        return list.runs().size() == list.stored() ? stored : list.runs().size() + " of " + stored;
    }

    private static String nothing(RunList list) {
        return list.stored() == 0 ? "%train DATASET makes the first." : "None has that in its name, dataset or model.";
    }

    private static String resumable(RunList list) {
        return list.runs().stream()
                .filter(RunRecord::isUnfinished)
                .findFirst()
                .map(run -> "\n\n" + Html.sentence(run.name()) + " did not come to its end. Maybe %resume "
                        + Html.sentence(run.name()) + ".")
                .orElse("");
    }

    private static Table table(RunList list) {
        Table table = new Table(
                "llllrrrrrl",
                "run",
                "ended",
                "dataset",
                "model",
                "learning rate",
                "epochs",
                "macro F1",
                "loss",
                "took",
                "begun");
        for (RunRecord run : list.runs()) {
            Evaluated best = run.best().orElse(null);
            table.row(
                    run.name(),
                    Table.Cell.styled(state(run), run.isUnfinished() ? "bad" : ""),
                    run.datasetName(),
                    run.spec().model(),
                    run.last(Started.class)
                            .map(started -> Numbers.shortest(started.learningRate()))
                            .orElse("–"),
                    run.last(Evaluated.class)
                                    .map(last -> String.valueOf(last.epoch()))
                                    .orElse("0") + "/" + run.spec().epochs(),
                    best == null ? "–" : Numbers.fixed(best.macroF1(), 4),
                    best == null ? "–" : Numbers.loss(best.validationLoss()),
                    run.events().isEmpty()
                            ? "–"
                            : Numbers.duration(
                                    run.events().get(run.events().size() - 1).seconds()),
                    run.environment().path("started").asText().replace('T', ' ').replace("Z", ""));
        }
        return table;
    }

    static String state(RunRecord run) {
        return run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
