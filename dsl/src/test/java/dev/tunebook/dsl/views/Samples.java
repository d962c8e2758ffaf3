package dev.tunebook.dsl.views;

import dev.tunebook.engine.behave.Behaviour;
import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.Perturbation;
import dev.tunebook.engine.behave.Suite;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.DatasetCard.ClassRows;
import dev.tunebook.engine.data.DatasetCard.DuplicateGroup;
import dev.tunebook.engine.data.DatasetCard.Lengths;
import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Provenance;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.evaluate.judge.Judge;
import dev.tunebook.engine.evaluate.judge.Judgement;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.evaluate.slice.Slices;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.quality.TokenLengths;
import dev.tunebook.engine.rivals.Arena;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.SeedGroup;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.runs.Mistake;
import dev.tunebook.engine.runs.Neighbour;
import dev.tunebook.engine.runs.Prediction;
import dev.tunebook.engine.runs.Prediction.Scored;
import dev.tunebook.engine.ship.Decision;
import dev.tunebook.engine.ship.GateCheck;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Results made by hand, for views to show. */
public final class Samples {
    private static final List<String> LABELS = List.of(
            "account_access",
            "address_change",
            "billing_error",
            "cancel_order",
            "card_declined",
            "delivery_delay",
            "feature_request",
            "login_problem",
            "lost_parcel",
            "refund_request",
            "subscription",
            "technical_fault");

    private Samples() {}

    /** A dataset that was read, parted and mended. */
    public static Provenance provenance() {
        Lineage lineage = Lineage.NONE
                .then(new Lineage.Step(
                        "read",
                        "data/tickets.csv (comma-separated, UTF-8, sha256 " + "ab".repeat(32) + ")",
                        0,
                        2998,
                        Map.of("records", 3000L)))
                .then(new Lineage.Step(
                        "split", "80/10/10, seed 42, near-duplicates together", 2998, 2998, Map.of("train", 2398L)))
                .then(new Lineage.Step("fix", "--dedup near --keep longest", 2998, 2811));
        return new Provenance("tickets", "single-label", 2811, "cd".repeat(32), lineage);
    }

    public static Dataset dataset() {
        return new Dataset(
                "tickets",
                DatasetSpec.defaults().path("data/tickets.csv"),
                List.of("billing", "delivery"),
                new Dataset.Columns(
                        new String[] {"charged twice", "where is it"},
                        new int[] {0, 1},
                        new Part[] {Part.TRAIN, Part.TEST},
                        new int[2],
                        new long[] {2, 3}),
                List.of(new Dataset.Source("data/tickets.csv", "ab".repeat(32), 2)),
                List.of());
    }

    static Report report() {
        Row train = new Row(4, "My card was charged twice, please help", "billing_error", Part.TRAIN, "tickets.csv", 6);
        Row test = new Row(90, "my card was charged 2 times, please help", "billing_error", Part.TEST, "t.csv", 92);
        Row empty = new Row(7, "n/a", "lost_parcel", Part.TRAIN, "tickets.csv", 9);
        String far = "All went well until the third of the month, and then, as I told your colleague at length, ";
        Row late = new Row(8, far + "the lamp broke.", "broken", Part.TRAIN, "tickets.csv", 10);
        Row later = new Row(9, far + "the lamp broke in two.", "refund", Part.TRAIN, "tickets.csv", 11);
        List<Finding.Example> pairs = List.of(
                new Finding.Example(List.of(train, test), "similarity 0.75"),
                new Finding.Example(List.of(late, later), "similarity 0.91"));
        return new Report(
                card(),
                Optional.of(new TokenLengths("org/bert", 4, 21, 88, 611, 512, 3)),
                List.of(
                        finding("leaked-texts", Finding.Severity.SERIOUS, 75, 625, pairs),
                        finding(
                                "missing-cells",
                                Finding.Severity.NOTE,
                                5,
                                3144,
                                List.of(
                                        new Finding.Example(List.of(empty), "says nothing"),
                                        new Finding.Example(List.of(), "tickets.csv:54 label is missing"),
                                        new Finding.Example(List.of(), "tickets.csv:55 label is missing"),
                                        new Finding.Example(List.of(), "tickets.csv:58 text is missing"))),
                        finding("repeated-texts", Finding.Severity.CLEAN, 0, 3144, List.of()),
                        finding("label-variants", Finding.Severity.CLEAN, 0, 3144, List.of())));
    }

