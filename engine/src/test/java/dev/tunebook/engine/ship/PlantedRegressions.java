package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.DefaultSuite;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.quality.LinearClassifier;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.ShipSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Pairs of models of which one is as good as the other, or worse in a known way, put to the gate. */
final class PlantedRegressions {
    private static final int TEST_ROWS = 800;
    private static final double TRAINED_SHARE = .8;
    private static final double TILT = 1.5;

    /** What is planted in the candidate. */
    enum Kind {
        EQUAL,
        CLASS_FORGOTTEN,
        SHIFTED_PRIOR,
        FRAGILE_TO_TYPOS,
        LEAKED_TEST
    }

    /** Labelled texts without near-duplicates. */
    record Source(String name, List<String> labels, List<String> texts, int[] classes) {
        static Source of(String name, List<String> labels, List<String> texts, int[] classes) {
            int[] first =
                    NearDuplicates.find(texts, NearDuplicates.USUAL_THRESHOLD).firstOfGroup();
            int[] kept = IntStream.range(0, first.length)
                    .filter(row -> first[row] == row)
                    .toArray();
            return new Source(
                    name,
                    labels,
                    Arrays.stream(kept).mapToObj(texts::get).toList(),
                    Arrays.stream(kept).map(row -> classes[row]).toArray());
        }
    }

    private final Source source;
    private final SplittableRandom random;
    private final int[] order;

    private PlantedRegressions(Source source, long seed) {
        this.source = source;
        this.random = new SplittableRandom(seed);
        this.order = IntStream.range(0, source.texts().size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }

    static Decision decide(Source source, Kind kind, long seed) {
        return new PlantedRegressions(source, seed).decide(kind);
    }

    private Decision decide(Kind kind) {
        int[] test = Arrays.copyOf(order, Math.min(TEST_ROWS, order.length / 4));
        int[] rest = Arrays.copyOfRange(order, test.length, order.length);
        LinearClassifier base = train("base", some(rest), -1);
        int[] trained = some(rest);
        int[] leaked = kind == Kind.LEAKED_TEST ? Arrays.copyOf(test, test.length / 5) : new int[0];
        int[] all =
                IntStream.concat(Arrays.stream(trained), Arrays.stream(leaked)).toArray();
        int victim = common(test);
        TextClassifier candidate = train("candidate", all, kind == Kind.CLASS_FORGOTTEN ? victim : -1);
        if (kind == Kind.SHIFTED_PRIOR) {
            candidate = changed(candidate, (text, probabilities) -> tilted(probabilities, victim));
        } else if (kind == Kind.FRAGILE_TO_TYPOS) {
            Set<String> known = new HashSet<>();
            source.texts().forEach(text -> known.addAll(words(text)));
            candidate = changed(
                    candidate, (text, probabilities) -> known.containsAll(words(text)) ? probabilities : hashed(text));
        }
        return Gate.decide(dataset(test, all), candidate, base, DefaultSuite.forClassifiers(), ShipSpec.defaults());
    }

    private int[] some(int[] rows) {
        return Arrays.stream(rows)
                .filter(row -> random.nextDouble() < TRAINED_SHARE)
                .toArray();
    }

    private LinearClassifier train(String name, int[] rows, int without) {
        int[] kept = Arrays.stream(rows)
                .filter(row -> source.classes()[row] != without)
                .toArray();
        return LinearClassifier.train(
                source.labels(),
                Arrays.stream(kept).mapToObj(source.texts()::get).toList(),
                Arrays.stream(kept).map(row -> source.classes()[row]).toArray());
    }

    /** A class with at least a twentieth of the rows. */
    private int common(int[] rows) {
        int[] common = IntStream.range(0, source.labels().size())
                .filter(id -> Arrays.stream(rows)
                                .filter(row -> source.classes()[row] == id)
                                .count()
                        >= rows.length / 20)
                .toArray();
        return common[random.nextInt(common.length)];
    }

    private static float[] tilted(float[] probabilities, int id) {
        float[] tilted = probabilities.clone();
        double sum = 1 + probabilities[id] * (Math.exp(TILT) - 1);
        for (int each = 0; each < tilted.length; each++) {
            tilted[each] = (float) Math.min(1, probabilities[each] * (each == id ? Math.exp(TILT) : 1) / sum);
        }
        return tilted;
    }

    private float[] hashed(String text) {
        float[] probabilities = new float[source.labels().size()];
        probabilities[Math.floorMod(text.hashCode() * 31, probabilities.length)] = 1;
        return probabilities;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() > 3)
                .toList();
    }

    private static TextClassifier changed(TextClassifier model, BiFunction<String, float[], float[]> change) {
        return new TextClassifier() {
            @Override
            public String name() {
                return "candidate";
            }

            @Override
            public List<String> labels() {
                return model.labels();
            }

            @Override
            public void classify(List<String> texts, RowConsumer consumer) {
                model.classify(
                        texts,
                        (row, probabilities) -> consumer.accept(row, change.apply(texts.get(row), probabilities)));
            }
        };
    }

    private Dataset dataset(int[] test, int[] training) {
        int[] rows =
                IntStream.concat(Arrays.stream(test), Arrays.stream(training)).toArray();
        Part[] parts = new Part[rows.length];
        Arrays.fill(parts, 0, test.length, Part.TEST);
        Arrays.fill(parts, test.length, rows.length, Part.TRAIN);
        return new Dataset(
                source.name(),
                DatasetSpec.defaults(),
                source.labels(),
                new Dataset.Columns(
                        Arrays.stream(rows).mapToObj(source.texts()::get).toArray(String[]::new),
                        Arrays.stream(rows).map(row -> source.classes()[row]).toArray(),
                        parts,
                        new int[rows.length],
                        new long[rows.length]),
                List.of(new Dataset.Source(source.name(), "", rows.length)),
                List.of());
    }

    /** Lines of a label, a separator and a text. */
    static Source lines(String name, List<String> all, String separator) {
        List<String> lines =
                all.stream().filter(line -> line.contains(separator)).toList();
        List<String> labels = lines.stream()
                .map(line -> line.split(separator, 2)[0])
                .distinct()
                .sorted()
                .toList();
        List<String> texts = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (String line : lines) {
            String[] both = line.split(separator, 2);
            texts.add(both[1]);
            classes.add(labels.indexOf(both[0]));
        }
        return Source.of(
                name,
                labels,
                texts,
                classes.stream().mapToInt(Integer::intValue).toArray());
    }
}
