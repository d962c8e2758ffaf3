package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Whether a first system is better than a second on the same rows, by one figure.
 *
 * @param figure its name, such as {@code macro F1}
 * @param difference first minus second, with its interval of confidence 1 − level
 * @param p two-sided; after {@link #holm} adjusted for the number of comparisons
 * @param highestP the same and three standard errors of its own randomness: what the verdict goes by, so
 *     that another seed gives the same verdict; p itself where the test is exact
 * @param test the one that gave p
 * @param family how many comparisons p is adjusted for; 1 where this one stands alone
 * @param bootstrapP of the shifted bootstrap, a second opinion that decides nothing; adjusted likewise
 * @param level below which p decides
 * @param higherIsBetter false for losses and errors
 * @param rows compared
 * @param rowsNeeded rows on which a difference of this size would be found four times of five; empty when
 *     there is no difference at all
 */
public record Comparison(
        String figure,
        double first,
        double second,
        Interval difference,
        double p,
        double highestP,
        PairedTest test,
        int family,
        double bootstrapP,
        double level,
        boolean higherIsBetter,
        long rows,
        OptionalLong rowsNeeded) {
    /** Standard errors. */
    private static final double RANDOMNESS = 3;

    public static Comparison of(PairedAnswers answers, CountFigure figure) {
        return of(answers, figure, ComparisonSpec.DEFAULT);
    }

    /** Accuracy by McNemar's test, other figures by approximate randomisation. */
    public static Comparison of(PairedAnswers answers, CountFigure figure, ComparisonSpec spec) {
        PairedDraws draws = new CountDraws(answers, figure);
        if (figure != CountFigure.ACCURACY) {
            return of(figure.title(), draws, true, spec);
        }
        McNemar mcNemar = answers.mcNemar();
        return of(figure.title(), draws, true, spec, mcNemar.p(), mcNemar.p(), mcNemar.test());
    }

    /** Any figure, by approximate randomisation. */
    public static Comparison of(String figure, PairedDraws draws, boolean higherIsBetter, ComparisonSpec spec) {
        double p = Randomization.p(draws, spec.draws(), spec.seed());
        double highestP = p + RANDOMNESS * Math.sqrt(p * (1 - p) / spec.draws());
        return of(figure, draws, higherIsBetter, spec, p, highestP, PairedTest.RANDOMISATION);
    }

    private static Comparison of(
            String figure,
            PairedDraws draws,
            boolean higherIsBetter,
            ComparisonSpec spec,
            double p,
            double highestP,
            PairedTest test) {
        PairedBootstrap bootstrap = new PairedBootstrap(draws, spec.resampling());
        return new Comparison(
                figure,
                draws.first(),
                draws.second(),
                bootstrap.interval(),
                p,
                highestP,
                test,
                1,
                bootstrap.shiftedP(),
                spec.level(),
                higherIsBetter,
                draws.rows(),
                rowsNeeded(draws, bootstrap.standardError(), spec.level()));
    }

    private static OptionalLong rowsNeeded(PairedDraws draws, double standardError, double level) {
        if (!(Math.abs(draws.difference()) > 0) || !(standardError > 0)) {
            return OptionalLong.empty();
        }
        double rows = SampleSize.fromStandardError(
                draws.difference(), standardError, draws.rows(), level, SampleSize.DEFAULT_POWER);
        return OptionalLong.of((long) Math.ceil(rows));
    }

    public Verdict verdict() {
        return Verdict.of(difference, highestP, level, higherIsBetter);
    }

    /** How many rows are missing to tell; empty when it can be told, or when there is no difference. */
    public OptionalLong moreRows() {
        return verdict() == Verdict.CANNOT_TELL && rowsNeeded.isPresent()
                ? OptionalLong.of(Math.max(1, rowsNeeded.getAsLong() - rows))
                : OptionalLong.empty();
    }

    /** Many comparisons at once: raises each p by Holm's method, so that the level holds for all together. */
    public static List<Comparison> holm(List<Comparison> comparisons) {
        double[] p = MultipleTests.holm(
                comparisons.stream().mapToDouble(Comparison::p).toArray());
        double[] highestP = MultipleTests.holm(
                comparisons.stream().mapToDouble(Comparison::highestP).toArray());
        double[] bootstrapP = MultipleTests.holm(
                comparisons.stream().mapToDouble(Comparison::bootstrapP).toArray());
        List<Comparison> result = new ArrayList<>();
        for (int index = 0; index < p.length; index++) {
            result.add(comparisons.get(index).adjusted(p[index], highestP[index], bootstrapP[index], p.length));
        }
        return result;
    }

    private Comparison adjusted(double newP, double newHighestP, double newBootstrapP, int newFamily) {
        return new Comparison(
                figure,
                first,
                second,
                difference,
                newP,
                newHighestP,
                test,
                newFamily,
                newBootstrapP,
                level,
                higherIsBetter,
                rows,
                rowsNeeded);
    }

    /** The verdict in words, such as {@code run2 is better than run1: macro F1 0.91 against 0.88, ...}. */
    public String sentence(String firstName, String secondName) {
        int decimals = Rounded.decimals(difference);
        String numbers = String.format(
                Locale.ROOT,
                "%s %s against %s, difference %s, p %s by %s%s on %,d rows.",
                figure,
                Rounded.fixed(first, decimals),
                Rounded.fixed(second, decimals),
                Rounded.signedText(difference),
                pText(),
                test.title(),
                family == 1 ? "" : ", Holm over " + family,
                rows);
        return opening(firstName, secondName) + numbers + more();
    }

    private String opening(String firstName, String secondName) {
        return switch (verdict()) {
            case BETTER -> "%s is better than %s: ".formatted(firstName, secondName);
            case WORSE -> "%s is worse than %s: ".formatted(firstName, secondName);
            case CANNOT_TELL -> "Cannot tell %s from %s: ".formatted(firstName, secondName);
        };
    }

    private String more() {
        if (verdict() != Verdict.CANNOT_TELL) {
            return "";
        }
        if (Double.isNaN(difference.estimate())) {
            return " It is not defined for both: look at another figure.";
        }
        return moreRows().isPresent()
                ? String.format(
                        Locale.ROOT,
                        " About %,d more %s would tell, if the difference is as large as it looks.",
                        moreRows().getAsLong(),
                        moreRows().getAsLong() == 1 ? "row" : "rows")
                : " They are equal here: no number of such rows would tell.";
    }

    private String pText() {
        return p < .001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p);
    }
}
