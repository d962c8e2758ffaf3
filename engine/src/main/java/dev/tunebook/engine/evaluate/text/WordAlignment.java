package dev.tunebook.engine.evaluate.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The cheapest way to make one list of words into another by putting in, leaving out and exchanging, and which word stands
 * for which on that way. Only cells near the diagonal are looked at, as Tercom does.
 *
 * <p>Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966.
 */
final class WordAlignment {
    private static final int BEAM = 25;
    private static final int NOT_REACHED = Integer.MAX_VALUE / 2;

    private enum Step {
        /** Both go on by one word. */
        BOTH,
        TEXT_ONLY,
        REFERENCE_ONLY
    }

    private final List<String> text;
    private final List<String> reference;
    private final int[][] costs;
    private final Step[][] steps;

    private WordAlignment(List<String> text, List<String> reference) {
        this.text = text;
        this.reference = reference;
        costs = new int[text.size() + 1][reference.size() + 1];
        steps = new Step[text.size() + 1][reference.size() + 1];
        fill();
    }

    static WordAlignment of(List<String> text, List<String> reference) {
        return new WordAlignment(text, reference);
    }

    int cost() {
        return costs[text.size()][reference.size()];
    }

    private void fill() {
        double slope = text.isEmpty() ? 1 : (double) reference.size() / text.size();
        int beam = BEAM < slope / 2 ? (int) Math.ceil(slope / 2 + BEAM) : BEAM;
        for (int j = 0; j <= reference.size(); j++) {
            costs[0][j] = j;
            steps[0][j] = Step.REFERENCE_ONLY;
        }
        for (int i = 1; i <= text.size(); i++) {
            Arrays.fill(costs[i], NOT_REACHED);
            int diagonal = (int) Math.floor(i * slope);
            int until = i == text.size() ? reference.size() + 1 : Math.min(reference.size() + 1, diagonal + beam);
            for (int j = Math.max(0, diagonal - beam); j < until; j++) {
                fill(i, j);
            }
        }
    }

    /** Among equal costs both going on wins, then the text alone, then the reference: Tercom's order. */
    private void fill(int i, int j) {
        if (j > 0) {
            int exchange = text.get(i - 1).equals(reference.get(j - 1)) ? 0 : 1;
            offer(i, j, costs[i - 1][j - 1] + exchange, Step.BOTH);
        }
        offer(i, j, costs[i - 1][j] + 1, Step.TEXT_ONLY);
        if (j > 0) {
            offer(i, j, costs[i][j - 1] + 1, Step.REFERENCE_ONLY);
        }
    }

    private void offer(int i, int j, int cost, Step step) {
        if (cost < costs[i][j]) {
            costs[i][j] = cost;
            steps[i][j] = step;
        }
    }

    /**
     * Which word of the text stands for which of the reference.
     *
     * @param places of each word of the reference in the text; of one that is missing, where the word before it stands
     * @param wrongInText words of the text that are not right where they stand
     * @param wrongInReference words of the reference that have no equal in their place
     */
    record Links(int[] places, BitSet wrongInText, BitSet wrongInReference) {}

    Links links() {
        int[] places = new int[reference.size()];
        BitSet wrongInText = new BitSet();
        BitSet wrongInReference = new BitSet();
        int i = text.size();
        int j = reference.size();
        while (i > 0 || j > 0) {
            Step step = steps[i][j];
            boolean right = step == Step.BOTH && text.get(i - 1).equals(reference.get(j - 1));
            if (step != Step.TEXT_ONLY) {
                places[j - 1] = i - 1;
                wrongInReference.set(j - 1, !right);
            }
            if (step != Step.REFERENCE_ONLY) {
                wrongInText.set(i - 1, !right);
            }
            i -= step == Step.REFERENCE_ONLY ? 0 : 1;
            j -= step == Step.TEXT_ONLY ? 0 : 1;
        }
        return new Links(places, wrongInText, wrongInReference);
    }
}
