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
        assertThat(notebook.shown).containsExactly(LoadProgressView.Loading.reading("big.csv", 1_500_000, 250_000));
        assertThat(new LoadProgressView().text((LoadProgressView.Loading) notebook.shown.get(0)))
                .isEqualTo("Reading big.csv\n1,500,000 records, 250,000 a second");
    }

    @Test
    void whatIsLeftOnThePageIsTheEnd() {
        LoadProgress loads =
                LiveLoading.sources(Optional.of(notebook), Path.of("")).loads();
        loads.report("big.csv", 1_024, 2_000);
        loads.report("big.csv", 3_000, 2_500);
        assertThat(notebook.shown).last().isEqualTo(LoadProgressView.Loading.reading("big.csv", 3_000, 2_500));
    }

    @Test
    void tellsThatNearDuplicatesAreLookedFor() {
        LoadProgress loads =
                LiveLoading.sources(Optional.of(notebook), Path.of("")).loads();
        loads.searching("tickets", 1_500_000);
        loads.searched("tickets", 1_500_000, 74);
        assertThat(notebook.shown.stream()
                        .map(LoadProgressView.Loading.class::cast)
                        .map(new LoadProgressView()::text))
                .containsExactly(
                        "Reading tickets\nlooking for near-duplicates among 1,500,000 rows",
                        "Reading tickets\nlooked for near-duplicates among 1,500,000 rows in 1:14 min");
    }

    @Test
    void showsNothingOutsideANotebook() {
        LiveLoading.sources(Optional.empty(), Path.of("")).loads().report("big.csv", 1_500_000, 250_000);
        assertThat(notebook.shown).isEmpty();
    }
}
