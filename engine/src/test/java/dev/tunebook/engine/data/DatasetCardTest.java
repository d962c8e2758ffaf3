package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCardTest {
    @TempDir
    Path root;

    /** Three classes; "Aa" and "BB" have one hash code. */
    private DatasetCard card() {
        return new CsvFolder(root)
                .with(
                        "t.csv",
                        "text,intent\nAa,x\nBB,x\nAa,y\nBB,y\nBB,x\nhi \ud83d\ude00 you,z\none,z\none,z\n,z\nx,\nx,\n")
                .with("test.csv", "text,intent\nhi \ud83d\ude00 you,z\n")
                .load(spec -> spec.test("test.csv").split("100/0/0"))
                .card();
    }

    @Test
    void countsRowsClassesAndParts() {
        DatasetCard card = card();
        assertThat(card.name()).isEqualTo("t");
        assertThat(card.rows()).isEqualTo(9);
        assertThat(card.parts())
                .containsEntry(Part.TRAIN, 8)
                .containsEntry(Part.VALIDATION, 0)
                .containsEntry(Part.TEST, 1);
        assertThat(card.classes())
                .containsExactly(
                        new DatasetCard.ClassRows("z", 3, 0, 1),
                        new DatasetCard.ClassRows("x", 3, 0, 0),
                        new DatasetCard.ClassRows("y", 2, 0, 0));
        assertThat(card.imbalance()).isEqualTo(2);
        assertThat(card.leftOut())
                .containsExactly(java.util.Map.entry("label is missing", 2), java.util.Map.entry("text is missing", 1));
        assertThat(card.leftOutRows()).hasSize(3);
    }

    @Test
    void measuresLengthsInCodePointsAndWords() {
        DatasetCard card = card();
        assertThat(card.characters()).isEqualTo(new DatasetCard.Lengths(2, 2, 8, 8, 32 / 9.0));
        assertThat(card.words()).isEqualTo(new DatasetCard.Lengths(1, 1, 3, 3, 13 / 9.0));
    }

    @Test
    void groupsEqualTextsLargestFirst() {
        DatasetCard card = card();
        assertThat(card.duplicates())
                .extracting(DatasetCard.DuplicateGroup::text)
                .containsExactly("BB", "Aa", "hi \ud83d\ude00 you", "one");
        assertThat(card.duplicates().get(0).rows()).extracting(Row::line).containsExactly(3L, 5L, 6L);
        assertThat(card.duplicateRows()).isEqualTo(5);
    }

    @Test
    void showsLeaksAndConflicts() {
        DatasetCard card = card();
        assertThat(card.leaks()).extracting(DatasetCard.DuplicateGroup::text).containsExactly("hi \ud83d\ude00 you");
        assertThat(card.leakingRows()).isEqualTo(1);
        assertThat(card.conflicts())
                .extracting(DatasetCard.DuplicateGroup::text)
                .containsExactly("BB", "Aa");
    }

    @Test
    void takesPercentilesByNearestRank() {
        StringBuilder csv = new StringBuilder("text,intent\n");
        for (int length = 1; length <= 20; length++) {
            csv.append("a".repeat(length)).append(length % 2 == 0 ? ",x\n" : ",y\n");
        }
        DatasetCard card =
                new CsvFolder(root).with("t.csv", csv.toString()).load().card();
        assertThat(card.characters()).isEqualTo(new DatasetCard.Lengths(1, 10, 19, 20, 10.5));
        assertThat(List.of(card.duplicates(), card.leaks(), card.conflicts())).containsOnly(List.of());
    }
}
