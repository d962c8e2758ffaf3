package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of every kind, from files as people have them. */
class KindsTest {
    @TempDir
    Path root;

    private CsvFolder folder;

    @BeforeEach
    void open() {
        folder = new CsvFolder(root);
    }

    private Dataset load(String file, String text, UnaryOperator<DatasetSpec> options) {
        folder.with(file, text);
        return Dataset.load("d", options.apply(DatasetSpec.defaults().path(file).split("60/20/20")), root);
    }

    private Dataset load(String file, String text) {
        return load(file, text, spec -> spec.group(Group.NONE));
    }

    private static String rows(String prefix, int count, String row) {
        StringBuilder rows = new StringBuilder(prefix);
        IntStream.range(0, count).forEach(i -> rows.append(row.replace("#", Integer.toString(i))));
        return rows.toString();
    }

    @Test
    void readsInputsAndOutputs() {
        Dataset dataset = load("d.jsonl", rows("", 10, "{\"input\": \"in #\", \"output\": \"out\\n#\"}\n"));
        assertThat(dataset.kind()).isEqualTo(Kind.INPUT_OUTPUT);
        assertThat(dataset.text(3)).isEqualTo("in 3");
        assertThat(dataset.output(3)).isEqualTo("out\n3");
        assertThat(dataset.target(3)).isEqualTo(new Target.Output("out\n3"));
        assertThat(dataset.row(3)).isEqualTo(new Row(3, "in 3", "out\n3", dataset.part(3), "d.jsonl", 4));
        assertThat(dataset.labels()).isEmpty();
        assertThat(dataset.indices(Part.TEST)).hasSize(2);
    }

    @Test
    void readsInputsAndOutputsOfATable() {
        Dataset dataset = load(
                "d.csv",
                rows("mr,ref\n", 10, "name[#],It is #.\n"),
                spec -> spec.text("mr").output("ref"));
        assertThat(dataset.output(9)).isEqualTo("It is 9.");
        assertThat(load("d.csv", rows("mr,ref\n", 10, "name[#],It is #.\n")).fingerprint())
                .as("found by their usual names")
                .isNotEmpty();
    }

    @Test
    void joinsAnInstructionAndWhatItIsAbout() {
        Dataset dataset = load(
                "d.json",
                "[" + rows("", 9, "{\"instruction\": \"Add one.\", \"input\": \"#\", \"output\": \"x\"},")
                        + "{\"instruction\": \"Sing.\", \"input\": \"\", \"output\": \"la\"}]");
        assertThat(dataset.text(4)).isEqualTo("Add one.\n\n4");
        assertThat(dataset.text(9)).isEqualTo("Sing.");
    }

    @Test
    void readsConversationsOfBothCommonForms() {
        String turn = "{\"messages\": [{\"role\": \"system\", \"content\": \"Be brief.\"},"
                + "{\"role\": \"user\", \"content\": \"#?\"}, {\"role\": \"assistant\", \"content\": \"#!\"}]}\n";
        Dataset dataset = load("d.jsonl", rows("", 10, turn));
        assertThat(dataset.kind()).isEqualTo(Kind.CHAT);
        assertThat(dataset.target(7))
                .isEqualTo(new Target.Conversation(List.of(
                        new Turn(Turn.Role.SYSTEM, "Be brief."),
                        new Turn(Turn.Role.USER, "7?"),
                        new Turn(Turn.Role.ASSISTANT, "7!"))));
        assertThat(dataset.text(7)).isEqualTo("system: Be brief.\nuser: 7?\nassistant: 7!");
        Dataset shared = load(
                "s.jsonl",
                rows(
                        "",
                        10,
                        "{\"conversations\": [{\"from\": \"human\", \"value\": \"#\"}, {\"from\": \"gpt\", \"value\": \"ok\"}]}\n"));
        assertThat(shared.text(2)).isEqualTo("user: 2\nassistant: ok");
    }

    @Test
    void readsPlainTextByParagraphsOrLines() {
        Dataset paragraphs = load("d.txt", rows("\n", 10, "First line #\nsecond\n\n \n"));
        assertThat(paragraphs.kind()).isEqualTo(Kind.PLAIN_TEXT);
        assertThat(paragraphs.size()).isEqualTo(10);
        assertThat(paragraphs.row(1)).isEqualTo(new Row(1, "First line 1\nsecond", "", paragraphs.part(1), "d.txt", 6));
        Dataset lines = load("d.txt", rows("", 10, "line #\n"));
        assertThat(lines.text(9)).isEqualTo("line 9");
        assertThat(lines.target(9)).isEqualTo(new Target.None());
    }

