package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import java.util.BitSet;
import java.util.Comparator;

/**
 * Rows whose text repeats another row's, or nearly.
 *
 * <p>Near-duplicates are gathered into groups by their pairs; all rows of a group but the first are counted. Among
 * the examples, pairs that are the same but for case, white space and punctuation come last: {@link RepeatedTexts} has
 * them.
 */
public final class NearDuplicateTexts implements Check {
    private static final double WARNING_SHARE = 0.01;

    @Override
    public String name() {
        return "near-duplicate-texts";
    }

    @Override
    public String why() {
        return "Repeated texts count more than others in training, and in the figures.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "Delete the later rows from the file, or load it with --group near to keep them in one part.";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        NearDuplicates near = inspection.nearDuplicates();
        BitSet surplus = new BitSet();
        for (NearDuplicates.Group group : near.groups()) {
            group.texts().subList(1, group.texts().size()).forEach(surplus::set);
        }
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, surplus.cardinality(), dataset.size()),
                surplus,
                dataset,
                "%s could go: they repeat another text, or nearly.".formatted(Inspection.share(surplus, dataset)),
                inspection.examples(
                        near.pairs().stream().sorted(Comparator.comparing(pair -> pair.similarity() == 1))));
    }
}
