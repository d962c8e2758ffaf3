package dev.tunebook.dsl.views;

import dev.tunebook.engine.spec.Option;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainPlan;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a run would do: its steps, its learning rate from the first to the last, the options that were chosen. */
public final class TrainPlanView implements View<TrainPlan> {
    @Override
    public String text(TrainPlan plan) {
        StringBuilder text = new StringBuilder(Html.sentence(headline(plan)));
        text.append("\n").append(Html.sentence(steps(plan)));
        text.append("\n\n").append(axis(plan)).append("  ").append(Bars.sparkline(rates(plan), 60));
        text.append("\n").append(schedule(plan));
        if (!chosen(plan).isEmpty()) {
            text.append("\n\n").append(chosen(plan).text());
        }
        return text.toString();
    }

    @Override
    public String html(TrainPlan plan) {
        Page page = new Page("Plan, nothing trained", plan.spec().model() + " on " + plan.dataset());
        page.paragraph(steps(plan), "dim");
        double[] epochs = IntStream.range(0, rates(plan).length)
                .mapToDouble(i -> step(plan, i) / (double) plan.stepsPerEpoch())
                .toArray();
        double highest = peak(plan);
        page.html(new LineChart(
                        "The " + axis(plan) + " by epoch",
                        new Axis("epoch", 0, plan.spec().epochs(), Axis.Scale.WHOLE),
                        Axis.around("", 0, highest))
                .curve(axis(plan), epochs, rates(plan), LineChart.GREEN, 2.2)
                .svg());
        page.paragraph(schedule(plan), "dim");
        if (!chosen(plan).isEmpty()) {
            page.section("Options that are not the standard ones")
                    .html(chosen(plan).html());
        }
        return page.toString();
    }

    private static String headline(TrainPlan plan) {
        return "Plan, nothing trained: " + plan.spec().model() + " on " + plan.dataset();
    }

    private static String steps(TrainPlan plan) {
        return Numbers.count(plan.trainRows()) + " training and " + Numbers.count(plan.validationRows())
                + " validation rows; " + Numbers.count(plan.spec().epochs(), "epoch", "epochs") + " of "
                + Numbers.count(plan.stepsPerEpoch(), "step", "steps") + " of " + batch(plan) + ", "
                + Numbers.count(plan.steps(), "step", "steps") + " in all"
                + (plan.spec().earlyStop() > 0
                        ? ", fewer when " + Numbers.count(plan.spec().earlyStop(), "epoch brings", "epochs bring")
                                + " nothing better."
                        : ".");
    }

    private static String batch(TrainPlan plan) {
        return plan.spec().batchTokens() == 0
                ? Numbers.count(plan.spec().batchSize(), "row", "rows")
                : "at most " + Numbers.count(plan.spec().batchTokens(), "token", "tokens")
                        + " (tokens guessed from words)";
    }

    private static String axis(TrainPlan plan) {
        return plan.spec().learningRate().isAuto() ? "share of the peak learning rate" : "learning rate";
    }

    private static double peak(TrainPlan plan) {
        return plan.spec().learningRate().value().orElse(1);
    }

    private static String schedule(TrainPlan plan) {
        String peak = plan.spec().learningRate().isAuto()
                ? "a peak that a range test finds first"
                : Numbers.shortest(peak(plan));
        return "Schedule "
                + plan.spec().schedule().name().toLowerCase(Locale.ROOT).replace('_', '-') + ": warm-up over "
                + Numbers.count(plan.warmUpSteps(), "step", "steps") + " to " + peak + ", "
                + Numbers.shortest(round(peak(plan) * plan.factor(plan.steps() - 1)))
                + (plan.spec().learningRate().isAuto() ? " of it" : "") + " in the last step.";
    }

    private static double round(double value) {
        return value == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.2g", value));
    }

    private static double[] rates(TrainPlan plan) {
        int points = (int) Math.min(LineChart.MOST_POINTS, plan.steps());
        return IntStream.range(0, points)
                .mapToDouble(i -> peak(plan) * plan.factor(step(plan, i)))
                .toArray();
    }

    private static long step(TrainPlan plan, int point) {
        long points = Math.min(LineChart.MOST_POINTS, plan.steps());
        return points < 2 ? 0 : Math.round(point * (plan.steps() - 1) / (double) (points - 1));
    }

    private static Table chosen(TrainPlan plan) {
        Table table = new Table("lrr", "option", "chosen", "standard");
        for (Option option : Specs.options(TrainSpec.class)) {
            String chosen = SpecJson.tree(plan.spec()).path(option.component()).asText();
            String standard =
                    SpecJson.tree(TrainSpec.defaults()).path(option.component()).asText();
            if (!chosen.equals(standard)) {
                table.row(option.name(), Table.Cell.excerpt(chosen), standard);
            }
        }
        return table;
    }
}
