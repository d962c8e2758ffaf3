package dev.tunebook.engine.evaluate;

import java.util.function.IntToLongFunction;
import java.util.function.ToDoubleFunction;

/** An overall figure of a classifier that follows from counts alone. */
public enum CountFigure {
    ACCURACY("accuracy", counts -> (double) counts.correct() / counts.rows()),
    BALANCED_ACCURACY("balanced accuracy", Agreement::balancedAccuracy),
    MACRO_PRECISION("macro precision", CountFigure::macroPrecision),
    MACRO_RECALL("macro recall", CountFigure::macroRecall),
    MACRO_F1("macro F1", CountFigure::macroF1),
    WEIGHTED_PRECISION("weighted precision", CountFigure::weightedPrecision),
    WEIGHTED_F1("weighted F1", CountFigure::weightedF1),
    MATTHEWS("Matthews correlation", Agreement::matthews),
    KAPPA("kappa", Agreement::kappa);

    private final String title;
    private final ToDoubleFunction<Marginals> formula;

    CountFigure(String title, ToDoubleFunction<Marginals> formula) {
        this.title = title;
        this.formula = formula;
    }

    public String title() {
        return title;
    }

    public double of(Marginals counts) {
        return formula.applyAsDouble(counts);
    }

    /** Mean over the classes that occur; 0 for one that is never answered. */
    private static double macroPrecision(Marginals counts) {
        return meanOfPresent(counts, counts::answered);
    }

    /** Mean over the classes that occur; 0 for one that no row has, which balanced accuracy leaves out. */
    private static double macroRecall(Marginals counts) {
        return meanOfPresent(counts, counts::support);
    }

    private static double meanOfPresent(Marginals counts, IntToLongFunction of) {
        double sum = 0;
        int present = 0;
        for (int id = 0; id < counts.classes(); id++) {
            if (counts.support(id) + counts.answered(id) > 0) {
                sum += (double) counts.correct(id) / Math.max(1, of.applyAsLong(id));
                present++;
            }
        }
        return sum / present;
    }

    /** Mean over the classes that occur. */
    private static double macroF1(Marginals counts) {
        double sum = 0;
        int present = 0;
        for (int id = 0; id < counts.classes(); id++) {
            long occurrences = counts.support(id) + counts.answered(id);
            if (occurrences > 0) {
                sum += 2.0 * counts.correct(id) / occurrences;
                present++;
            }
        }
        return sum / present;
    }

    private static double weightedPrecision(Marginals counts) {
        double sum = 0;
        for (int id = 0; id < counts.classes(); id++) {
            sum += counts.support(id) * (double) counts.correct(id) / Math.max(1, counts.answered(id));
        }
        return sum / counts.rows();
    }

    private static double weightedF1(Marginals counts) {
        double sum = 0;
        for (int id = 0; id < counts.classes(); id++) {
            long occurrences = counts.support(id) + counts.answered(id);
            if (occurrences > 0) {
                sum += counts.support(id) * 2.0 * counts.correct(id) / occurrences;
            }
        }
        return sum / counts.rows();
    }
}
