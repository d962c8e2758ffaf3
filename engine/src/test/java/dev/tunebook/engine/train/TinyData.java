package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.data.Turn;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A small made-up task: four kinds of request, told apart by a few words. */
public final class TinyData {
    private static final List<String> LABELS = List.of("card", "invoice", "parcel", "password");
    private static final String[][] WORDS = {
        {"card", "blocked", "stolen", "bank"},
        {"invoice", "bill", "tax", "copy"},
        {"parcel", "late", "courier", "tracking"},
        {"password", "reset", "login", "forgot"},
    };
    private static final String[] FILLERS = {"please", "help", "my", "the", "still", "today", "why", "again"};

    private TinyData() {}

    /** So many rows, 70% to train on, 15% each to decide by and to test on. */
    public static Dataset rows(int rows) {
        SplittableRandom random = new SplittableRandom(11);
        String[] texts = new String[rows];
        int[] classes = new int[rows];
        Part[] parts = new Part[rows];
        long[] lines = new long[rows];
        for (int i = 0; i < rows; i++) {
            classes[i] = i % LABELS.size();
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 6; word++) {
                String[] from = word == 2 ? WORDS[classes[i]] : FILLERS;
                text.append(from[random.nextInt(from.length)]).append(' ');
            }
            texts[i] = text.toString().strip();
            int place = i * 100 / rows;
            parts[i] = place < 70 ? Part.TRAIN : place < 85 ? Part.VALIDATION : Part.TEST;
            lines[i] = i + 2;
        }
        return new Dataset(
                "tiny",
                DatasetSpec.defaults().path("tiny.csv"),
                LABELS,
                new Dataset.Columns(texts, classes, parts, new int[rows], lines),
                List.of(new Dataset.Source("tiny.csv", "0".repeat(64), rows)),
                List.of());
    }

    /** The same rows, all of them to train on. */
    static Dataset trainingAlone(int rows) {
        return training(rows(rows), rows(rows).texts(IntStream.range(0, rows).toArray()));
    }

    /** The same classes of one and the same text. */
    static Dataset sameText(int rows) {
        return training(rows(rows), Collections.nCopies(rows, "please help"));
    }

    private static Dataset training(Dataset clean, List<String> texts) {
        int rows = clean.size();
        Part[] parts = new Part[rows];
        Arrays.fill(parts, Part.TRAIN);
        return new Dataset(
                "training",
                clean.spec(),
                LABELS,
                new Dataset.Columns(
                        texts.toArray(String[]::new),
                        IntStream.range(0, rows).map(clean::classOf).toArray(),
                        parts,
                        new int[rows],
                        new long[rows]),
                clean.sources(),
                List.of());
    }

    /** Texts that say eight months in a row, from any of them on: each word tells its neighbours. */
    public static Dataset counting(int rows) {
        String[] months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
        Dataset parts = rows(rows);
        String[] texts = new String[rows];
        Arrays.setAll(texts, i -> {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 8; word++) {
                text.append(word == 0 ? "" : " ").append(months[(i * 7 + word) % 12]);
            }
            return text.toString();
        });
        return new Dataset(
                "counting",
                parts.spec(),
                LABELS,
                new Dataset.Columns(
                        texts,
                        new int[rows],
                        IntStream.range(0, rows).mapToObj(parts::part).toArray(Part[]::new),
                        new int[rows],
                        new long[rows]),
                parts.sources(),
                List.of());
    }

    /** A month as input, the next as output, in every part. */
    public static Dataset following(int rows) {
        String[] months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
        Dataset parts = rows(rows);
        List<String> texts =
                IntStream.range(0, rows).mapToObj(i -> months[i % 12]).toList();
        List<String> outputs =
                IntStream.range(0, rows).mapToObj(i -> months[(i + 1) % 12]).toList();
        return with(parts, "following", texts, new Targets.Outputs(outputs));
    }

    /** Inputs with outputs, all of them to train on. */
    public static Dataset pairs(List<String> inputs, List<String> outputs) {
        int rows = inputs.size();
        Part[] parts = new Part[rows];
        Arrays.fill(parts, Part.TRAIN);
        return new Dataset(
                "pairs",
                DatasetSpec.defaults().path("pairs.csv"),
                List.of(),
                new Dataset.Columns(
                        inputs.toArray(String[]::new),
                        new int[rows],
                        parts,
                        new int[rows],
                        new long[rows],
                        outputs.toArray(String[]::new)),
                List.of(new Dataset.Source("pairs.csv", "0".repeat(64), rows)),
                List.of());
    }

    /** Conversations, all of them to train on: turns by user and assistant in turn, a user first. */
    public static Dataset chats(List<List<String>> conversations) {
        List<Target.Conversation> each = conversations.stream()
                .map(said -> new Target.Conversation(IntStream.range(0, said.size())
                        .mapToObj(i -> new Turn(i % 2 == 0 ? Turn.Role.USER : Turn.Role.ASSISTANT, said.get(i)))
                        .toList()))
                .toList();
        List<String> texts = each.stream().map(Target.Conversation::shown).toList();
        return with(pairs(texts, texts), "chats", texts, new Targets.Conversations(each));
    }

    /** The same with a month as what the user says, and the next as the answer, in every part. */
    public static Dataset chatsOfMonths(int rows) {
        Dataset months = following(rows);
        List<List<String>> said = IntStream.range(0, rows)
                .mapToObj(row -> List.of(months.text(row), months.output(row)))
                .toList();
        Dataset chats = chats(said);
        return with(months, "chats", chats.content().texts(), chats.content().targets());
    }

    /** The same rows, each with a second word from another class or without one; a label for each word's class. */
    public static Dataset labelled(int rows) {
        Dataset clean = rows(rows);
        SplittableRandom random = new SplittableRandom(13);
        List<String> texts = new ArrayList<>();
        int[][] ids = new int[rows][];
        for (int i = 0; i < rows; i++) {
            int first = clean.classOf(i);
            int second = random.nextInt(LABELS.size() + 2);
            String word = second < LABELS.size() ? WORDS[second][random.nextInt(4)] : FILLERS[random.nextInt(8)];
            texts.add(clean.text(i) + " " + word);
            ids[i] = second >= LABELS.size() || second == first
                    ? new int[] {first}
                    : new int[] {Math.min(first, second), Math.max(first, second)};
        }
        return with(clean, "labelled", texts, new Targets.LabelSets(LABELS, ids));
    }

    /** The same texts with a number: 1,000, and 25 more for each class, and something that nobody can know. */
    public static Dataset numbered(int rows) {
        Dataset clean = rows(rows);
        SplittableRandom random = new SplittableRandom(17);
        List<String> texts = clean.texts(IntStream.range(0, rows).toArray());
        double[] values = IntStream.range(0, rows)
                .mapToDouble(row -> 1_000 + 25 * clean.classOf(row) + random.nextInt(-5, 6))
                .toArray();
        return with(clean, "numbered", texts, new Targets.Scores(values));
    }

    /** The same numbers in another order, so that they have nothing to do with the texts. */
    static Dataset shuffled(Dataset numbered) {
        int rows = numbered.size();
        double[] values = ((Targets.Scores) numbered.content().targets()).values();
        double[] others = IntStream.range(0, rows)
                .mapToDouble(row -> values[row * 37 % rows])
                .toArray();
        return with(
                numbered, "shuffled", numbered.texts(IntStream.range(0, rows).toArray()), new Targets.Scores(others));
    }

    private static Dataset with(Dataset clean, String name, List<String> texts, Targets targets) {
        Content old = clean.content();
        return new Dataset(
                name,
                clean.spec(),
                new Content(texts, List.of(), targets, old.parts(), old.files(), old.lines(), Map.of()),
                clean.sources(),
                List.of(),
                Lineage.NONE);
    }

    /** The same rows with labels that have nothing to do with the texts. */
    public static Dataset noise(int rows) {
        return mixed(rows, 1);
    }

    /** The same rows, of which a share has a label drawn by chance. */
    public static Dataset mixed(int rows, double share) {
        Dataset clean = rows(rows);
        SplittableRandom random = new SplittableRandom(5);
        int[] classes = new int[rows];
        Arrays.setAll(classes, i -> random.nextDouble() < share ? random.nextInt(LABELS.size()) : clean.classOf(i));
        String[] texts = new String[rows];
        Part[] parts = new Part[rows];
        for (int i = 0; i < rows; i++) {
            texts[i] = clean.text(i);
            parts[i] = clean.part(i);
        }
        return new Dataset(
                "noise",
                clean.spec(),
                LABELS,
                new Dataset.Columns(texts, classes, parts, new int[rows], new long[rows]),
                clean.sources(),
                List.of());
    }

    /** How a decoder with made-up weights learns these rows in seconds. */
    public static TrainSpec writing(Path model) {
        return TrainSpec.defaults()
                .model(model.toString())
                .task(Task.CAUSAL_LM)
                .randomWeights(true)
                .maxTokens(32)
                .batchSize(4)
                .learningRate(0.01)
                .threads(1);
    }
}
