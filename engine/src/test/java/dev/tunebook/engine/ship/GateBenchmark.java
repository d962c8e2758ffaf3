package dev.tunebook.engine.ship;

import dev.tunebook.engine.ship.PlantedRegressions.Kind;
import dev.tunebook.engine.ship.PlantedRegressions.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts how often the gate refuses models that are as good, and models that are worse in a known way.
 *
 * <p>Arguments: the folder of shared data, how many equal pairs and how many worse ones of each kind and
 * source, and the first seed, 0 if absent.
 */
final class GateBenchmark {
    private GateBenchmark() {}

    public static void main(String... arguments) throws IOException {
        long first = arguments.length > 3 ? Long.parseLong(arguments[3]) : 0;
        for (Source source : sources(Path.of(arguments[0]))) {
            System.out.println(source.name() + ": " + source.texts().size() + " texts, "
                    + source.labels().size() + " classes");
            for (Kind kind : Kind.values()) {
                int pairs = Integer.parseInt(arguments[kind == Kind.EQUAL ? 1 : 2]);
                long began = System.nanoTime();
                int refused = 0;
                for (int pair = 0; pair < pairs; pair++) {
                    Decision decision = PlantedRegressions.decide(source, kind, first + 1_000 * kind.ordinal() + pair);
                    refused += decision.passed() ? 0 : 1;
                    if (kind == Kind.EQUAL) {
                        decision.reasons().forEach(reason -> System.out.println("    " + reason));
                    }
                }
                System.out.printf(
                        "  %s: %d of %d refused, %.1f s%n", kind, refused, pairs, (System.nanoTime() - began) / 1e9);
            }
        }
    }

    static List<Source> sources(Path data) throws IOException {
        List<String> polarity = Stream.concat(
                        latin(data.resolve("rt-polarity/rt-polarity.neg")).stream()
                                .map(line -> "negative\t" + line),
                        latin(data.resolve("rt-polarity/rt-polarity.pos")).stream()
                                .map(line -> "positive\t" + line))
                .toList();
        List<String> trec = latin(data.resolve("trec/TREC.train.all")).stream()
                .map(line -> line.replaceFirst(" ", "\t"))
                .toList();
        return List.of(
                PlantedRegressions.lines("trec", trec, "\t"),
                PlantedRegressions.lines("rt-polarity", polarity, "\t"),
                PlantedRegressions.lines("sms-spam", Files.readAllLines(data.resolve("sms-spam/sms.tsv")), "\t"));
    }

    private static List<String> latin(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }
}
