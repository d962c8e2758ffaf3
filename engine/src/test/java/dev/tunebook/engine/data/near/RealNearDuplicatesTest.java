package dev.tunebook.engine.data.near;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.SharedData;
import dev.tunebook.engine.data.near.NearDuplicates.Group;
import dev.tunebook.engine.data.near.NearDuplicates.Pair;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that others measured on real data: fixtures/golden/leakage_real.json, and the articles' truth files. */
class RealNearDuplicatesTest {
    private static Dataset banking() {
        DatasetSpec spec = DatasetSpec.defaults()
                .path("train.csv")
                .test("test.csv")
                .label("category")
                .split("100/0/0");
        return Dataset.load("banking", spec, SharedData.folder("banking77"));
    }

    /** Pairs of all texts, repetitions among themselves and with the others included. */
    private static List<int[]> allPairs(NearDuplicates found, List<String> texts) {
        List<List<Integer>> same = new ArrayList<>(IntStream.range(0, texts.size())
                .mapToObj(i -> (List<Integer>) new ArrayList<>(List.of(i)))
                .toList());
        List<Pair> between = new ArrayList<>();
        List<int[]> all = new ArrayList<>();
        for (Pair pair : found.pairs()) {
            if (Shingles.normal(texts.get(pair.first())).equals(Shingles.normal(texts.get(pair.second())))) {
                same.get(pair.first()).forEach(i -> all.add(new int[] {i, pair.second()}));
                same.get(pair.first()).add(pair.second());
            } else {
                between.add(pair);
            }
        }
        for (Pair pair : between) {
            same.get(pair.first())
                    .forEach(a ->
                            same.get(pair.second()).forEach(b -> all.add(new int[] {Math.min(a, b), Math.max(a, b)})));
        }
        return all;
    }

    @Test
    void findsTheTestRowsOfBanking77ThatLeak() {
        Dataset banking = banking();
        List<String> texts = banking.rows().stream().map(row -> row.text()).toList();
        NearDuplicates found = NearDuplicates.find(texts, 0.7);
        List<int[]> pairs = allPairs(found, texts);
        Set<Integer> near = new TreeSet<>();
        Set<Integer> same = new TreeSet<>();
        for (int[] pair : pairs) {
            if (banking.part(pair[0]) == Part.TRAIN && banking.part(pair[1]) == Part.TEST) {
                near.add(pair[1]);
                if (Shingles.normal(texts.get(pair[0])).equals(Shingles.normal(texts.get(pair[1])))) {
                    same.add(pair[1]);
                }
            }
        }
        assertThat(found.near(row -> banking.part(row) == Part.TRAIN).stream()
                        .filter(row -> banking.part(row) == Part.TEST)
                        .boxed())
                .containsExactlyElementsOf(near);
        assertThat(pairs).hasSize(1121);
        assertThat(near).hasSize(366);
        assertThat(same).hasSize(11);
        assertThat(pairs.stream().filter(pair -> banking.classOf(pair[0]) != banking.classOf(pair[1])))
                .hasSize(78);
        assertThat(found.groups().stream()
                        .mapToInt(group -> group.texts().size())
                        .sum())
                .isEqualTo(1673);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 2500})
    void findsTheArticlesThatWereCopied(int number) throws IOException {
        Path folder = SharedData.folder("neardup-articles");
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("articles_" + number + ".train"))) {
            ids.add(line.substring(0, line.indexOf(' ')));
            texts.add(line.substring(line.indexOf(' ') + 1));
        }
        Set<Set<String>> truth = new HashSet<>();
        for (String line : Files.readAllLines(folder.resolve("articles_" + number + ".truth"))) {
            if (!line.isBlank()) {
                truth.add(Set.of(line.strip().split(" ")));
            }
        }
        Set<Set<String>> found = new HashSet<>();
        for (Group group : NearDuplicates.find(texts, 0.5).groups()) {
            assertThat(group.texts()).hasSize(2);
            found.add(
                    Set.of(ids.get(group.texts().get(0)), ids.get(group.texts().get(1))));
        }
        assertThat(found).isEqualTo(truth);
    }

    /** Of all pairs of records, how many are found and how many of them are of one entity. */
    private static String pairs(List<String> texts, List<String> entities, double threshold) {
        List<int[]> found = allPairs(NearDuplicates.find(texts, threshold), texts);
        long right = found.stream()
                .filter(pair -> entities.get(pair[0]).equals(entities.get(pair[1])))
                .count();
        long all = IntStream.range(0, texts.size())
                .mapToLong(a -> IntStream.range(a + 1, texts.size())
                        .filter(b -> entities.get(a).equals(entities.get(b)))
                        .count())
                .sum();
        return "%d of %d, %d others".formatted(right, all, found.size() - right);
    }

    @Test
    void findsTheRestaurantsThatAreListedTwice() throws IOException {
        List<String> lines =
                Files.readAllLines(SharedData.folder("dedup-clusters").resolve("restaurant-nophone-training.csv"));
        List<String> texts = new ArrayList<>();
        List<String> entities = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\"?, *\"?(?=[^,]*$)");
            texts.add(cells[0]);
            entities.add(cells[1]);
        }
        assertThat(pairs(texts, entities, 0.7)).isEqualTo("32 of 112, 2 others");
        assertThat(pairs(texts, entities, 0.5)).isEqualTo("73 of 112, 61 others");
    }

    @Test
    void findsTheSitesOfChicagoThatAreListedSeveralTimes() throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> entities = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> sites = CsvReader.builder()
                .ofNamedCsvRecord(
                        SharedData.folder("dedup-clusters").resolve("chicago_early_childhood_true_ids.csv"))) {
            for (NamedCsvRecord site : sites) {
                texts.add(site.getField("Site name") + " " + site.getField("Address") + " " + site.getField("Phone"));
                entities.add(site.getField("True Id"));
            }
        }
        assertThat(pairs(texts, entities, 0.7)).isEqualTo("2703 of 6608, 27 others");
        assertThat(pairs(texts, entities, 0.5)).isEqualTo("3982 of 6608, 94 others");
    }
}
