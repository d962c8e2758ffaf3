package dev.tunebook.engine.spec;

/** The validation figure that decides which epoch is best. */
public enum Monitor {
    /** What is minimised: mean cross-entropy, or the mean squared error of numbers. */
    LOSS("validation loss", true),
    /** Unweighted mean of the classes' or labels' F1. */
    MACRO_F1("macro F1", false),
    /** Share of rows, or of a language model's tokens, that are right. */
    ACCURACY("accuracy", false),
    /** F1 of all answers together. */
    MICRO_F1("micro F1", false),
    /** Mean of the classes' F1, each weighted by its rows. */
    WEIGHTED_F1("weighted F1", false),
    /** Unweighted mean of the classes' precision. */
    MACRO_PRECISION("macro precision", false),
    /** Unweighted mean of the classes' recall. */
    MACRO_RECALL("macro recall", false),
    /** Mean recall of the classes that have rows. */
    BALANCED_ACCURACY("balanced accuracy", false),
    /** Matthews' correlation coefficient. */
    MATTHEWS("Matthews", false),
    /** Cohen's kappa. */
    KAPPA("kappa", false),
    /** Area under the ROC curve, of each class against the others, in the mean over classes. */
    AREA_UNDER_ROC("area under ROC", false),
    /** The exponential of a language model's loss. */
    PERPLEXITY("perplexity", true),
    /** Root mean squared error of numbers, in their unit. */
    RMSE("RMSE", true),
    /** Mean absolute error of numbers, in their unit. */
    MAE("MAE", true),
    /** Share of the numbers' variance that is explained. */
    R_SQUARED("R²", false),
    /** Linear correlation of numbers. */
    PEARSON("Pearson", false),
    /** Correlation of the numbers' ranks. */
    SPEARMAN("Spearman", false);

    private final String words;
    private final boolean lower;

    Monitor(String words, boolean lower) {
        this.words = words;
        this.lower = lower;
    }

    /** What a table calls it. */
    public String words() {
        return words;
    }

    /** As a user writes it. */
    public String optionName() {
        return Values.text(this);
    }

    /** The figure turned so that higher is better; twice gives the figure back. */
    public double score(double figure) {
        return lower ? -figure : figure;
    }
}