    static Finding finding(String check, Finding.Severity severity, int count, int of, List<Finding.Example> examples) {
        return new Finding(
                check,
                severity,
                count,
                of,
                List.of(),
                "So many rows are concerned.",
                "The figures cannot be believed.",
                "%fix tickets --leakage",
                examples);
    }

    static DatasetCard card() {
        Random random = new Random(7);
        List<ClassRows> classes = new ArrayList<>();
        for (int i = 0; i < LABELS.size(); i++) {
            int rows = 430 - 32 * i + random.nextInt(20);
            classes.add(new ClassRows(LABELS.get(i), rows - rows / 5, rows / 10, rows / 5 - rows / 10));
        }
        Row first = new Row(4, "My card was charged twice", "billing_error", Part.TRAIN, "tickets.csv", 6);
        Row second = new Row(90, "My card was charged twice", "billing_error", Part.TEST, "tickets.csv", 92);
        Row third = new Row(91, "where is my parcel??", "lost_parcel", Part.TRAIN, "tickets.csv", 93);
        Row fourth = new Row(93, "where is my parcel??", "delivery_delay", Part.TRAIN, "tickets.csv", 95);
        List<DuplicateGroup> duplicates =
                List.of(new DuplicateGroup(List.of(first, second)), new DuplicateGroup(List.of(third, fourth)));
        int rows = classes.stream().mapToInt(ClassRows::rows).sum();
        return new DatasetCard(
                "tickets",
                List.of(new Dataset.Source("data/tickets.csv", "ab".repeat(32), rows + 21)),
                rows,
                Map.of(
                        Part.TRAIN, classes.stream().mapToInt(ClassRows::train).sum(),
                        Part.VALIDATION,
                                classes.stream().mapToInt(ClassRows::validation).sum(),
                        Part.TEST, classes.stream().mapToInt(ClassRows::test).sum()),
                classes,
                new Lengths(4, 61, 118, 203, 64.25),
                new Lengths(1, 11, 22, 37, 12.4),
                Map.of("text is missing", 13, "label is missing", 8),
                List.of(
                        new Dataset.LeftOut("tickets.csv", 17, "text is missing"),
                        new Dataset.LeftOut("tickets.csv", 54, "label is missing")),
                duplicates,
                duplicates.subList(0, 1),
                duplicates.subList(1, 2),
                "cd".repeat(32));
    }

    static Generation generation(Generation.Ending ending) {
        return new Generation(
                "run2",
                "Dear customer,\nyour parcel <b>has</b> been",
                " sent back.\nWe are sorry & will",
                9,
                ending == Generation.Ending.GOING_ON ? 0 : 12,
                0.42,
                ending);
    }

    static Evaluation evaluation(int classes, int rows) {
        Random random = new Random(11);
        List<String> labels = IntStream.range(0, classes)
                .mapToObj(i -> i < LABELS.size() ? LABELS.get(i) : "intent_number_" + i)
                .toList();
        Judge judge = new Judge(labels, rows, Optional.of(new TemperatureScaling(1.62, 0.5, 0.4)));
        for (int row = 0; row < rows; row++) {
            int truth = (int) (classes * Math.pow(random.nextDouble(), 1.3));
            double luck = random.nextDouble();
            int answer = luck < 0.86 ? truth : luck < 0.94 ? (truth + 1) % classes : random.nextInt(classes);
            judge.add(row, truth, probabilities(answer, classes, 0.4 + 0.59 * random.nextDouble()));
        }
        Judgement judgement = judge.judgement(3, 0.95);
        Row wrong = new Row(90, "I was billed for two lamps", "billing_error", Part.TEST, "tickets.csv", 92);
        Row like = new Row(4, "I was billed for two lamps, why?", "refund_request", Part.TRAIN, "tickets.csv", 6);
        List<Mistake> mistakes = List.of(
                new Mistake(wrong, "refund_request", 0.987, new Neighbour(Optional.of(like), 0.91)),
                new Mistake(wrong, "lost_parcel", 0.71, new Neighbour(Optional.empty(), 0)));
        List<Slice> slices = new Slices(judgement.outcomes().predictions())
                .where("characters up to 41", row -> row % 4 == 0)
                .where("language = German", row -> row < 12)
                .judge();
        return new Evaluation(
                "run1",
                "2026-11-23-0001",
                dataset(),
                Part.TEST,
                2,
                judgement,
                mistakes,
                slices,
                List.of("12 of 300 rows (4.0%) repeat a training text, or nearly."),
                List.of("300 test rows are enough to show a difference of 0.1: about 121 are needed."),
                0.081);
    }

