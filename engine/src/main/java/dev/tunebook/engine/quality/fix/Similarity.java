package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.data.near.Shingling;
import dev.tunebook.engine.quality.Inspection;
import java.util.Arrays;
import java.util.List;

/** How near two rows of a draft are, as the search for near-duplicates has it. */
final class Similarity {
    private final int[] rows;
    private final List<String> texts;
    private final Shingling shingling;

    Similarity(Draft.Present present) {
        rows = present.rows();
        texts = Inspection.compared(present.dataset());
        shingling = Shingling.of(texts);
    }

    /** 0 to 1; 1 for texts that are the same when normalised. */
    double between(int row, int other) {
        return NearDuplicates.similarity(text(row), text(other), shingling);
    }

    private String text(int row) {
        return texts.get(Arrays.binarySearch(rows, row));
    }
}
