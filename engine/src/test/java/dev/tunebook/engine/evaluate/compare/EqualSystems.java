package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.Resampling;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Simulates pairs of systems over three uneven classes and counts how often each test finds a difference.
 *
 * <p>On 15% of the rows only one system is right; with {@code lead} 0 it is either one with the same
 * chance, so that whatever is found is false.
 */
final class EqualSystems {
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

    private final SplittableRandom random;
    private final int rows;
    private final double lead;
    private final int draws;

    EqualSystems(int rows, double lead, int draws, long seed) {
        this.rows = rows;
        this.lead = lead;
        this.draws = draws;
        this.random = new SplittableRandom(seed);
    }

    Map<Test, Integer> findings(int repeats) {
        Map<Test, Integer> findings = new EnumMap<>(Test.class);
        for (int repeat = 0; repeat < repeats; repeat++) {
            PairedAnswers answers = draw();
            for (Test test : Test.values()) {
                findings.merge(test, finds(test, answers, repeat) ? 1 : 0, Integer::sum);
            }
        }
        return findings;
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

    /** Prints false findings on equal systems, and power for a lead of five points. */
    public static void main(String[] args) {
        int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int draws = Randomization.DEFAULT_DRAWS;
        for (int rows : new int[] {60, 300, 1_000}) {
            System.out.println(rows + " rows, equal: " + new EqualSystems(rows, 0, draws, rows).findings(repeats));
            System.out.println(rows + " rows, lead .05: " + new EqualSystems(rows, .05, draws, rows).findings(repeats));
        }
    }
}
