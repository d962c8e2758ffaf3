package dev.tunebook.dsl.words;

import static dev.tunebook.dsl.words.Words.dataset;
import static dev.tunebook.dsl.words.Words.evaluate;
import static dev.tunebook.dsl.words.Words.lrFind;
import static dev.tunebook.dsl.words.Words.predict;
import static dev.tunebook.dsl.words.Words.report;
import static dev.tunebook.dsl.words.Words.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.kernel.extension.MimeBundle;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A magic and its word are two ways to the same thing: the whole path on real data, each way. */
class MagicAndWordIT extends InNotebook {
    @BeforeEach
    void writesFiles() throws Exception {
        StringBuilder csv = new StringBuilder("text,label\n");
        List<String> things = List.of("card", "parcel", "invoice", "password", "order");
        for (int i = 0; i < 60; i++) {
            String thing = things.get(i % things.size());
            csv.append("\"my ")
                    .append(thing)
                    .append(" is gone, ")
                    .append(Long.toString(new SplittableRandom(i).nextLong(1L << 60), 36))
                    .append("\",")
                    .append(thing)
                    .append('\n');
        }
        Files.writeString(folder.resolve("tickets.csv"), csv);
    }

    private MimeBundle shown(Object value) {
        return notebook.views.get(value.getClass()).apply(value);
    }

    @Test
    void bothLoadTheSameDataset() throws Exception {
        Object shown = magic("dataset", "tickets", "tickets.csv", "--seed", "7");
        Dataset again = dataset("tickets.csv", s -> s.seed(7));

        assertThat(notebook.values.get("tickets")).isSameAs(shown);
        assertThat(again.name()).isEqualTo("tickets");
        assertThat(again.spec()).isEqualTo(((Dataset) shown).spec());
        assertThat(again.fingerprint()).isEqualTo(((Dataset) shown).fingerprint());
        assertThat(shown(again)).isEqualTo(shown(shown));
    }

    @Test
    void bothReportTheSame() throws Exception {
        Object shown = magic("dataset", "tickets", "tickets.csv", "--report", "--group", "near");
        Dataset tickets = (Dataset) notebook.values.get("tickets");

        assertThat(report(tickets)).isEqualTo(shown);
        assertThat(magic("dataset", "tickets", "--report")).isEqualTo(shown);
        assertThat(shown(shown).data()).containsKeys("text/plain", "text/html");
    }

    @Test
    void bothFindTheSameLearningRate() throws Exception {
        magic("dataset", "tickets", "tickets.csv");
        LrSweep found = (LrSweep) magic("lr-find", "tickets", "--as", "sweep", "--steps", "30");
        LrSweep again = lrFind((Dataset) notebook.values.get("tickets"), s -> s.steps(30));

        assertThat(notebook.values.get("sweep")).isSameAs(found);
        assertThat(again.points()).isEqualTo(found.points());
        assertThat(notebook.shown.get(notebook.shown.size() - 1)).isSameAs(again);
        assertThat(shown(found).data()).containsKeys("text/plain", "text/html");
    }

    @Test
    void bothTrainTheSameModel() throws Exception {
        magic("dataset", "tickets", "tickets.csv");
        Run run1 = (Run) magic("train", "tickets", "--epochs", "2", "--lr", "0.01");
        Run run2 =
                train((Dataset) notebook.values.get("tickets"), s -> s.epochs(2).learningRate(0.01), "mine");

        assertThat(notebook.values.get("run1")).isSameAs(run1);
        assertThat(run1.name()).isEqualTo("run1");
        assertThat(run2.name()).isEqualTo("mine");
        assertThat(run2.id()).isNotEqualTo(run1.id());
        Evaluation one = (Evaluation) magic("evaluate", "run1", "--on", "test", "--as", "one");
        Evaluation two = evaluate(run2, s -> s.on("test"));
        assertThat(two.metrics().classes()).isEqualTo(one.metrics().classes());
        assertThat(two.metrics().logLoss()).isEqualTo(one.metrics().logLoss());
        Answers answers = (Answers) magic("predict", "run1", "my card is gone", "my parcel");
        assertThat(answers.labels())
                .isEqualTo(predict(run2, "my card is gone", "my parcel").labels());
        assertThat(shown(answers).data().get("text/plain")).contains("my card is gone", "my parcel");
    }

