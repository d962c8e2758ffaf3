package dev.tunebook.engine.data.near;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Measures the search for near-duplicates; a main of its own, since figures of a busy test run mean nothing.
 *
 * <p>Arguments: number of texts, threads, {@code short} or {@code long}. Words are made up and drawn as Zipf has it; one
 * text in five is an edited copy of another, so that the recall of the planted pairs can be told.
 */
final class NearDuplicatesBenchmark {
    private static final int VOCABULARY = 20_000;
    private static final int SHORT_CHARACTERS = 100;
    private static final int LONG_CHARACTERS = 20_000;
    private static final double THRESHOLD = 0.7;

    private final SplittableRandom random = new SplittableRandom(2026);
    private final List<String> vocabulary = new ArrayList<>();
    private final List<int[]> planted = new ArrayList<>();

    private NearDuplicatesBenchmark() {
        Set<String> words = new HashSet<>();
        while (vocabulary.size() < VOCABULARY) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
                word.append("bcdfghklmnprstvw".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
                word.append(
                        random.nextInt(3) == 0
                                ? "nrst".substring(random.nextInt(4)).substring(0, 1)
                                : "");
            }
            if (words.add(word.toString())) {
                vocabulary.add(word.toString());
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        int size = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        boolean isLong = arguments[2].equals("long");
        NearDuplicatesBenchmark benchmark = new NearDuplicatesBenchmark();
        List<String> warm = benchmark.texts(isLong ? 200 : 20_000, isLong);
        for (int i = 0; i < 3; i++) {
            NearDuplicates.find(warm, THRESHOLD, Shingling.of(warm), threads);
        }
        benchmark.measure(benchmark.texts(size, isLong), threads);
    }

    private List<String> texts(int size, boolean isLong) {
        planted.clear();
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            if (i > 10 && random.nextInt(5) == 0) {
                int of = random.nextInt(i);
                planted.add(new int[] {of, i});
                texts.add(edited(texts.get(of)));
            } else {
                texts.add(text(isLong ? LONG_CHARACTERS : SHORT_CHARACTERS + random.nextInt(SHORT_CHARACTERS)));
            }
        }
        return texts;
    }

    private String text(int characters) {
        StringBuilder text = new StringBuilder();
        while (text.length() < characters) {
            // ranks by a Zipf law with exponent 1, by inversion
            int rank = (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
            text.append(vocabulary.get(rank)).append(random.nextInt(9) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private String edited(String text) {
        StringBuilder edited = new StringBuilder(text);
        int most = Math.max(6, text.length() / 25);
        for (int edits = 1 + random.nextInt(most); edits > 0; edits--) {
            edited.setCharAt(random.nextInt(edited.length()), (char) ('a' + random.nextInt(26)));
        }
        return edited.toString();
    }

    private void measure(List<String> texts, int threads) throws IOException {
        Shingling shingling = Shingling.of(texts);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        NearDuplicates found = NearDuplicates.find(texts, THRESHOLD, shingling, threads);
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d texts by %s, %d threads: %.2f s wall, %.2f s CPU, %,.0f texts per CPU-second, %,d pairs, %s%n",
                texts.size(),
                shingling,
                threads,
                wallSeconds,
                cpuSeconds,
                texts.size() / cpuSeconds,
                found.pairs().size(),
                recall(texts, found, shingling));
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    /** Of the planted pairs that are near enough; a repetition is listed by the first text that is the same. */
    private String recall(List<String> texts, NearDuplicates found, Shingling shingling) {
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            firsts.putIfAbsent(Shingles.normal(texts.get(i)), i);
        }
        Set<Long> pairs = new HashSet<>();
        found.pairs().forEach(pair -> pairs.add(key(pair.first(), pair.second())));
        Shingler a = new Shingler(shingling);
        Shingler b = new Shingler(shingling);
        int near = 0;
        int hit = 0;
        for (int[] pair : planted) {
            a.set(texts.get(pair[0]));
            b.set(texts.get(pair[1]));
            if (a.jaccard(b) >= THRESHOLD) {
                near++;
                int first = firsts.get(Shingles.normal(texts.get(pair[0])));
                int second = firsts.get(Shingles.normal(texts.get(pair[1])));
                hit += first == second || pairs.contains(key(first, second)) ? 1 : 0;
            }
        }
        return String.format(Locale.ROOT, "recall %.5f of %,d planted pairs", hit / (double) near, near);
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
