package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import java.util.BitSet;
import java.util.Comparator;

/**
 * Rows whose text repeats another row's: to the last character, but for case, white space and punctuation, or nearly.
 *
 * <p>Near-duplicates are gathered into groups by their pairs; all rows of a group but the first are counted. The examples
 * begin with pairs that are not the same, nearest last, since those are the ones to look at.
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
        return "%fix " + dataset.name() + " --dedup near --keep majority-label";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        NearDuplicates near = inspection.nearDuplicates();
        BitSet surplus = new BitSet();
        int normalised = 0;
        int equal = 0;
        for (NearDuplicates.Group group : near.groups()) {
            for (int row : group.texts().subList(1, group.texts().size())) {
                int first = near.sameAs().get(row);
                surplus.set(row);
                normalised += first == row ? 0 : 1;
                equal += first != row && dataset.text(row).equals(dataset.text(first)) ? 1 : 0;
            }
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, surplus.cardinality(), dataset.size()),
                surplus,
                dataset,
                "%s repeat another text: %,d to the last character, %,d but for case, white space and punctuation, %,d nearly; %s."
                        .formatted(
                                Inspection.share(surplus, dataset),
                                equal,
                                normalised - equal,
                                surplus.cardinality() - normalised,
                                groups(near)),
                inspection.examples(near.pairs().stream()
                        .sorted(Comparator.comparing((NearDuplicates.Pair pair) -> pair.similarity() == 1)
                                .thenComparing(NearDuplicates.Pair::similarity))));
    }

    private static String groups(NearDuplicates near) {
        int groups = near.groups().size();
        int largest = groups == 0 ? 0 : near.groups().get(0).texts().size();
        return "%,d %s, the largest of %s"
                .formatted(groups, groups == 1 ? "group" : "groups", Inspection.rows(largest));
    }
}
