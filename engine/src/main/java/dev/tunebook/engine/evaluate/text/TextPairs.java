package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.spec.UserException;
import java.util.List;

/** Checks that texts and references belong together. */
final class TextPairs {
    private TextPairs() {}

    static void require(List<String> texts, List<List<String>> references) {
        if (texts.isEmpty() || texts.size() != references.size()) {
            throw new UserException(
                    "texts (%d) must be as many as rows of references (%d), and at least 1."
                            .formatted(texts.size(), references.size()),
                    "some rows were not generated: generate the whole split.");
        }
        for (int row = 0; row < references.size(); row++) {
            if (references.get(row).isEmpty()) {
                throw new UserException(
                        "references of row %d (0) must be at least 1.".formatted(row),
                        "the reference column has an empty cell: drop the row.");
            }
        }
    }

    /** The number of references of each row, or {@code var} where rows differ. */
    static String count(List<List<String>> references) {
        int first = references.get(0).size();
        return references.stream().allMatch(row -> row.size() == first) ? Integer.toString(first) : "var";
    }
}
