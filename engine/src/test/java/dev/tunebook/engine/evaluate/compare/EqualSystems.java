package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.Resampling;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Pairs of systems that tell three uneven classes.
 *
 * <p>On 15% of the rows only one system is right; with {@code lead} 0 it is either one with the same
 * chance; .05 makes the first better by five points of accuracy.
 */
final class EqualSystems extends SimulatedPairs<EqualSystems.Test> {
    private static final double DISCORDANT = .15;
    private static final double BOTH_RIGHT = .7;
    private static final double[] CLASS_SHARES = {.6, .9, 1};

    enum Test {
        VERDICT_ACCURACY,
        VERDICT_MACRO_F1,
        VERDICT_MATTHEWS,
        MC_NEMAR,
        RANDOMIZED_MACRO_F1,
        SHIFTED_MACRO_F1
    }

    static final Set<Test> VERDICTS = EnumSet.of(Test.VERDICT_ACCURACY, Test.VERDICT_MACRO_F1, Test.VERDICT_MATTHEWS);

    EqualSystems(int rows, double lead, int draws, long seed) {
        super(Test.class, rows, lead, draws, seed);
    }

    @Override
    Set<Test> findings(int seed) {
        PairedAnswers answers = draw();
        Set<Test> found = EnumSet.allOf(Test.class);
        found.removeIf(test -> !finds(test, answers, seed));
        return found;
    }

    private boolean finds(Test test, PairedAnswers answers, int seed) {
        return switch (test) {
            case VERDICT_ACCURACY -> decides(answers, CountFigure.ACCURACY, seed);
            case VERDICT_MACRO_F1 -> decides(answers, CountFigure.MACRO_F1, seed);
            case VERDICT_MATTHEWS -> decides(answers, CountFigure.MATTHEWS, seed);
            case MC_NEMAR -> answers.mcNemar().p() < .05;
            case RANDOMIZED_MACRO_F1 -> Randomization.p(countDraws(answers), draws, seed) < .05;
            case SHIFTED_MACRO_F1 ->
                new PairedBootstrap(countDraws(answers), new Resampling(draws, .95, seed)).shiftedP() < .05;
        };
    }

    private boolean decides(PairedAnswers answers, CountFigure figure, int seed) {
        return Comparison.of(answers, figure, new ComparisonSpec(.05, draws, seed))
                        .verdict()
                != Verdict.CANNOT_TELL;
    }

    private static CountDraws countDraws(PairedAnswers answers) {
        return new CountDraws(answers, CountFigure.MACRO_F1);
    }

    private PairedAnswers draw() {
        int[] truth = new int[rows];
        int[] first = new int[rows];
        int[] second = new int[rows];
        for (int row = 0; row < rows; row++) {
            double share = random.nextDouble();
            truth[row] = share < CLASS_SHARES[0] ? 0 : share < CLASS_SHARES[1] ? 1 : 2;
            double kind = random.nextDouble();
            boolean discordant = kind < DISCORDANT;
            boolean firstLeads = random.nextDouble() < .5 + lead / DISCORDANT / 2;
            boolean bothRight = kind >= DISCORDANT && kind < DISCORDANT + BOTH_RIGHT;
            first[row] = bothRight || discordant && firstLeads ? truth[row] : wrong(truth[row]);
            second[row] = bothRight || discordant && !firstLeads ? truth[row] : wrong(truth[row]);
        }
        return new PairedAnswers(List.of("a", "b", "c"), truth, first, second);
    }

    private int wrong(int truth) {
        return (truth + 1 + random.nextInt(2)) % 3;
    }

    /** Arguments: repeats (1,000). */
    public static void main(String[] args) {
        print(
                args.length > 0 ? Integer.parseInt(args[0]) : 1_000,
                .05,
                (rows, lead) -> new EqualSystems(rows, lead, Randomization.DEFAULT_DRAWS, rows));
    }
}
