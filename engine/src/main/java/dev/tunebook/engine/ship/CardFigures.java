package dev.tunebook.engine.ship;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;
import dev.tunebook.engine.rivals.Contender;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.rivals.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a model card: its tables, and what the hub's metadata say. */
final class CardFigures {
    /** The hub's name of a figure, by ours. */
    private static final Map<String, String> HUB = Map.of(
            "macro F1", "f1",
            "exact match", "exact_match",
            "RMSE", "rmse",
            "MAE", "mae",
            "Pearson", "pearsonr",
            "chrF", "chrf",
            "BLEU", "bleu",
            "ROUGE-L", "rouge",
            "perplexity", "perplexity");

    private CardFigures() {}

    /** All overall figures, one row each, of all who were compared. */
    static String overall(Held held, String model, String against) {
        StringBuilder text = new StringBuilder("| figure | " + ReleaseCard.cell(model) + " | ");
        text.append(ReleaseCard.cell(against)).append(" |\n|---|---|---|\n");
        if (held instanceof Contest contest) {
            for (CountFigure figure : CountFigure.values()) {
                row(
                        text,
                        figure.title(),
                        contest.contenders().stream()
                                .map(each -> interval(each.intervals().overall().get(figure)))
                                .toList());
            }
            row(
                    text,
                    "log-loss",
                    contest.contenders().stream()
                            .map(each -> interval(each.loss()))
                            .toList());
        } else if (held instanceof FigureContest contest) {
            for (String title : contest.contenders().get(0).figures().keySet()) {
                row(
                        text,
                        title,
                        contest.contenders().stream()
                                .map(each -> interval(each.figures().get(title)))
                                .toList());
            }
        }
        return text.append('\n').toString();
    }

    private static void row(StringBuilder text, String title, List<String> cells) {
        text.append("| ")
                .append(title)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    /** Class by class, or label by label; empty where there are none. */
    static String classes(Held held) {
        if (held instanceof Contest contest) {
            StringBuilder text = new StringBuilder("| class | precision | recall | F1 |\n|---|---|---|---|\n");
            for (ClassIntervals each : contest.contenders().get(0).intervals().classes()) {
                row(
                        text,
                        ReleaseCard.cell(each.label()),
                        List.of(interval(each.precision()), interval(each.recall()), interval(each.f1())));
            }
            return text.append('\n').toString();
        }
        Map<String, Interval> recalls =
                ((FigureContest) held).contenders().get(0).recalls();
        return recalls.isEmpty()
                ? ""
                : recalls.entrySet().stream()
                        .map(each ->
                                "| " + ReleaseCard.cell(each.getKey()) + " | " + interval(each.getValue()) + " |\n")
                        .collect(Collectors.joining("", "| label | recall |\n|---|---|\n", "\n"));
    }

    /** As the hub's metadata have them. */
    static List<Map<String, Object>> metrics(Held held) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        if (held instanceof Contest contest) {
            Contender candidate = contest.contenders().get(0);
            metrics.add(metric("accuracy", "Accuracy", candidate.figure(CountFigure.ACCURACY)));
            metrics.add(metric("f1", "Macro F1", candidate.figure(CountFigure.MACRO_F1)));
        } else if (held instanceof FigureContest contest) {
            contest.contenders().get(0).figures().forEach((title, value) -> {
                if (HUB.containsKey(title)) {
                    metrics.add(metric(HUB.get(title), title, value.estimate()));
                }
            });
        }
        return metrics;
    }

    private static Map<String, Object> metric(String type, String name, double value) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("type", type);
        metric.put("name", name);
        metric.put("value", Math.round(value * 1e4) / 1e4);
        return metric;
    }

    private static String interval(Interval interval) {
        return Double.isNaN(interval.estimate()) ? "–" : Rounded.text(interval).replace("95% ", "");
    }
}
