package dev.tunebook.engine.evaluate.compare;

/** The tests that give a comparison its p. */
public enum PairedTest {
    EXACT_MCNEMAR("McNemar's exact test", "McNemar's exact test"),
    MID_P_MCNEMAR("McNemar's mid-p test", "McNemar's mid-p test"),
    RANDOMISATION("approximate randomisation", "randomisation");

    private final String title;
    private final String shortTitle;

    PairedTest(String title, String shortTitle) {
        this.title = title;
        this.shortTitle = shortTitle;
    }

    public String title() {
        return title;
    }

    /** For a table's column. */
    public String shortTitle() {
        return shortTitle;
    }
}
