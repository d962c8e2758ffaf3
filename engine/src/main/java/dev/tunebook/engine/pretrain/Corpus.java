package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.data.Content;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Lineage;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Running text for pretraining: paragraphs without markup, each once, in passages that are shuffled.
 *
 * <p>A file is a document, and so is what follows a line that begins with {@code <|}. An empty line ends a paragraph; lines
 * that begin with {@code #} are headings and left out, as are asterisks and underscores of emphasis.
 */
final class Corpus {
    /** Shorter paragraphs are page numbers, names of speakers, the leftovers of headings. */
    private static final int SHORTEST_PARAGRAPH = 40;

    /** Paragraphs that follow each other are kept together up to so many characters; those of a domain are not. */
    private static final int PASSAGE = 2_000;

    /** Every so manieth passage is for validation. */
    private static final int VALIDATION = 100;

    private final List<Passage> passages = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final List<Dataset.Source> sources = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final StringBuilder passage = new StringBuilder();
    private int paragraphs;
    private int repeated;
    private int passageLength = PASSAGE;
    private int weight = 1;

    private Corpus() {}

    /**
     * A text, and how often it counts.
     *
     * @param weight at least 1; above 1 in the domain alone
     */
    record Passage(String text, int weight) {
        boolean isOfDomain() {
            return weight > 1;
        }
    }

    /**
     * Texts of the time and the tasks that a model is for, each paragraph of which stands for itself.
     *
     * @param path as for a corpus
     * @param weight how often each counts, at least 2
     */
    record Domain(Path path, int weight) {}

    /**
     * Reads a corpus.
     *
     * @param path a text file in UTF-8, or a folder of files that end in .txt or .md
     * @param domain what else there is that counts more
     * @param seed of the passages' order
     * @throws UserException when there is none, it is no UTF-8, or has too little text
     */
    static Corpus read(Path path, Optional<Domain> domain, long seed) {
        Corpus corpus = new Corpus();
        files(path).forEach(corpus::add);
        domain.ifPresent(more -> {
            corpus.passageLength = 0;
            corpus.weight = more.weight();
            files(more.path()).forEach(corpus::add);
        });
        if (corpus.passages.size() < 2) {
            throw new UserException(
                    "corpus (" + path + ") must have at least two paragraphs of " + SHORTEST_PARAGRAPH
                            + " characters, with an empty line between them.",
                    "a larger corpus.");
        }
        Collections.shuffle(corpus.passages, new Random(seed));
        return corpus;
    }

    private static List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new UserException("corpus (" + path + ") must be a file or a folder that exists.", "another path.");
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".txt") || file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new UserException(
                        "corpus (" + path + ") must have files that end in .txt or .md.", "another folder.");
            }
            return files;
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    private void add(Path file) {
        MessageDigest digest = Sha256.digest();
        int before = paragraphs;
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
                BufferedReader reader =
                        new BufferedReader(new java.io.InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line.strip());
            }
        } catch (CharacterCodingException malformed) {
            throw new UserException(
                    "corpus (" + file + ") must be UTF-8; it has other bytes behind paragraph " + paragraphs + ".",
                    "convert it with iconv.",
                    malformed);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
        endPassage();
        sources.add(
                new Dataset.Source(file.toString(), HexFormat.of().formatHex(digest.digest()), paragraphs - before));
    }

    private void add(String line) {
        if (line.startsWith("<|")) {
            endPassage();
        } else if (line.isEmpty()) {
            endParagraph();
        } else if (!line.startsWith("#")) {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.replaceAll("[*_]+", ""));
        }
    }

    private void endParagraph() {
        String text = paragraph.toString();
        paragraph.setLength(0);
        if (text.length() < SHORTEST_PARAGRAPH) {
            return;
        }
        paragraphs++;
        if (!seen.add(fingerprint(text))) {
            repeated++;
            return;
        }
        passage.append(passage.isEmpty() ? "" : "\n").append(text);
        if (passage.length() >= passageLength) {
            passages.add(new Passage(passage.toString(), weight));
            passage.setLength(0);
        }
    }

    private void endPassage() {
        endParagraph();
        if (!passage.isEmpty()) {
            passages.add(new Passage(passage.toString(), weight));
            passage.setLength(0);
        }
    }

    /** Of letters and digits alone, whatever their case: 64 bits, so that chance meets in one of a billion corpora. */
    private static long fingerprint(String text) {
        long hash = 0xcbf29ce484222325L;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isLetterOrDigit(lower.charAt(i))) {
                hash = (hash ^ lower.charAt(i)) * 0x100000001b3L;
            }
        }
        return hash;
    }

    private static UserException unreadable(Path path, IOException why) {
        return new UserException(
                "corpus (" + path + ") cannot be read: " + why.getMessage() + ".", "allow reading.", why);
    }

    /** The passages, shuffled. */
    List<Passage> passages() {
        return Collections.unmodifiableList(passages);
    }

    /** Paragraphs that were left out because they had come before. */
    int repeated() {
        return repeated;
    }

    /** How often each passage is a row: those of validation once. */
    private int[] times(double share) {
        int[] times = new int[passages.size()];
        double owed = 0;
        for (int i = 0; i < times.length; i++) {
            boolean held = i % VALIDATION == 0;
            owed += held ? 0 : share * passages.get(i).weight();
            times[i] = held ? 1 : (int) owed;
            owed -= held ? 0 : times[i];
        }
        return times;
    }

    /**
     * The passages as rows without targets; one in a hundred, and at least one, is for validation, and the others are
     * there as often as they count, times a share. Copies of one stand far apart: texts are laid end to end, and a
     * model that reads the same one twice in a row learns to copy.
     *
     * @param share in (0, 1]; of what counts once, so many stay
     */
    Dataset dataset(String name, double share) {
        int[] times = times(share);
        int rounds = Arrays.stream(times).max().orElse(0);
        List<String> rows = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < times.length; i++) {
                if (times[i] > round) {
                    rows.add(passages.get(i).text());
                    parts.add(i % VALIDATION == 0 ? Part.VALIDATION : Part.TRAIN);
                }
            }
        }
        int size = rows.size();
        Content content = new Content(
                rows,
                List.of(),
                new Targets.Nothing(size),
                parts.toArray(Part[]::new),
                new int[size],
                new long[size],
                Map.of());
        Lineage lineage = Lineage.NONE
                .then(new Lineage.Step("read", "paragraphs", 0, paragraphs))
                .then(new Lineage.Step("dedup", "exact", paragraphs, paragraphs - repeated))
                .then(new Lineage.Step("join", "passages", paragraphs - repeated, passages.size()))
                .then(new Lineage.Step("repeat", "domain", passages.size(), size));
        DatasetSpec spec = DatasetSpec.defaults().path(sources.get(0).path()).kind(Kind.PLAIN_TEXT);
        return new Dataset(name, spec, content, sources, List.of(), lineage);
    }
}
