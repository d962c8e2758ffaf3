package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.PairedTest;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Resampling;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.evaluate.slice.Slices;
import dev.tunebook.engine.evaluate.streaming.LabelAccumulator;
import dev.tunebook.engine.evaluate.text.Perplexity;
import dev.tunebook.engine.evaluate.text.TextAnswers;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.rivals.FigureFlips;
import dev.tunebook.engine.rivals.SeedGroup;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.runs.About;
import dev.tunebook.engine.runs.LabelEvaluation;
import dev.tunebook.engine.runs.Neighbour;
import dev.tunebook.engine.runs.NumberEvaluation;
import dev.tunebook.engine.runs.Prediction;
import dev.tunebook.engine.runs.Prediction.Scored;
import dev.tunebook.engine.runs.TextEvaluation;
import dev.tunebook.engine.runs.TokenEvaluation;
import dev.tunebook.engine.runs.curve.LearningCurve;
import dev.tunebook.engine.ship.Decision;
import dev.tunebook.engine.ship.GateCheck;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Evaluations of labels and of numbers, made up. */
final class ValueSamples {
    private ValueSamples() {}

    private static About about(String name, Dataset data, String warning) {
        return new About(
                name, "20261123-000000-" + name + "-0000", data, Part.TRAIN, List.of(warning), List.of(), 0.42);
    }

    /** The text stands in the rows that are shown; the others are short. */
    private static Dataset data(String name, int rows, String text, Targets targets) {
        List<String> texts = IntStream.range(0, rows)
                .mapToObj(row -> (row == 0 || row == 7 || row == 11 ? text : "row") + " " + row)
                .toList();
        Part[] parts = new Part[rows];
        Arrays.fill(parts, Part.TRAIN);
        return new Dataset(
                name,
                DatasetSpec.defaults(),
                new Content(texts, List.of(), targets, parts, new int[rows], new long[rows], Map.of()),
                List.of(new Dataset.Source(name + ".csv", "ab", rows)),
                List.of(),
                Lineage.NONE);
    }

    static LabelEvaluation labels(String run, List<String> labels, String text) {
        SplittableRandom random = new SplittableRandom(3);
        int rows = 60;
        boolean[][] truth = new boolean[rows][labels.size()];
        float[][] probabilities = new float[rows][labels.size()];
        for (int row = 0; row < rows; row++) {
            for (int id = 0; id < labels.size(); id++) {
                truth[row][id] = random.nextDouble() < 0.4 || row == id;
                double sure = (truth[row][id] ? 0.72 : 0.28) + 0.35 * (random.nextDouble() - 0.5) * 2;
                probabilities[row][id] = (float) Math.max(0.01, Math.min(0.99, sure));
            }
        }
        int[][] ids = Arrays.stream(truth)
                .map(own -> IntStream.range(0, own.length).filter(id -> own[id]).toArray())
                .toArray(int[][]::new);
        LabelAccumulator asked = new LabelAccumulator(labels, rows);
        for (int row = 0; row < rows; row++) {
            boolean[] own = truth[row];
            asked.add(row, id -> own[id], probabilities[row]);
        }
        LabelAnswers answers = asked.answers();
        Map<String, Interval> figures = new LinkedHashMap<>(SumIntervals.labels(answers, 0.95));
        AreaIntervals areas = AreaIntervals.of(asked.areas(), asked.ranked(), rows, Resampling.OF_ROWS);
        figures.put("macro ROC-AUC", areas.macroRoc());
        figures.put("macro PR-AUC", areas.macroAveragePrecision());
        List<ClassIntervals> intervals = IntStream.range(0, labels.size())
                .mapToObj(id -> ClassIntervals.of(
                        labels.get(id),
                        IntStream.range(0, rows)
                                .filter(row -> truth[row][id] && answers.answers(row, id))
                                .count(),
                        IntStream.range(0, rows)
                                .filter(row -> answers.answers(row, id))
                                .count(),
                        IntStream.range(0, rows).filter(row -> truth[row][id]).count(),
                        0.95))
                .toList();
        return new LabelEvaluation(
                about(
                        run,
                        data("topics", rows, text, new Targets.LabelSets(labels, ids)),
                        "Look at " + labels.get(0) + "."),
                2,
                answers,
                answers.metrics(),
                figures,
                intervals,
                areas,
                asked.probabilities(),
                List.of(7, 11, 30, 31),
                neighbours(text, 4),
                slices("exact match", rows));
    }

