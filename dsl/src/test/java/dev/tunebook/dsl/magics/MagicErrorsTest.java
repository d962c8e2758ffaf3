package dev.tunebook.dsl.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.FakeNotebook;
import dev.tunebook.dsl.views.Samples;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to get a magic's line wrong, with the whole text of the error. */
class MagicErrorsTest {
    @TempDir
    Path folder;

    static Stream<Arguments> withoutAnything() {
        return Stream.of(
                line("dataset").says("%dataset needs a name and a file.\nMaybe %dataset tickets data/tickets.csv."),
                line("dataset", "tickets")
                        .says("%dataset tickets needs a file.\nMaybe %dataset tickets data/tickets.csv."),
                line("dataset", "data/support-tickets.csv").says("""
                                name (data/support-tickets.csv) must be a name for a Java variable: letters, digits and _.
                                Maybe support_tickets.
                                %dataset data/support-tickets.csv needs a file.
                                Maybe %dataset tickets data/tickets.csv."""),
                line("dataset", "class", "a.csv").says("""
                                name (class) must be a name for a Java variable: letters, digits and _.
                                Maybe my_class."""),
                line("dataset", "tickets", "a.csv", "b.csv").says("""
                                "b.csv" has no place here.
                                Maybe quote a value that has spaces, or name the option before it."""),
                line("dataset", "tickets", "a.csv", "--splt", "80/10/10")
                        .says("--splt is not an option here.\nMaybe --split."),
                line("dataset", "tickets", "a.csv", "--split", "80/10/20", "--seed", "seven")
                        .says("""
                                split (80/10/20) must be three percentages that add up to 100, not 110.
                                Maybe --split 80/10/10, the default.
                                --seed (seven) must be a whole number.
                                Maybe --seed 10, for instance."""),
                line("dataset", "tickets", "--report")
                        .says("tickets is not a dataset here.\nMaybe %dataset tickets FILE.csv first."),
                line("dataset", "tickets", "--report", "--seed", "7")
                        .says("%dataset tickets needs a file.\nMaybe %dataset tickets data/tickets.csv."),
                line("dataset", "--report")
                        .says("%dataset needs a name and a file.\nMaybe %dataset tickets data/tickets.csv."),
                line("train").says("%train needs a dataset.\nMaybe %train tickets --as run1."),
                line("train", "tickets").says("tickets is not a dataset here.\nMaybe %dataset tickets FILE.csv first."),
                line("model", "--recommend")
                        .says("%model --recommend needs a dataset.\nMaybe %dataset tickets FILE.csv first."),
                line("model", "--recommend", "tickets", "--rows", "2").says("""
                                tickets is not a dataset here.
                                Maybe %dataset tickets FILE.csv first.
                                rows (2) must be at least 8.
                                Maybe --rows 800, the default."""),
                line("lr-find", "tickets")
                        .says("tickets is not a dataset here.\nMaybe %dataset tickets FILE.csv first."),
                line("generate", "run1").says("""
                                run1 is not a run or a model here.
                                Maybe %train DATASET --task causal-lm --as run1 first.
                                %generate run1 needs a text.
                                Maybe %generate run1 "Once upon a time"."""),
                line("generate", "some/folder", "--top-p", "2", "Hello").says("""
                                top-p (2.0) must be above 0 and at most 1.
                                Maybe top-p 0.95."""),
                line("evaluate", "run1").says("run1 is not a run here.\nMaybe %train DATASET --as run1 first."),
                line("compare").says("%compare needs a run.\nMaybe %compare run1 run2 tfidf --on test."),
                line("compare", "run1").says("""
                                run1 is not a run here.
                                Maybe %train DATASET --as run1 first.
                                %compare run1 needs something to compare with.
                                Maybe %compare run1 run2 tfidf --on test."""),
                line("predict", "run1").says("""
                                run1 is not a run here.
                                Maybe %train DATASET --as run1 first.
                                %predict run1 needs a text.
                                Maybe %predict run1 "My card was charged twice"."""));
    }

    static Stream<Arguments> withTickets() {
        return Stream.of(
                line("dataset", "tickts", "--report").says("tickts is not a dataset here.\nMaybe tickets."),
                line("train", "tickts").says("tickts is not a dataset here.\nMaybe tickets."),
                line("train", "number").says("number (Integer) is not a dataset.\nMaybe one of tickets, other."),
                line("train", "zebra").says("zebra is not a dataset here.\nMaybe one of tickets, other."),
                line("evaluate", "tickets")
                        .says("tickets (Dataset) is not a run.\nMaybe %train DATASET --as tickets first."),
                line("train", "tickets", "--epoch", "5").says("--epoch is not an option here.\nMaybe --epochs."),
                line("train", "--epoch", "5", "tickts", "--as", "my-run").says("""
                                tickts is not a dataset here.
                                Maybe tickets.
                                as (my-run) must be a name for a Java variable: letters, digits and _.
                                Maybe my_run.
                                --epoch is not an option here.
                                Maybe --epochs."""),
                line("train", "tickets", "--epochs", "0", "--dropout", "1.5").says("""
                                epochs (0) must be at least 1.
                                Maybe epochs 10, the default.
                                dropout (1.5) must be in [0, 1).
                                Maybe dropout 0.1, the default."""),
                line("train", "tickets", "--as").says("--as needs a name.\nMaybe --as run1."),
                line("train", "tickets", "--as", "a", "--as=b").says("--as is given twice.\nMaybe leave one out."),
                line("train", "tickets", "--monitor", "f1").says("""
                                --monitor (f1) must be one of loss, macro-f1, accuracy, micro-f1, weighted-f1, macro-precision, macro-recall, balanced-accuracy, matthews, kappa, area-under-roc, perplexity, rmse, mae, r-squared, pearson, spearman.
                                Maybe --monitor macro-f1."""));
    }

    @ParameterizedTest
    @MethodSource("withoutAnything")
    void saysWhatToDoFirst(List<String> words, String error) {
        FakeNotebook notebook = new FakeNotebook(folder);
        Magics.register(notebook);

        assertThatThrownBy(() -> notebook.magics.get(words.get(0)).run(words.subList(1, words.size()), null))
                .isInstanceOf(UserException.class)
                .hasMessage(error);
        assertThat(notebook.values).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withTickets")
    void saysWhatWasProbablyMeant(List<String> words, String error) {
        FakeNotebook notebook = new FakeNotebook(folder);
        Magics.register(notebook);
        notebook.bind("tickets", "Dataset", Samples.dataset());
        notebook.bind("other", "Dataset", Samples.dataset());
        notebook.bind("number", "int", 7);

        assertThatThrownBy(() -> notebook.magics.get(words.get(0)).run(words.subList(1, words.size()), null))
                .isInstanceOf(UserException.class)
                .hasMessage(error);
        assertThat(notebook.values).containsOnlyKeys("tickets", "other", "number");
    }

    private record Typed(List<String> words) {
        Arguments says(String error) {
            return Arguments.of(words, error);
        }
    }

    private static Typed line(String... words) {
        return new Typed(List.of(words));
    }
}