    private static float[] probabilities(int answer, int classes, double confidence) {
        float[] probabilities = new float[classes];
        Arrays.fill(probabilities, (float) ((1 - confidence) / (classes - 1)));
        probabilities[answer] = (float) confidence;
        return probabilities;
    }

    /** A fine run against two rivals, whose names, rows and classes are given. */
    static Contest contest(int rows, String first, String second, String third, List<String> labels, String text) {
        String[] texts = new String[rows];
        int[] classes = new int[rows];
        Part[] parts = new Part[rows];
        for (int row = 0; row < rows; row++) {
            texts[row] = row + " " + text;
            classes[row] = row % labels.size();
            parts[row] = Part.TEST;
        }
        Dataset data = new Dataset(
                "tickets",
                DatasetSpec.defaults().path("data/tickets.csv"),
                labels,
                new Dataset.Columns(texts, classes, parts, new int[rows], new long[rows]),
                List.of(new Dataset.Source("data/tickets.csv", "ab".repeat(32), rows)),
                List.of());
        Contest held = Arena.hold(
                data,
                List.of(
                        classifier(first, labels, row -> row % 9 == 0),
                        classifier(second, labels, row -> row % 3 == 0),
                        classifier(third, labels, row -> row % 8 == 0)),
                CompareSpec.defaults().draws(1_000).flips(2));
        return new Contest(
                held.dataset(),
                held.part(),
                held.rows(),
                held.figure(),
                held.contenders(),
                held.duels(),
                List.of(new SeedGroup(List.of(first, third), "macro F1", Spread.of(0.88, 0.9))),
                Optional.empty(),
                List.of(third + " was trained on 2 of these texts: its figures promise too much."),
                1.2);
    }

    private static TextClassifier classifier(String name, List<String> labels, IntPredicate wrong) {
        return new TextClassifier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> labels() {
                return labels;
            }

            @Override
            public void classify(List<String> texts, RowConsumer consumer) {
                for (int row = 0; row < texts.size(); row++) {
                    int answer = (row + (wrong.test(row) ? 1 : 0)) % labels.size();
                    consumer.accept(row, probabilities(answer, labels.size(), 0.7 + row % 5 * 0.05));
                }
            }
        };
    }

    /** A candidate that is better on average and failed at one check. */
    static Decision decision(String model, String against, String reason) {
        List<String> labels = List.of("billing_error", "lost_parcel", "refund_request");
        return new Decision(
                model,
                against,
                List.of(
                        new GateCheck("paired test", true, model + " is better than " + against + "."),
                        new GateCheck("behaviour", false, reason)),
                contest(24, model, against, "run2", labels, reason),
                Optional.of(behaviour(model, reason, labels)),
                Optional.of(behaviour(against, reason, labels)),
                2.1);
    }

    /** A model that reads case, put to some behaviours. */
    static BehaviourReport behaviour(String name, String text, List<String> labels) {
        List<String> rows = List.of(text + " one", text + " two please", "Help with " + text);
        TextClassifier model = new TextClassifier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> labels() {
                return labels;
            }

            @Override
            public void classify(List<String> texts, RowConsumer consumer) {
                for (int row = 0; row < texts.size(); row++) {
                    consumer.accept(row, probabilities(texts.get(row).contains("ONE") ? 1 : 0, labels.size(), 0.9));
                }
            }
        };
        Suite suite = new Suite(
                name,
                List.of(
                        new Behaviour.Invariance("upper-case", 0.1, List.of(), Perturbation.of("upper-case")),
                        new Behaviour.Invariance("genders", 0.1, List.of(), Perturbation.of("genders")),
                        new Behaviour.Minimum(name + "!", 0, List.of(text), labels.get(1)),
                        new Behaviour.Fairness(
                                "women and men",
                                0.05,
                                List.of("I am {}. "),
                                new Behaviour.Fairness.Group(text, List.of("Anna")),
                                new Behaviour.Fairness.Group("men", List.of("Peter")),
                                true)));
        BehaviourReport report = Examiner.examine(model, suite, rows, 7, 3);
        return new BehaviourReport(report.model(), report.suite(), report.results(), 0.4);
    }

    static List<Prediction> answers() {
        return List.of(
                new Prediction(
                        "run1",
                        "My card was charged twice",
                        List.of(
                                new Scored("billing_error", 0.9312),
                                new Scored("card_declined", 0.0411),
                                new Scored("refund_request", 0.0147))),
                new Prediction(
                        "run1",
                        "Where is my parcel?",
                        List.of(
                                new Scored("lost_parcel", 0.5127),
                                new Scored("delivery_delay", 0.4604),
                                new Scored("address_change", 0.0082))));
    }
}