    @Test
    void bothSayWhatIsWrongAndBindNothing() {
        String error = "path (tickts.csv) must be a file";

        assertThatThrownBy(() -> magic("dataset", "tickets", "tickts.csv"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(error);
        assertThatThrownBy(() -> dataset("tickts.csv"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(error);
        assertThat(notebook.values).isEmpty();
    }

    @Test
    void datasetIsCalledAfterItsFile() {
        assertThat(Words.stem("data/support tickets.v2.csv")).isEqualTo("support tickets.v2");
        assertThat(Words.stem("C:\\data\\tickets.csv")).isEqualTo("tickets");
        assertThat(Words.stem(".hidden")).isEqualTo(".hidden");
        assertThat(Words.stem("tickets")).isEqualTo("tickets");
    }

    @Test
    void goesOnWithARunThatWasInterrupted() throws Exception {
        magic("dataset", "tickets", "tickets.csv");
        Thread.currentThread().interrupt();
        magic("train", "tickets", "--lr", "0.01", "--epochs", "2", "--as", "run1");
        assertThat(shown(magic("runs")).toString()).contains("interrupted", "%resume run1");
        notebook.values.remove("tickets");

        Run run1 = (Run) magic("resume", "run1");

        assertThat(notebook.values.get("run1")).isSameAs(run1);
        assertThat(shown(magic("runs", "--with", "tickets")).toString()).contains("completed");
        Run run2 = train(run1.dataset(), s -> s.learningRate(0.01).epochs(2).labelSmoothing(0.1), "run2");
        assertThat(shown(RunWords.compareRuns(run1, run2)).toString()).contains("label-smoothing");
        assertThat(shown(magic("compare", "run1", "run2", "--curves")))
                .isEqualTo(shown(RunWords.compareRuns(run1, run2)));
        notebook.bind("run2", Run.class.getName(), run2);
        assertThat(shown(magic("compare", "run1", "run2")).toString())
                .as("who is better, and below it the curves and in what they differ")
                .contains(
                        "Runs compared: run1, run2", "How they were trained", "In what they differ", "label-smoothing");
        assertThatThrownBy(() -> magic("resume", "run9"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("run (run9) must be one of those in ");
        assertThatThrownBy(() -> magic("runs", "run9"))
                .hasMessage(
                        "\"run9\" has no place here.\nMaybe quote a value that has spaces, or name the option before it.");
    }

    /** Each interrupt stops what runs at the time, and nothing has to be begun anew for it. */
    @Test
    void everyFurtherInterruptStopsWhatRunsThen() throws Exception {
        magic("dataset", "tickets", "tickets.csv");
        Thread.currentThread().interrupt();
        Run run1 = (Run) magic("train", "tickets", "--lr", "0.01", "--as", "run1");
        assertThat(run1.record().state().name()).isEqualTo("INTERRUPTED");
        assertThat(shown(run1).toString()).contains("Interrupted");
        for (String[] words : List.of(
                new String[] {"evaluate", "run1"},
                new String[] {"predict", "run1", "my card"},
                new String[] {"lr-find", "tickets"},
                new String[] {"train", "tickets", "--check"},
                new String[] {"tune", "tickets"})) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> magic(words))
                    .as(words[0])
                    .isInstanceOf(UserException.class)
                    .hasMessageMatching("(?s).*[Ii]nterrupted.*");
            assertThat(Thread.interrupted()).as(words[0]).isFalse();
        }
        assertThat(magic("evaluate", "run1")).as("usable at once").isInstanceOf(Evaluation.class);
        assertThat(notebook.boundHastily)
                .as("an interrupt may cost time, and no result")
                .isEmpty();
    }

    @Test
    void plansChecksSearchesAndFrees() throws Exception {
        magic("dataset", "tickets", "tickets.csv");
        assertThat(shown(magic("train", "tickets", "--dry-run", "--schedule", "one-cycle"))
                        .toString())
                .contains("Plan, nothing trained", "one-cycle");
        assertThat(shown(magic("train", "tickets", "--check", "--lr", "0.01")).toString())
                .contains("one batch by heart", "passed");
        assertThat(notebook.values).containsOnlyKeys("tickets");

        Object search = magic("tune", "tickets", "--trials", "3", "--epochs", "2", "--learning-rate", "1e-3..1e-2");
        assertThat(notebook.values.get("search1")).isSameAs(search);
        assertThat(shown(search).toString()).contains("3 of 3 trials", "%train tickets --epochs 2 ");
        assertThat(shown(magic("runs")).toString()).contains("search1.1", "search1.3");

        Run run1 = (Run) magic("train", "tickets", "--lr", "0.01", "--epochs", "2", "--as", "run1");
        Evaluation before = evaluate(run1);
        magic("free", "run1");
        assertThat(run1.isInMemory()).isFalse();
        assertThat(evaluate(run1).metrics()).usingRecursiveComparison().isEqualTo(before.metrics());
        assertThat(run1.isInMemory()).isTrue();
    }
}