    /** The first is a copy, the others share no word. */
    private static List<Neighbour> neighbours(String text, int count) {
        Row like = new Row(4, text, "", Part.TRAIN, "more.csv", 6);
        return IntStream.range(0, count)
                .mapToObj(i -> i == 0 ? new Neighbour(Optional.of(like), 0.93) : new Neighbour(Optional.empty(), 0))
                .toList();
    }

    private static List<Slice> slices(String figure, int rows) {
        double[] values = IntStream.range(0, rows)
                .mapToDouble(row -> figure.equals("exact match") ? row % 2 : row + 0.5)
                .toArray();
        return new Slices(new RowValues(figure, figure.equals("exact match"), values))
                .where("characters up to 5", row -> row < 10)
                .where("characters above 5", row -> row >= 10)
                .judge();
    }

    static NumberEvaluation numbers(String run, String text) {
        SplittableRandom random = new SplittableRandom(4);
        int rows = 200;
        double[] truth = new double[rows];
        double[] predicted = new double[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = 1_000 + 4 * row;
            predicted[row] = 1_100 + 3.5 * row + 60 * (random.nextDouble() - 0.5);
        }
        NumberAnswers answers = new NumberAnswers(truth, predicted);
        Map<String, Interval> figures = new LinkedHashMap<>(SumIntervals.of(answers.figures(), 0.95));
        figures.put("Spearman", SumIntervals.spearman(answers, 0.95));
        return new NumberEvaluation(
                about(
                        run,
                        data("prices", rows, text, new Targets.Scores(truth)),
                        "Its numbers are too high: " + run + "."),
                answers,
                answers.metrics(),
                figures,
                1_398,
                231.5,
                List.of(0, 199, 3),
                neighbours(text, 3),
                slices("MAE", rows));
    }

    static TextEvaluation texts(String run, String text) {
        List<String> inputs = IntStream.range(0, 30)
                .mapToObj(i -> i == 7 ? text : "question " + i)
                .toList();
        List<String> written = IntStream.range(0, 30)
                .mapToObj(i -> i == 7 ? text : "the answer is number " + (i % 3 == 0 ? i + 1 : i))
                .toList();
        List<List<String>> references = IntStream.range(0, 30)
                .mapToObj(i -> List.of("the answer is number " + i))
                .toList();
        TextAnswers answers = new TextAnswers(written, references);
        return new TextEvaluation(
                about(run, data("questions", 30, text, new Targets.Nothing(30)), "Written by " + run + "."),
                inputs,
                answers,
                withPerplexity(SumIntervals.of(answers.figures(), 0.95)),
                List.of(answers.bleuLine(), "chrF|" + answers.chrfSignature()),
                List.of(7, 0),
                neighbours(text, 2),
                slices("mean chrF", 30));
    }

    private static Map<String, Interval> withPerplexity(Map<String, Interval> figures) {
        Map<String, Interval> all = new LinkedHashMap<>(figures);
        all.put("perplexity", new Interval(12.345, 11.2, 13.9, 0.95, "BCa bootstrap"));
        return all;
    }

    static TokenEvaluation tokens(String run) {
        Map<String, Interval> figures = withPerplexity(Map.of());
        figures.put("nats a token", new Interval(2.513, 2.416, 2.632, 0.95, "BCa bootstrap"));
        figures.put("likeliest token is right", new Interval(0.412, 0.401, 0.423, 0.95, "BCa bootstrap"));
        return new TokenEvaluation(
                about(run, data("books", 30, "text", new Targets.Nothing(30)), "Trained by " + run + "."),
                new Perplexity(2_513, 1_000, 512, 256),
                figures,
                "in tokens of a vocabulary of 50,257");
    }

    /** Labels won both ways, numbers without labels, tokens without rows. */
    static FigureContest contest(String run, String rival, String label, String text) {
        Comparison better = comparison("macro F1", 0.84, 0.61, 0.23, 0.12, 0.34, 0.0002, true);
        Comparison unsure = comparison("log-loss", 0.412, 0.431, -0.019, -0.08, 0.04, 0.31, false);
        return new FigureContest(
                "topics",
                Part.TEST,
                60,
                List.of(
                        new FigureContest.Contender(run, figures(0.84, 0.412), recalls(label)),
                        new FigureContest.Contender(rival, figures(0.61, 0.431), recalls(label))),
                List.of(new FigureContest.Duel(
                        run,
                        rival,
                        List.of(better, unsure),
                        new FigureFlips(
                                21,
                                4,
                                List.of(
                                        new Flips.ClassFlips(label, 12, 3, 30),
                                        new Flips.ClassFlips("other", 1, 2, 9),
                                        new Flips.ClassFlips("untouched", 0, 0, 5)),
                                List.of(
                                        new FigureFlips.Flipped(text, label, true, label, "none"),
                                        new FigureFlips.Flipped(text, "none", false, label, "none"))))),
                List.of(new SeedGroup(List.of(run, "run2"), "macro F1", Spread.of(0.84, 0.82))),
                Optional.empty(),
                List.of(rival + " was trained on 3 of these 60 texts: its figures promise too much."),
                1.5);
    }

