package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.dsl.FakeNotebook;
import dev.tunebook.engine.data.sources.LoadProgress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveLoadingTest {
    private final FakeNotebook notebook = new FakeNotebook(Path.of(""));

    @Test
    void tellsHowFarAFileIs() {
        LiveLoading.sources(Optional.of(notebook), Path.of("")).loads().report("big.csv", 1_500_000, 250_000);
        assertThat(notebook.shown).containsExactly(new LoadProgressView.Loading("big.csv", 1_500_000, 250_000));
        assertThat(new LoadProgressView().text((LoadProgressView.Loading) notebook.shown.get(0)))
                .isEqualTo("Reading big.csv\n1,500,000 records, 250,000 a second");
    }

    @Test
    void whatIsLeftOnThePageIsTheEnd() {
        LoadProgress loads =
                LiveLoading.sources(Optional.of(notebook), Path.of("")).loads();
        loads.report("big.csv", 1_024, 2_000);
        loads.report("big.csv", 3_000, 2_500);
        assertThat(notebook.shown).last().isEqualTo(new LoadProgressView.Loading("big.csv", 3_000, 2_500));
    }

    @Test
    void tellsThatNearDuplicatesAreLookedFor() {
        LiveLoading.sources(Optional.of(notebook), Path.of("")).loads().searching("tickets", 1_500_000);
        assertThat(new LoadProgressView().text((LoadProgressView.Loading) notebook.shown.get(0)))
                .isEqualTo("Reading tickets\nlooking for near-duplicates among 1,500,000 rows");
    }

    @Test
    void showsNothingOutsideANotebook() {
        LiveLoading.sources(Optional.empty(), Path.of("")).loads().report("big.csv", 1_500_000, 250_000);
        assertThat(notebook.shown).isEmpty();
    }
}
