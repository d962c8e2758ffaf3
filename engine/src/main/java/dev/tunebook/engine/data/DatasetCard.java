package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Part;
import java.util.List;
import java.util.Map;

/**
 * What a dataset looks like at a glance.
 *
 * @param name the dataset's name
 * @param sources the files it came from
 * @param rows rows in the dataset, without those left out
 * @param parts rows of each part
 * @param classes each class with its rows, most frequent first
 * @param characters lengths of the texts in characters (code points)
 * @param words lengths of the texts in words (runs of non-white-space)
 * @param leftOut rows of the files that are not in the dataset, counted by reason
 * @param leftOutRows the first of them, at most 20
 * @param duplicates groups of rows with equal texts, largest first
 * @param leaks those of the groups that lie in more than one part
 * @param conflicts those of the groups whose rows have different labels
 * @param fingerprint of the content
 */
public record DatasetCard(
        String name,
        List<Dataset.Source> sources,
        int rows,
        Map<Part, Integer> parts,
        List<ClassRows> classes,
        Lengths characters,
        Lengths words,
        Map<String, Integer> leftOut,
        List<Dataset.LeftOut> leftOutRows,
        List<DuplicateGroup> duplicates,
        List<DuplicateGroup> leaks,
        List<DuplicateGroup> conflicts,
        String fingerprint) {

    /** A class and how many rows of each part are in it. */
    public record ClassRows(String label, int train, int validation, int test) {
        /** Rows of all parts. */
        public int rows() {
            return train + validation + test;
        }
    }

    /** Five-number summary with the 95th percentile: nearest-rank percentiles of the rows' lengths. */
    public record Lengths(int shortest, int median, int p95, int longest, double mean) {}

    /** Rows whose texts are equal to the last character, in order of the file. */
    public record DuplicateGroup(List<Row> rows) {
        /** The text that they share. */
        public String text() {
            return rows.get(0).text();
        }
    }

    /** Looks at a dataset. */
    public static DatasetCard of(Dataset dataset) {
        return CardWriter.card(dataset);
    }

    /** How many rows repeat an earlier one. */
    public int duplicateRows() {
        return duplicates.stream().mapToInt(group -> group.rows().size() - 1).sum();
    }

    /** How many validation or test rows have their text in the training rows too. */
    public int leakingRows() {
        return (int) leaks.stream()
                .filter(group -> group.rows().stream().anyMatch(row -> row.part() == Part.TRAIN))
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.part() != Part.TRAIN)
                .count();
    }

    /** Rows of the most frequent class for each row of the rarest; 1 without classes. */
    public double imbalance() {
        return classes.isEmpty()
                ? 1
                : classes.get(0).rows()
                        / (double) classes.get(classes.size() - 1).rows();
    }
}
