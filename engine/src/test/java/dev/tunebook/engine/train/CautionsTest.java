package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.architectures.Activations;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.List;
import java.util.Optional;
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

    @Test
    void advisesBfloat16WhereALongRunsProcessorHasIt() {
        Effort run = new Effort(2e13, "cpu", Optional.of(true));
        assertThat(said(run, SPEC))
                .containsExactly("This processor multiplies bfloat16 by itself, "
                        + "and a run as long as this takes .4 to .8 of the time with it.");
        assertThat(said(run, SPEC.precision(Precision.BFLOAT16))).isEmpty();
        assertThat(said(new Effort(1e12, "cpu", Optional.of(true)), SPEC))
                .as("a short run")
                .isEmpty();
        assertThat(said(new Effort(2e13, "cpu", Optional.of(false)), SPEC)).isEmpty();
        assertThat(said(new Effort(2e13, "cuda:0", Optional.of(true)), SPEC))
                .as("a GPU does not ask what the processor can do")
                .isEmpty();
    }

    @Test
    void advisesAgainstBfloat16WhereTheProcessorLacksIt() {
        TrainSpec half = SPEC.precision(Precision.BFLOAT16);
        assertThat(said(new Effort(1, "cpu", Optional.of(false)), half))
                .containsExactly("This processor has no bfloat16: it takes longer for it than for float32.");
        assertThat(said(new Effort(1, "cpu", Optional.empty()), half))
                .as("where the system does not tell")
                .isEmpty();
        assertThat(said(new Effort(1, "cuda:0", Optional.of(false)), half)).isEmpty();
    }

    @Test
    void countsWhatTheLayersCompute() {
        Activations base = new Activations(12, 768, 3072, 12, 0, 0);
        assertThat(Effort.operations(base, 1000))
                .as("85 million weights, six times")
                .isEqualTo(6 * 84_934_656e3);
        assertThat(Effort.operations(Activations.NONE, 1000)).isZero();
    }

    private static List<String> said(Dataset dataset, TrainSpec spec) {
        return said(dataset, spec, new Effort(0, "cpu", Optional.of(true)));
    }

    private static List<String> said(Effort effort, TrainSpec spec) {
        return said(TinyData.rows(200), spec, effort);
    }

    private static List<String> said(Dataset dataset, TrainSpec spec, Effort effort) {
        return Cautions.of(dataset, spec, dataset.indices(Part.VALIDATION).length, 1e-3, effort).stream()
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
