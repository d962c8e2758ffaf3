package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.text.Bleu;
import dev.tunebook.engine.evaluate.text.BleuSpec;
import dev.tunebook.engine.evaluate.text.Perplexity;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.runs.TextEvaluation;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Likelihoods;
import dev.tunebook.engine.train.TokenScores;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a decoder is worth: its perplexity on texts, or what it writes after fine-tuning on the E2E data beside two
 * baselines that know nothing, both by BLEU against all references of an input.
 *
 * <p>Arguments: {@code perplexity TEXTS MODEL WINDOW STRIDE THREADS}, texts apart by empty lines; or {@code e2e TRAINING
 * TEST MODEL EPOCHS RATE THREADS SEED [open]}, files with the columns {@code mr} and {@code ref}; {@code open} leaves the
 * names of places in, training computes with bfloat16.
 */
public final class DecoderBenchmark {
    private static final Pattern SLOT = Pattern.compile("([\\w ]+)\\[([^]]*)]");

    private DecoderBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("perplexity")) {
            perplexity(arguments);
        } else {
            e2e(arguments);
        }
    }

    private static void perplexity(String[] arguments) throws IOException {
        List<String> texts = List.of(Files.readString(Path.of(arguments[1])).split("\\R\\s*\\R"));
        Dataset dataset = Dataset.of(
                "texts",
                texts.stream().map(String::strip).filter(text -> !text.isEmpty()).map(text -> Map.of("text", text)).toList(),
                DatasetSpec.defaults().kind(Kind.PLAIN_TEXT).split(new Shares(100, 0, 0)).group(Group.NONE));
        TrainSpec spec = TrainSpec.defaults()
                .model(arguments[2])
                .task(Task.CAUSAL_LM)
                .maxTokens(Integer.parseInt(arguments[3]))
                .threads(Integer.parseInt(arguments[5]));
        int stride = Integer.parseInt(arguments[4]);
        try (LanguageModel model = BaseModels.find(arguments[2], (file, bytes, total, speed) -> {})
                .languageModel(Torch.start("cpu", spec.threads()), spec)) {
            Likelihoods scored = Likelihoods.of(dataset, Part.TRAIN, model, spec, stride);
            Perplexity sum = new Perplexity(
                    scored.units().stream().mapToDouble(TokenScores::negativeLogLikelihood).sum(),
                    scored.units().stream().mapToLong(TokenScores::tokens).sum(),
                    scored.window(),
                    scored.stride());
            System.out.printf(
                    Locale.ROOT,
                    "%s  %s  %s, %.3f bits per byte%n",
                    Path.of(arguments[1]).getFileName(),
                    arguments[2],
                    sum.text(),
                    sum.bitsPerByte(scored.bytes()));
        }
    }

    private static void e2e(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("e2e");
        boolean open = arguments.length > 8 && arguments[8].equals("open");
        List<Row> test = rows(Path.of(arguments[2]), !open);
        write(rows(Path.of(arguments[1]), !open), folder.resolve("training.csv"));
        write(test, folder.resolve("test.csv"));
        Dataset dataset = Dataset.load(
                "e2e",
                DatasetSpec.defaults()
                        .path("training.csv")
                        .test("test.csv")
                        .text("mr")
                        .output("ref")
                        .split(new Shares(95, 5, 0)),
                folder);
        TrainSpec training = TrainSpec.defaults()
                .model(arguments[3])
                .task(Task.CAUSAL_LM)
                .epochs(Integer.parseInt(arguments[4]))
                .learningRate(arguments[5])
                .threads(Integer.parseInt(arguments[6]))
                .seed(Long.parseLong(arguments[7]))
                .precision(Precision.BFLOAT16)
                .batchSize(16)
                .maxTokens(128)
                .earlyStop(0);
        Run run = RunStore.in(folder).train("e2e", dataset, training, DecoderBenchmark::tell);
        TextEvaluation evaluation = run.evaluateTexts(EvaluateSpec.defaults().rows(0));
        System.out.println(evaluation.signatures().get(evaluation.signatures().size() - 1));
        Map<String, String> written = new HashMap<>();
        for (int i = 0; i < evaluation.inputs().size(); i++) {
            written.put(evaluation.inputs().get(i), evaluation.answers().texts().get(i));
        }
        print(arguments[3], test, row -> row.filled(written.get(row.input())));
        print("copied slots", test, row -> copied(slots(row.meaning())));
        print("template", test, row -> template(slots(row.meaning())));
    }

    /**
     * A row of the E2E data.
     *
     * @param meaning as it is in the file
     * @param input the same without the names of places, which no model of this size learns to copy from some hundred
     *     examples: NAME and NEAR stand for them (delexicalisation, as in Dušek and Jurčíček 2016)
     */
    private record Row(String meaning, String input, String reference) {
        /** A text with the names of places in it. */
        String filled(String text) {
            return input.equals(meaning)
                    ? text
                    : text.replace("NAME", slots(meaning).getOrDefault("name", "NAME"))
                            .replace("NEAR", slots(meaning).getOrDefault("near", "NEAR"));
        }

        /** The reference as the model is to write it. */
        String output() {
            return input.equals(meaning)
                    ? reference
                    : without(without(reference, "name", "NAME"), "near", "NEAR");
        }

        private String without(String text, String slot, String placeholder) {
            String value = slots(meaning).getOrDefault(slot, "");
            return value.isEmpty() ? text : text.replace(value, placeholder);
        }
    }

    private static List<Row> rows(Path file, boolean closed) {
        Dataset all = Dataset.load(
                "rows",
                DatasetSpec.defaults()
                        .path(file.toString())
                        .text("mr")
                        .output("ref")
                        .split(new Shares(100, 0, 0))
                        .group(Group.NONE),
                Path.of(""));
        return IntStream.range(0, all.size())
                .mapToObj(row -> new Row(
                        all.text(row),
                        closed
                                ? all.text(row)
                                        .replaceAll("\\bname\\[[^]]*]", "name[NAME]")
                                        .replaceAll("\\bnear\\[[^]]*]", "near[NEAR]")
                                : all.text(row),
                        all.output(row)))
                .toList();
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        StringBuilder text = new StringBuilder("mr,ref\n");
        rows.forEach(row ->
                text.append(quoted(row.input())).append(',').append(quoted(row.output())).append('\n'));
        Files.writeString(file, text);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static void tell(TrainEvent event) {
        if (event instanceof TrainEvent.Evaluated epoch) {
            System.out.printf(Locale.ROOT, "%.0f s  validation loss %.4f%n", epoch.seconds(), epoch.validationLoss());
        }
    }

    /** BLEU over the meanings, each against all of its references. */
    private static void print(String name, List<Row> test, Function<Row, String> system) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Row row : test) {
            references.computeIfAbsent(row.meaning(), each -> new ArrayList<>()).add(row.reference());
            texts.computeIfAbsent(row.meaning(), each -> system.apply(row));
        }
        System.out.println(name + "  "
                + new Bleu(BleuSpec.DEFAULT)
                        .corpus(List.copyOf(texts.values()), List.copyOf(references.values()))
                        .text());
        texts.entrySet().stream().limit(3).forEach(each -> System.out.println("  " + each));
    }

    private static Map<String, String> slots(String input) {
        Map<String, String> slots = new LinkedHashMap<>();
        Matcher matcher = SLOT.matcher(input);
        while (matcher.find()) {
            slots.put(matcher.group(1).strip(), matcher.group(2));
        }
        return slots;
    }

    /** The values, one after the other. */
    private static String copied(Map<String, String> slots) {
        return String.join(" ", slots.values()) + ".";
    }

    /** Two sentences with the values in them. */
    private static String template(Map<String, String> slots) {
        StringBuilder text = new StringBuilder(slots.getOrDefault("name", "It")).append(" is a ");
        text.append(with(slots, "familyFriendly", value -> value.equals("yes") ? "family friendly " : ""));
        text.append(with(slots, "food", value -> value + " "))
                .append(slots.getOrDefault("eatType", "restaurant"));
        text.append(with(slots, "area", value -> " in the " + value))
                .append(with(slots, "near", value -> " near " + value))
                .append('.');
        if (slots.containsKey("priceRange") || slots.containsKey("customer rating")) {
            text.append(" It has");
            text.append(with(slots, "priceRange", value -> " a price range of " + value));
            text.append(slots.containsKey("priceRange") && slots.containsKey("customer rating") ? " and" : "");
            text.append(with(slots, "customer rating", value -> " a customer rating of " + value)).append('.');
        }
        return text.toString();
    }

    private static String with(Map<String, String> slots, String name, Function<String, String> said) {
        return slots.containsKey(name) ? said.apply(slots.get(name)) : "";
    }
}
