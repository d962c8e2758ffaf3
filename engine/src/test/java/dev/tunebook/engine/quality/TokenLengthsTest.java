package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.ReportSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Lengths in the tokens of the model that comes along, which has positions for 128. */
class TokenLengthsTest {
    private static final ReportSpec SPEC =
            ReportSpec.defaults().model("tunebook/encoder-mini").checks("long-texts");

    private static Dataset dataset() {
        return QualityRows.of(
                "train a|my card was charged twice",
                "train b|hi",
                "train a|" + "where is it ".repeat(50),
                "test b|" + "where is it ".repeat(30));
    }

    private static Report report(ReportSpec spec) {
        return Report.of(dataset(), spec, Path.of(""));
    }

    @Test
    void countsTheModelsTokensAndWhatItsPositionsCut() {
        TokenLengths lengths = report(SPEC).tokens().orElseThrow();
        assertThat(lengths.model()).isEqualTo("tunebook/encoder-mini");
        // [CLS] hi [SEP]
        assertThat(lengths.shortest()).isEqualTo(3);
        assertThat(lengths.longest()).isEqualTo(152);
        assertThat(lengths.mostTokens()).isEqualTo(128);
        assertThat(lengths.cut()).isEqualTo(1);
    }

    @Test
    void aLengthThatIsAskedForCountsWhereItIsLess() {
        Report report = report(SPEC.maxTokens(64));
        assertThat(report.tokens().orElseThrow().cut()).isEqualTo(2);
        Finding finding = report.finding("long-texts");
        assertThat(finding.rows()).containsExactly(2, 3);
        assertThat(finding.summary()).isEqualTo("2 of 4 rows (50.0%) have more than 64 tokens and would be cut.");
        assertThat(finding.fix()).isEqualTo("%train tickets --model tunebook/encoder-mini --max-tokens 128");
    }

    @Test
    void beyondThePositionsAModelThatReadsMoreIsNamed() {
        Finding finding = report(SPEC).finding("long-texts");
        assertThat(finding.rows()).containsExactly(2);
        assertThat(finding.examples().get(0).note()).isEqualTo("152 tokens");
        assertThat(finding.fix()).isEqualTo("%train tickets --model answerdotai/ModernBERT-base --max-tokens 256");
    }

    @Test
    void aModelThatLearnsItsTokensHasNone() {
        assertThatThrownBy(() -> report(SPEC.model("tunebook/ngram-bag")))
                .hasMessage("model (tunebook/ngram-bag) must have tokens of its own; it learns them from the training"
                        + " texts.\nMaybe tunebook/encoder-mini.");
    }
}