    @Test
    void readsPlainTextOfOneColumn() {
        Dataset dataset = load("d.csv", rows("id,text\n", 10, "#,text #\n"), spec -> spec.kind("plain-text"));
        assertThat(dataset.kind()).isEqualTo(Kind.PLAIN_TEXT);
        assertThat(dataset.text(9)).isEqualTo("text 9");
        assertThat(load("e.jsonl", rows("", 10, "{\"text\": \"t #\"}\n")).kind())
                .isEqualTo(Kind.PLAIN_TEXT);
    }

    @Test
    void readsPairsWithClasses() {
        Dataset dataset = load(
                "d.tsv",
                rows("premise\thypothesis\tlabel\n", 10, "a #\tb #\tyes\nc #\td #\tno\n"),
                spec -> spec.text("premise").second("hypothesis"));
        assertThat(dataset.kind()).isEqualTo(Kind.SINGLE_LABEL);
        assertThat(dataset.hasPairs()).isTrue();
        assertThat(dataset.second(3)).contains("d 1");
        assertThat(dataset.labels()).containsExactly("no", "yes");
    }

    @Test
    void readsNumbers() {
        Dataset dataset = load(
                "d.csv",
                rows("text,label\n", 20, "a #, #.50 \n"),
                spec -> spec.kind(Kind.REGRESSION).group(Group.NONE));
        assertThat(dataset.target(7)).isEqualTo(new Target.Score(7.5));
        assertThat(dataset.row(7).label()).isEqualTo("7.5");
        assertThat(dataset.indices(Part.TEST)).hasSize(4);
    }

    @Test
    void sharesNumbersOutEvenly() {
        Dataset dataset = load(
                "d.csv",
                rows("text,label\n", 200, "a #,#\n"),
                spec -> spec.kind("regression").group(Group.NONE));
        double mean = Arrays.stream(dataset.indices(Part.TEST)).average().orElseThrow();
        assertThat(mean).isBetween(92.0, 107.0);
        assertThat(dataset.indices(Part.TEST)).hasSize(40);
    }

    @Test
    void readsAnyNumberOfLabels() {
        Dataset lists = load(
                "d.jsonl",
                rows("", 10, "{\"text\": \"t #\", \"label\": [\"b\", \"a\"]}\n{\"text\": \"u #\", \"label\": []}\n"));
        assertThat(lists.kind()).isEqualTo(Kind.MULTI_LABEL);
        assertThat(lists.labels()).containsExactly("a", "b");
        assertThat(lists.target(0)).isEqualTo(new Target.Labels(List.of("a", "b")));
        assertThat(lists.target(1)).isEqualTo(new Target.Labels(List.of()));
        UnaryOperator<DatasetSpec> multi = spec -> spec.kind("multi-label").group(Group.NONE);
        Dataset bars = load("d.csv", rows("text,label\n", 5, "t #,\"b, or not|a\"\nu #,c\n"), multi);
        assertThat(bars.labels()).containsExactly("a", "b, or not", "c");
        Dataset commas = load("d.csv", rows("text,label\n", 5, "t #,\"b, a\"\nu #,c\n"), multi);
        assertThat(commas.labels()).containsExactly("a", "b", "c");
        Dataset printed = load("d.csv", rows("text,label\n", 5, "t #,\"['b', 'a']\"\nu #,[]\n"), multi);
        assertThat(printed.labels()).containsExactly("a", "b");
    }

    @Test
    void keepsOtherColumnsThatAreAskedFor() {
        Dataset dataset = load(
                "d.csv",
                rows("id,text,label,date\n", 5, "00#,t #,x,\n00#,u #,y,2020-01-0#\n"),
                spec -> spec.columns("id", "date"));
        assertThat(dataset.content().others().get("id")).startsWith("000", "000", "001");
        assertThat(dataset.content().select(new int[] {1, 3}).others().get("date"))
                .containsExactly("2020-01-00", "2020-01-01");
    }

    @Test
    void giveEqualRowsEqualFingerprintsAndOthersOthers() {
        String one = load("d.jsonl", rows("", 10, "{\"input\": \"#\", \"output\": \"#\"}\n"))
                .fingerprint();
        assertThat(load("e.csv", rows("input,output\n", 10, "#,#\n")).fingerprint())
                .isEqualTo(one);
        assertThat(load("e.csv", rows("input,output\n", 10, "#,#.\n")).fingerprint())
                .isNotEqualTo(one);
    }
}
