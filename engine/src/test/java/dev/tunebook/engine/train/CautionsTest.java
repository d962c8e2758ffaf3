package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of a run before its first step. */
class CautionsTest {
    private static final TrainSpec SPEC = TrainSpec.defaults();

    @Test
    void saysNothingWhereThereIsEnoughToDecideBy() {
        assertThat(said(TinyData.rows(200), SPEC)).isEmpty();
    }

    @Test
    void namesClassesWithoutValidationRows() {
        Dataset rows = TinyData.rows(200);
        assertThat(said(some(rows, row -> rows.classOf(row) != 2), SPEC))
                .containsExactly("tiny has no validation rows of parcel: which epoch is best is decided without it.");
        assertThat(said(some(rows, row -> rows.classOf(row) == 2), SPEC))
                .containsExactly("tiny has no validation rows of card, invoice, password: "
                        + "which epoch is best is decided without them.");
    }

    @Test
    void saysThatFewValidationRowsDecideByChance() {
        assertThat(said(TinyData.rows(100), SPEC))
                .containsExactly("tiny has 15 validation rows: a single one of them may decide which epoch is best.");
        assertThat(said(TinyData.rows(100), SPEC.monitor(Monitor.LOSS)))
                .as("the loss tells more of each row")
                .isEmpty();
    }

    @Test
    void saysThatWithoutValidationRowsNothingDecides() {
        assertThat(said(some(TinyData.rows(200), row -> false), SPEC))
                .containsExactly(
                        "tiny has no validation rows: nothing can say when to stop, and the last epoch is kept.");
    }

    @Test
    void numbersAreNotJudgedByTheirClasses() {
        assertThat(said(TinyData.numbered(40), SPEC)).isEmpty();
    }

    private static List<String> said(Dataset dataset, TrainSpec spec) {
        return Cautions.of(dataset, spec, dataset.indices(Part.VALIDATION).length, 1e-3, "cpu").stream()
                .map(Verdict.Early::problem)
                .toList();
    }

    /** The dataset without some of its validation rows. */
    private static Dataset some(Dataset dataset, IntPredicate kept) {
        Content content = dataset.content()
                .select(IntStream.range(0, dataset.size())
                        .filter(row -> dataset.part(row) != Part.VALIDATION || kept.test(row))
                        .toArray());
        return dataset.derive(content, "some", "fewer");
    }
}
