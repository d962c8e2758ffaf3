package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.evaluate.interval.Rounded;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.rivals.recommend.Recommendation.Candidate;

/** Which base model suits a dataset: the advice, what each probe said, the line that takes it. */
public final class RecommendationView implements View<Recommendation> {
    /** Its figures are those of {@code RecommendBenchmark}, in {@code engine/BENCHMARKS.md}. */
    private static final String HOW =
            "Macro F1 on rows that a probe's model had not seen; test rows were not looked at. "
                    + "As it is: a linear head on the model's own features. Trained: 50 steps of fine-tuning, or a whole "
                    + "training of a model that starts from nothing. A probe is short, so the advice can be wrong: on "
                    + "eight tasks of 100 to 400 rows it named the best of three models in five, and lost 0.03 of macro F1 on "
                    + "average, 0.16 at most. Train the first two, and %compare them before you ship.";

    @Override
    public String text(Recommendation all) {
        return "Base models for " + all.dataset() + ", " + tried(all) + "\n\n" + Html.sentence(verdict(all)) + "\n\n"
                + table(all).text() + "\n\n" + (all.complete() ? all.line() + "\n\n" : "") + HOW;
    }

    @Override
    public String html(Recommendation all) {
        Page page = new Page("Base models for " + all.dataset(), tried(all));
        page.paragraph(Html.sentence(verdict(all)), all.complete() ? "" : "dim");
        page.html(table(all).html());
        if (all.complete()) {
            page.html("<p><code>" + Html.escapedSentence(all.line()) + "</code></p>");
        }
        return page.paragraph(HOW, "dim").toString();
    }

    private static String tried(Recommendation all) {
        return "tried on " + Numbers.count(all.rows(), "row", "rows") + ", " + Numbers.duration(all.seconds());
    }

    private static String verdict(Recommendation all) {
        return all.complete() ? all.verdict() : "So far; others are still being tried.";
    }

    private static Table table(Recommendation all) {
        Table table = new Table("lrrrrl", "model", "as it is", "trained", "more than TF-IDF", "time", "");
        Candidate best = all.best().orElse(null);
        for (Candidate each : all.candidates()) {
            if (each.fault().isEmpty()) {
                table.styled(
                        each == best ? "best" : "",
                        Table.Cell.excerpt(each.model()),
                        share(each.frozen()),
                        share(each.trained()),
                        each.againstWords()
                                .map(lead -> Rounded.signedText(lead.difference()))
                                .orElse("–"),
                        Numbers.duration(each.seconds()),
                        said(each));
            } else {
                table.styled(
                        "dim",
                        Table.Cell.excerpt(each.model()),
                        "–",
                        "–",
                        "–",
                        Numbers.duration(each.seconds()),
                        firstLine(each));
            }
        }
        table.styled("sum", "TF-IDF, linear", "", share(all.words()), "", "", "counts words, knows no model");
        return table;
    }

    private static String firstLine(Candidate each) {
        return Html.sentence(each.fault().lines().findFirst().orElse(""));
    }

    private static String said(Candidate each) {
        Verdict words = each.againstWords().map(Comparison::verdict).orElse(Verdict.CANNOT_TELL);
        String beside = switch (words) {
            case BETTER -> "knows more than single words tell";
            case WORSE -> "behind TF-IDF so far";
            case CANNOT_TELL -> "not more than TF-IDF";
        };
        return each.startsFromNothing() ? beside + "; starts from nothing" : beside;
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : Rounded.fixed(value, 2);
    }
}
