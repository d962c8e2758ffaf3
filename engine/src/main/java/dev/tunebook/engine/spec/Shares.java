package dev.tunebook.engine.spec;

/**
 * How much of a dataset each part gets, in percent.
 *
 * @param train percent of the rows to train on, more than 0
 * @param validation percent of the rows to decide by
 * @param test percent of the rows to test on
 */
public record Shares(int train, int validation, int test) {
    /** 80/10/10. */
    public static final Shares STANDARD = new Shares(80, 10, 10);

    public Shares {
        String given = train + "/" + validation + "/" + test;
        new Faults()
                .require(
                        train > 0 && validation >= 0 && test >= 0,
                        "split",
                        given,
                        "three percentages, the first above 0",
                        "--split 80/10/10, the default.")
                .throwIfAny();
        int sum = train + validation + test;
        new Faults()
                .require(
                        sum == 100,
                        "split",
                        given,
                        "three percentages that add up to 100, not " + sum,
                        "--split 80/10/10, the default.")
                .throwIfAny();
    }

    /** Reads {@code 80/10/10}, train, validation and test. */
    public static Shares parse(String text) {
        String[] numbers = text.split("/", -1);
        try {
            if (numbers.length == 3) {
                return new Shares(
                        Integer.parseInt(numbers[0].strip()),
                        Integer.parseInt(numbers[1].strip()),
                        Integer.parseInt(numbers[2].strip()));
            }
        } catch (NumberFormatException notNumbers) {
            // reported below, with the form that is expected
        }
        throw new UserException(
                "split (" + text + ") must be three percentages: train/validation/test.",
                "--split 80/10/10, the default.");
    }

    @Override
    public String toString() {
        return train + "/" + validation + "/" + test;
    }
}
