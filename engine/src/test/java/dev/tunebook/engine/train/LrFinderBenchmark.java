package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.TrainSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often the interval that the learning-rate test gives holds the best learning rate of a full sweep.
 *
 * <p>Arguments: the folder of the shared data, the support tickets' file, epochs of a run, number of seeds; then, if
 * wanted, model, rank of adapters (0 for none), most rows of a task, lowest rate of the sweep (eight rates, each twice the
 * one before), shares of the parts, such as 50/50/0, and tasks by number, such as 0,1,3. The best is the rate with the highest validation macro F1 of a run's best epoch, in the mean over seeds.
 */
public final class LrFinderBenchmark {
    private static final int RATES = 8;

    private static int mostRows = 1_000;

    private static String shares = "80/10/10";

    private LrFinderBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int epochs = Integer.parseInt(arguments[2]);
        int seeds = Integer.parseInt(arguments[3]);
        TrainSpec run = TrainSpec.defaults().epochs(epochs).earlyStop(0).threads(1);
        double lowest = 2e-4;
        if (arguments.length > 4) {
            run = run.model(arguments[4]).loraRank(Integer.parseInt(arguments[5]));
            mostRows = Integer.parseInt(arguments[6]);
            lowest = Double.parseDouble(arguments[7]);
            shares = arguments[8];
        }
        Map<String, Dataset> tasks = new LinkedHashMap<>();
        tasks.put("tickets", table(load(Path.of(arguments[1]), s -> s.label("intent"))));
        tasks.put("sms-spam", table(lines(data.resolve("sms-spam/sms.tsv")).map(line -> line.split("\t", 2))));
        tasks.put(
                "rt-polarity",
                table(Stream.concat(
                        lines(data.resolve("rt-polarity/rt-polarity.neg")).map(line -> new String[] {"bad", line}),
                        lines(data.resolve("rt-polarity/rt-polarity.pos")).map(line -> new String[] {"good", line}))));
        tasks.put("trec", table(lines(data.resolve("trec/TREC.train")).map(line ->
                new String[] {line.substring(0, line.indexOf(':')), line.substring(line.indexOf(' ') + 1)})));
        tasks.put("banking77", table(load(data.resolve("banking77/train.csv"), s -> s.label("category"))));
        tasks.put("tiny, a fifth of the labels wrong", TinyData.mixed(600, 0.2));
        tasks.put("tiny, half of the labels wrong", TinyData.mixed(1500, 0.5));
        if (arguments.length > 9) {
            List<String> names = List.copyOf(tasks.keySet());
            tasks.keySet()
                    .retainAll(Arrays.stream(arguments[9].split(","))
                            .map(number -> names.get(Integer.parseInt(number)))
                            .toList());
        }
        int held = 0;
        for (Map.Entry<String, Dataset> task : tasks.entrySet()) {
            LrFindSpec test = LrFindSpec.of(run).seeds(seeds);
            LrSweep sweep = LrFinder.find(task.getValue(), test, point -> {});
            TreeMap<Double, Double> figures = new TreeMap<>();
            for (int i = 0; i < RATES; i++) {
                double rate = lowest * Math.pow(2, i);
                figures.put(rate, figure(task.getValue(), run.learningRate(rate), seeds));
            }
            double best = figures.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            boolean holds = sweep.low() <= best && best <= sweep.high();
            held += holds ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%s | %.2g | %.2g to %.2g | %.2g (%.3f, inside %.3f) | %s | %s%n",
                    task.getKey(),
                    sweep.suggested(),
                    sweep.low(),
                    sweep.high(),
                    best,
                    figures.get(best),
                    figures.subMap(sweep.low(), true, sweep.high(), true).values().stream()
                            .max(Comparator.naturalOrder())
                            .orElse(Double.NaN),
                    holds,
                    figures);
        }
        System.out.println(held + " of " + tasks.size());
    }

    private static Stream<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
    }

    private static Dataset table(Dataset whole) throws IOException {
        return table(whole.rows().stream().map(row -> new String[] {row.label(), row.text()}));
    }

    /** At most so many rows of label and text, drawn by chance, by way of a file. */
    private static Dataset table(Stream<String[]> all) throws IOException {
        List<String[]> rows = all.collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(rows, new Random(7));
        Path file = Files.createTempFile("rows", ".csv");
        Files.writeString(
                file,
                "label,text\n"
                        + rows.stream()
                                .limit(mostRows)
                                .map(row -> row[0] + ",\"" + row[1].replace("\"", "\"\"") + "\"\n")
                                .collect(Collectors.joining()));
        return load(file, s -> s.minRows(2).split(shares));
    }

    private static Dataset load(Path file, UnaryOperator<DatasetSpec> options) {
        DatasetSpec spec = options.apply(DatasetSpec.defaults().path(file.toString()));
        return Dataset.load(file.getFileName().toString().replaceAll("\\W.*", ""), spec, Path.of(""));
    }

    private static double figure(Dataset dataset, TrainSpec run, int seeds) {
        double sum = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double[] best = {0};
            Trainer.fit(dataset, run.seed(seed), event -> {
                        if (event instanceof TrainEvent.Evaluated epoch) {
                            best[0] = Math.max(best[0], epoch.macroF1());
                        }
                    })
                    .close();
            sum += best[0];
        }
        return sum / seeds;
    }
}
