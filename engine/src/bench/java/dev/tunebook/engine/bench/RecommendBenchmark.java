package dev.tunebook.engine.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.rivals.recommend.Recommender;
import dev.tunebook.engine.runs.ModelAnswers;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How good the advice of {@code %model --recommend} is: for a task, what it says of each model, then what each model
 * reaches on the test rows after a whole training, and what the advice loses against the best (its regret).
 *
 * <p>Arguments: training file, test file or {@code -} for a fifth of the rows, text column, label column, training rows
 * ({@code all}, or so many), seed, threads, then models.
 */
public final class RecommendBenchmark {
    private RecommendBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        boolean own = !arguments[1].equals("-");
        DatasetSpec spec = DatasetSpec.defaults()
                .path(arguments[0])
                .test(own ? arguments[1] : "")
                .text(arguments[2])
                .label(arguments[3])
                .split(own ? new Shares(90, 10, 0) : new Shares(72, 8, 20));
        int most = arguments[4].equals("all") ? Integer.MAX_VALUE : Integer.parseInt(arguments[4]);
        long seed = Long.parseLong(arguments[5]);
        int threads = Integer.parseInt(arguments[6]);
        List<String> models = List.of(arguments).subList(7, arguments.length);
        Dataset dataset = some(Dataset.load("task", spec, Path.of("")), most, seed);
        Recommendation advice = Recommender.of(
                dataset,
                ModelSpec.defaults().candidates(models).seed(seed).threads(threads),
                Path.of(""),
                Hub.ofEnvironment(),
                soFar -> {});
        String task = Path.of(arguments[0]).getFileName() + " " + arguments[4];
        double best = 0;
        double taken = 0;
        for (Recommendation.Candidate candidate : advice.candidates()) {
            double reached = reached(dataset, candidate.model(), seed, threads);
            best = Math.max(best, reached);
            taken = candidate == advice.candidates().get(0) ? reached : taken;
            System.out.printf(
                    Locale.ROOT,
                    "%s  %-24s frozen %.3f  trained %.3f  words %.3f  probes %.0f s  whole training %.3f%n",
                    task,
                    candidate.model(),
                    candidate.frozen(),
                    candidate.trained(),
                    advice.words(),
                    candidate.seconds(),
                    reached);
        }
        System.out.printf(Locale.ROOT, "%s  advice %s  regret %.3f%n", task, advice.line(), best - taken);
    }

    /** So many rows that are not for test, by class, and all that are: as files, which their user would load. */
    private static Dataset some(Dataset all, int most, long seed) throws IOException {
        Map<Integer, List<Integer>> classes = new TreeMap<>();
        int[] known = IntStream.range(0, all.size())
                .filter(row -> all.part(row) != Part.TEST)
                .toArray();
        Arrays.stream(known).forEach(row -> classes.computeIfAbsent(all.classOf(row), label -> new ArrayList<>())
                .add(row));
        List<Integer> drawn = new ArrayList<>();
        for (List<Integer> rows : classes.values()) {
            Collections.shuffle(rows, new Random(seed));
            long share = Math.max(2, Math.round((double) rows.size() * most / known.length));
            drawn.addAll(rows.subList(0, (int) Math.min(rows.size(), share)));
        }
        Collections.sort(drawn);
        Path folder = Files.createTempDirectory("recommend");
        Path training = write(folder.resolve("train.csv"), all, drawn);
        Path test = write(
                folder.resolve("test.csv"),
                all,
                Arrays.stream(all.indices(Part.TEST)).boxed().toList());
        return Dataset.load(
                "task",
                DatasetSpec.defaults()
                        .path(training.toString())
                        .test(test.toString())
                        .split(new Shares(90, 10, 0)),
                Path.of(""));
    }

    private static Path write(Path file, Dataset all, List<Integer> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("text", "label");
            rows.forEach(row -> csv.writeRecord(all.text(row), all.labels().get(all.classOf(row))));
        }
        return file;
    }

    /** Macro F1 on the test rows after a training as its user would begin it. */
    private static double reached(Dataset dataset, String model, long seed, int threads) {
        TrainSpec training = TrainSpec.defaults()
                .model(model)
                .batchSize(16)
                .maxTokens(128)
                .seed(seed)
                .threads(threads);
        int[] rows = dataset.indices(Part.TEST);
        try (Classifier trained = (Classifier) Trainer.fit(dataset, training, event -> {})) {
            int[] answers = new ModelAnswers(model, trained, training.maxTokens()).answers(dataset.texts(rows));
            int[] truth = Arrays.stream(rows).map(dataset::classOf).toArray();
            return Metrics.of(Predictions.of(dataset.labels(), truth, answers)).macro().f1();
        }
    }
}
