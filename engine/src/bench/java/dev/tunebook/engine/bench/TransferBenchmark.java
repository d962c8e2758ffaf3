package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.compare.McNemar;
import dev.tunebook.engine.evaluate.compare.PairedAnswers;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.runs.ModelAnswers;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What base models are worth, most of all when few rows are labelled: macro-F1 and accuracy on the test file, for draws
 * of so many training rows, beside a linear model on the same rows.
 *
 * <p>Arguments: training file, test file, text column, label column, rows ({@code 10} is ten of each class, {@code =100} a
 * hundred in all, {@code all} is all), draws, epochs, learning rate, threads,
 * then models: names or folders; a model before which a {@code ?} stands begins with random weights; each is tested
 * against the first on the same rows. Further options of
 * {@code %train} come by {@code JVM_ARGUMENTS=-Doptions=--dropout,0.2} before {@code run}.
 */
public final class TransferBenchmark {
    private TransferBenchmark() {}

    public static void main(String[] arguments) {
        DatasetSpec spec = DatasetSpec.defaults()
                .path(arguments[0])
                .test(arguments[1])
                .text(arguments[2])
                .label(arguments[3])
                .split(new Shares(100, 0, 0));
        String share = arguments[4];
        int draws = Integer.parseInt(arguments[5]);
        TrainSpec standard = TrainSpec.defaults()
                .epochs(Integer.parseInt(arguments[6]))
                .learningRate(arguments[7])
                .threads(Integer.parseInt(arguments[8]))
                .batchSize(16)
                .maxTokens(64)
                .earlyStop(0);
        TrainSpec training = Specs.parse(
                standard,
                Stream.of(System.getProperty("options", "").split(","))
                        .filter(word -> !word.isEmpty())
                        .toList());
        Dataset all = Dataset.load("all", spec, Path.of(""));
        for (int draw = 0; draw < draws; draw++) {
            Dataset few = draw(all, share, draw);
            print("tfidf", draw, few, Rivals.linear(few), System.nanoTime());
            Predictions first = null;
            for (String model : List.of(arguments).subList(9, arguments.length)) {
                boolean random = model.startsWith("?");
                long began = System.nanoTime();
                TrainSpec own = training.model(random ? model.substring(1) : model)
                        .randomWeights(random)
                        .seed(draw);
                try (Classifier trained = (Classifier) Trainer.fit(few, own, event -> {})) {
                    Predictions said = print(model, draw, few, new ModelAnswers(model, trained, own.maxTokens()), began);
                    if (first == null) {
                        first = said;
                    } else {
                        compare(first, said);
                    }
                }
            }
        }
    }

    /** Some training rows, by chance, and all test rows. */
    private static Dataset draw(Dataset all, String share, long seed) {
        List<Integer> training = new ArrayList<>();
        Arrays.stream(all.indices(Part.TRAIN)).forEach(training::add);
        Collections.shuffle(training, new Random(seed));
        int[] taken = new int[all.labels().size()];
        boolean altogether = share.startsWith("=");
        int most = share.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(share.replace("=", ""));
        IntStream few = training.stream()
                .filter(row -> taken[altogether ? 0 : all.classOf(row)]++ < most)
                .mapToInt(Integer::intValue);
        int[] rows = IntStream.concat(few, Arrays.stream(all.indices(Part.TEST))).toArray();
        Content content = all.content().select(rows);
        return new Dataset("few", all.spec(), content, all.sources(), List.of(), all.lineage());
    }

    private static void compare(Predictions first, Predictions other) {
        McNemar test = PairedAnswers.of(first, other).mcNemar();
        System.out.printf(
                Locale.ROOT,
                "        beside the first: %.4f of macro-F1 below it; right alone %d and %d; %s p %.3g%n",
                Metrics.of(first).macro().f1() - Metrics.of(other).macro().f1(),
                test.onlyFirst(),
                test.onlySecond(),
                test.test().title(),
                test.p());
    }

    private static Predictions print(String name, int draw, Dataset dataset, TextClassifier classifier, long began) {
        int[] rows = dataset.indices(Part.TEST);
        int[] answers = classifier.answers(dataset.texts(rows));
        int[] targets = Arrays.stream(rows).map(dataset::classOf).toArray();
        Predictions said = new Predictions(dataset.labels(), targets, new float[0][], answers);
        Metrics metrics = Metrics.of(said);
        System.out.printf(
                Locale.ROOT,
                "draw %d  %-40s macro-F1 %.4f  accuracy %.4f  %.0f s%n",
                draw,
                name,
                metrics.macro().f1(),
                metrics.accuracy(),
                (System.nanoTime() - began) / 1e9);
        return said;
    }
}