    private static Map<String, Interval> recalls(String label) {
        return Map.of(label, new Interval(0.8, 0.7, 0.9, 0.95, "Wilson"));
    }

    /** The same of labels, with a base that cannot be examined. */
    static Decision decision(String run, String rival, String label, String text) {
        return new Decision(
                run,
                rival,
                List.of(
                        new GateCheck("paired test", true, "Not worse than " + rival + "."),
                        new GateCheck("floors", false, "Recall fell below 0.5: " + label + " (0.30, at most 0.45)."),
                        new GateCheck("behaviour", GateCheck.Outcome.NOT_ASKED, run + " cannot be examined.")),
                contest(run, rival, label, text),
                Optional.empty(),
                Optional.empty(),
                2.5);
    }

    private static Map<String, Interval> figures(double f1, double loss) {
        Map<String, Interval> figures = new LinkedHashMap<>();
        figures.put("macro F1", new Interval(f1, f1 - 0.05, f1 + 0.05, 0.95, "BCa bootstrap"));
        figures.put("log-loss", new Interval(loss, loss - 0.04, loss + 0.05, 0.95, "BCa bootstrap"));
        return figures;
    }

    private static Comparison comparison(
            String figure, double one, double other, double by, double low, double high, double p, boolean higher) {
        return new Comparison(
                figure,
                one,
                other,
                new Interval(by, low, high, 0.95, "percentile bootstrap"),
                p,
                p,
                PairedTest.RANDOMISATION,
                1,
                p,
                0.05,
                higher,
                60,
                OptionalLong.of(940));
    }

    static LearningCurve curve(String run) {
        return new LearningCurve(
                run,
                "tickets",
                "macro F1",
                true,
                List.of(
                        new LearningCurve.Point(250, new double[] {0.71, 0.74, 0.73}),
                        new LearningCurve.Point(500, new double[] {0.80, 0.81, 0.83}),
                        new LearningCurve.Point(1_000, new double[] {0.88, 0.87, 0.885})),
                Optional.of(new LearningCurve.Projection(2_000, 0.917, 0.911, 0.924)),
                12);
    }

    /** The second model's lead over TF-IDF may be chance, and a third could not be tried. */
    static Recommendation recommendation(String model, boolean complete) {
        return new Recommendation(
                "tickets",
                800,
                0.7132,
                List.of(
                        new Recommendation.Candidate(
                                model, 0.7451, 0.8163, Optional.of(lead(0.1031, 0.02)), Optional.empty(), 14.2, ""),
                        new Recommendation.Candidate(
                                "tunebook/ngram-bag",
                                Double.NaN,
                                0.7904,
                                Optional.of(lead(0.0772, 0.09)),
                                complete ? Optional.of(lead(-0.0259, 0.05)) : Optional.empty(),
                                2.1,
                                ""),
                        new Recommendation.Candidate(
                                "acme/" + model,
                                Double.NaN,
                                Double.NaN,
                                Optional.empty(),
                                Optional.empty(),
                                0.1,
                                model + " (7) must be something else.\nMaybe another.")),
                complete,
                17);
    }

    private static Comparison lead(double difference, double half) {
        return new Comparison(
                "macro F1",
                0.7132 + difference,
                0.7132,
                new Interval(difference, difference - half, difference + half, 0.95, "percentile bootstrap"),
                half < difference ? 0.001 : 0.2,
                half < difference ? 0.002 : 0.21,
                PairedTest.RANDOMISATION,
                1,
                half < difference ? 0.001 : 0.19,
                0.05,
                true,
                800,
                OptionalLong.of(900));
    }

    static List<Prediction> answers(String run, String text, String label) {
        return List.of(
                new Prediction(
                        run,
                        text,
                        List.of(new Scored(label, 0.91), new Scored("space", 0.62), new Scored("sport", 0.04)),
                        Kind.MULTI_LABEL,
                        Double.NaN),
                new Prediction(run, text, List.of(), Kind.REGRESSION, 1_234.5678));
    }
}
