package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.spec.Part;
import java.util.BitSet;
import java.util.List;

/**
 * Validation and test rows whose text, or nearly, is among the training rows.
 *
 * <p>Nearly: a Jaccard similarity of at least 0.7 of their five-character pieces (of three words in a row in long
 * texts), compared exactly. Serious from one in a hundred held-out rows on.
 */
public final class LeakedTexts implements Check {
    private static final double SERIOUS_SHARE = 0.01;

    @Override
    public String name() {
        return "leaked-texts";
    }

    @Override
    public String why() {
        return "The model has seen their answers, so the figures promise more than new texts will keep.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --leakage";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        NearDuplicates near = inspection.nearDuplicates();
        BitSet leaked = near.near(row -> dataset.part(row) == Part.TRAIN);
        int heldOut = 0;
        for (int row = 0; row < dataset.size(); row++) {
            if (dataset.part(row) == Part.TRAIN) {
                leaked.clear(row);
            } else {
                heldOut++;
            }
        }
        int leaks = leaked.cardinality();
        return new Finding(
                name(),
                leaks == 0
                        ? Finding.Severity.CLEAN
                        : leaks < SERIOUS_SHARE * heldOut ? Finding.Severity.WARNING : Finding.Severity.SERIOUS,
                leaks,
                heldOut,
                leaked.stream().boxed().toList(),
                "%s of %s in validation and test (%s) repeat a training text, or nearly%s."
                        .formatted(
                                leaks,
                                Inspection.rows(heldOut),
                                Inspection.percent(leaks, heldOut),
                                leaks == 0 ? "" : same(leaked, inspection)),
                why(),
                leaks == 0 ? "" : fix(dataset),
                examples(inspection));
    }

    /** How many of them are the same as a training text but for what is no word. */
    private static String same(BitSet leaked, Inspection inspection) {
        Dataset dataset = inspection.dataset();
        List<Integer> sameAs = inspection.nearDuplicates().sameAs();
        BitSet trained = new BitSet();
        for (int row : dataset.indices(Part.TRAIN)) {
            trained.set(sameAs.get(row));
        }
        long same = leaked.stream().filter(row -> trained.get(sameAs.get(row))).count();
        return "; %,d of them to the word, case, white space and punctuation aside".formatted(same);
    }

    private static List<Finding.Example> examples(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        return inspection.examples(inspection.nearDuplicates().pairs().stream()
                .filter(pair ->
                        (dataset.part(pair.first()) == Part.TRAIN) != (dataset.part(pair.second()) == Part.TRAIN)));
    }
}
