package dev.tunebook.dsl.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.FakeNotebook;
import dev.tunebook.dsl.views.Samples;
import dev.tunebook.dsl.words.Words;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.kernel.extension.CurrentNotebook;
import dev.tunebook.kernel.extension.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecMagicTest {
    @TempDir
    Path folder;

    private FakeNotebook notebook;
    private final List<Object> called = new ArrayList<>();

    @BeforeEach
    void opensNotebook() {
        notebook = new FakeNotebook(folder);
        notebook.bind("tickets", "Dataset", Samples.dataset());
    }

    private SpecMagic<TrainSpec> magic(String stem, Row.Word<TrainSpec> word) {
        return new SpecMagic<>(
                new Row<>("train", "Trains.", Subject.DATASET, "tickets", TrainSpec.class, "run", stem, Set.of(), word),
                notebook);
    }

    private Object noting(Object subject, TrainSpec spec, String name) {
        called.addAll(List.of(subject, spec, name));
        return "the result";
    }

    @Test
    void givesSubjectOptionsAndNameToTheWord() {
        Object result =
                magic("run", this::noting).run(List.of("--epochs", "3", "tickets", "--as", "mine", "--lr=0.01"), null);

        assertThat(result).isEqualTo("the result");
        assertThat(called)
                .containsExactly(
                        notebook.values.get("tickets"),
                        TrainSpec.defaults().epochs(3).learningRate(0.01),
                        "mine");
    }

    @Test
    void bindsTheResultUnderItsTypesFullName() {
        magic("run", this::noting).run(List.of("tickets", "--as", "mine"), null);

        assertThat(notebook.values).containsEntry("mine", "the result");
        assertThat(notebook.types).containsEntry("mine", "java.lang.String");
    }

    @Test
    void takesTheNextFreeNumberWhenNoNameIsGiven() {
        SpecMagic<TrainSpec> magic = magic("run", this::noting);
        magic.run(List.of("tickets"), null);
        magic.run(List.of("tickets"), null);

        assertThat(notebook.values).containsKeys("run1", "run2");
    }

    @Test
    void bindsNothingWhenTheMagicHasNoStemAndNoNameIsGiven() {
        magic("", this::noting).run(List.of("tickets"), null);

        assertThat(notebook.values).containsOnlyKeys("tickets");
    }

    @Test
    void bindsNothingWhenTheWordFails() {
        SpecMagic<TrainSpec> magic = magic("run", (subject, spec, name) -> {
            throw new IllegalStateException("half-way");
        });

        assertThatThrownBy(() -> magic.run(List.of("tickets", "--as", "run1"), null))
                .hasMessage("half-way");
        assertThat(notebook.values).containsOnlyKeys("tickets");
    }

    @Test
    void helpNamesEveryOptionAndItsOwn() {
        FakeNotebook real = new FakeNotebook(folder);
        Magics.register(real);
        for (Row<?> row : Magics.rows()) {
            String help = real.magics.get(row.name()).help();
            assertThat(help).startsWith("%" + row.name() + " " + row.subject().placeholder());
            assertThat(help).contains(row.summary());
            Specs.flags(row.spec()).forEach(flag -> assertThat(help).contains("  " + flag));
            assertThat(help.contains("  --as NAME")).isEqualTo(!row.as().isEmpty());
        }
    }

    @Test
    void helpIsShownForTheHelpOptionWhateverElseIsOnTheLine() {
        SpecMagic<TrainSpec> magic = magic("run", this::noting);

        assertThat(magic.run(List.of("nonsense", "--help"), null)).isEqualTo(MimeBundle.text(magic.help()));
        assertThat(called).isEmpty();
    }

    @Test
    void completesFlagsThatAreNotOnTheLineYet() {
        assertThat(magic("run", this::noting).complete(List.of("tickets", "--epochs", "3"), "--e"))
                .containsExactly("--early-stop");
        assertThat(magic("run", this::noting).complete(List.of("tickets"), "--"))
                .startsWith("--as", "--model");
    }

    @Test
    void completesValuesOfOptions() {
        SpecMagic<TrainSpec> magic = magic("run", this::noting);

        assertThat(magic.complete(List.of("tickets", "--monitor"), ""))
                .startsWith("loss", "macro-f1", "accuracy")
                .contains("balanced-accuracy", "rmse");
        assertThat(magic.complete(List.of("tickets", "--lr"), "a")).containsExactly("auto");
        assertThat(magic.complete(List.of("tickets", "--as"), "")).containsExactly("run1");
        assertThat(magic.complete(List.of("tickets", "--epochs"), "")).isEmpty();
    }

    @Test
    void completesNamesOfVariablesOfTheRightType() {
        notebook.bind("number", "int", 7);
        notebook.bind("trips", "dev.tunebook.engine.data.Dataset", Samples.dataset());

        assertThat(magic("run", this::noting).complete(List.of(), "")).containsExactly("tickets", "trips");
        assertThat(magic("run", this::noting).complete(List.of("--epochs", "3"), "t"))
                .containsExactly("tickets", "trips");
    }

    @Test
    void showsTheReportOfADatasetThatIsThere() throws Exception {
        Magics.register(notebook);
        Object shown = notebook.magics.get("dataset").run(List.of("tickets", "--report"), null);

        assertThat(shown).isEqualTo(Words.report((Dataset) notebook.values.get("tickets")));
        assertThat(notebook.values).containsOnlyKeys("tickets");
    }

    @Test
    void showsTheReportOfADatasetThatItLoads() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "text,label\n" + "one,a\ntwo,b\n".repeat(10));
        Magics.register(notebook);
        CurrentNotebook.set(notebook);
        try {
            Object shown =
                    notebook.magics.get("dataset").run(List.of("mine", "--report", "a.csv", "--group", "none"), null);

            assertThat(((Report) shown).dataset()).isEqualTo("mine");
            assertThat(notebook.values.get("mine")).isInstanceOf(Dataset.class);
        } finally {
            CurrentNotebook.set(null);
        }
    }

    @Test
    void completesTheReportSwitchAndWhatItCanShow() {
        notebook.bind("trips", "Dataset", Samples.dataset());
        Magics.register(notebook);

        assertThat(notebook.magics.get("dataset").complete(List.of("tickets"), "--rep"))
                .containsExactly("--report");
        assertThat(notebook.magics.get("dataset").complete(List.of("--report"), "tr"))
                .containsExactly("trips");
    }

    @Test
    void completesFilesBelowTheNotebooksFolder() throws Exception {
        Files.createDirectories(folder.resolve("data/.hidden"));
        Files.writeString(folder.resolve("data/tickets.csv"), "");
        Files.writeString(folder.resolve("data/test.csv"), "");
        Magics.register(notebook);

        assertThat(notebook.magics.get("dataset").complete(List.of("tickets"), ""))
                .containsExactly("data/");
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets"), "data/t"))
                .containsExactly("data/test.csv", "data/tickets.csv");
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets", "a.csv", "--test"), "data/te"))
                .containsExactly("data/test.csv");
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets", "a.csv"), ""))
                .isEmpty();
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets"), "no/such/"))
                .isEmpty();
    }

    @Test
    void completesColumnsOfTheFileOnTheLine() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "message,topic,customer\nhello,greeting,7\n");
        Magics.register(notebook);

        assertThat(notebook.magics.get("dataset").complete(List.of("tickets", "t.csv", "--label"), "t"))
                .containsExactly("topic");
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets", "t.csv", "--columns"), "topic,c"))
                .containsExactly("topic,customer");
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets", "no.csv", "--label"), ""))
                .isEmpty();
        assertThat(notebook.magics.get("dataset").complete(List.of("tickets", "--label"), ""))
                .isEmpty();
    }

    @Test
    void completesRunsThatAreKept() throws Exception {
        for (String id :
                List.of("20260101-101010-old-00af", "20260102-101010-run-7-00b0", "20260103-101010-old-00b1")) {
            Path run = Files.createDirectories(folder.resolve(".tunebook/runs").resolve(id));
            Files.writeString(run.resolve("environment.json"), "{}");
        }
        Magics.register(notebook);

        assertThat(notebook.magics.get("resume").complete(List.of(), "")).containsExactly("old", "run-7");
        assertThat(notebook.magics.get("resume").complete(List.of("old", "--id"), "2026"))
                .containsExactly("20260103-101010-old-00b1", "20260101-101010-old-00af");
        assertThat(notebook.magics.get("runs").complete(List.of("--with"), "r")).containsExactly("run-7");
        assertThat(notebook.magics.get("compare").complete(List.of("run1", "--curves"), "o"))
                .containsExactly("old");
    }
}
