package dev.tunebook.engine.evaluate.interval;

/** An overall figure of a classifier that needs its probabilities. */
public enum ProbabilityFigure {
    ROC_AUC("ROC-AUC, one-vs-rest, macro", true),
    AVERAGE_PRECISION("PR-AUC, one-vs-rest, macro", true),
    TOP_K("top-k accuracy", true),
    LOG_LOSS("log-loss", false),
    BRIER("Brier score", false),
    CALIBRATION_ERROR("calibration error (ECE)", false);

    private final String title;
    private final boolean higherIsBetter;

    ProbabilityFigure(String title, boolean higherIsBetter) {
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    public String title() {
        return title;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
