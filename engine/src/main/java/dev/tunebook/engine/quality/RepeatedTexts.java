package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import java.util.BitSet;
import java.util.List;

/**
 * Rows whose text is an earlier row's, but for case, white space and punctuation.
 *
 * <p>The first row of each text is not counted: it is the one to keep.
 */
public final class RepeatedTexts implements Check {
    private static final double WARNING_SHARE = 0.01;

    @Override
    public String name() {
        return "repeated-texts";
    }

    @Override
    public String why() {
        return "A text that is there twice counts twice, in training and in the figures.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "Delete the later rows from the file, or load it with --group near to keep them in one part.";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        NearDuplicates near = inspection.nearDuplicates();
        BitSet repeated = new BitSet();
        int equal = 0;
        for (int row = 0; row < dataset.size(); row++) {
            int first = near.sameAs().get(row);
            if (first != row) {
                repeated.set(row);
                equal += dataset.text(row).equals(dataset.text(first)) ? 1 : 0;
            }
        }
        List<Finding.Example> examples = repeated.stream()
                .limit(Finding.EXAMPLES)
                .mapToObj(row ->
                        inspection.example(new NearDuplicates.Pair(near.sameAs().get(row), row, 1)))
                .toList();
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, repeated.cardinality(), dataset.size()),
                repeated,
                dataset,
                "%s repeat an earlier text, %,d of them to the last character."
                        .formatted(Inspection.share(repeated, dataset), equal),
                examples);
    }
}
