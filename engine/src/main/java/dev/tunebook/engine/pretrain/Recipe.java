package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.model.Beginning;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.model.tokens.learn.ByteLevelVocabulary;
import dev.tunebook.engine.model.tokens.learn.WordCounts;
import dev.tunebook.engine.model.tokens.learn.WordPieceVocabulary;
import dev.tunebook.engine.spec.Family;
import dev.tunebook.engine.spec.PretrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a model begins with: the tokens learnt from a corpus, a config, and weights that nothing was trained on yet. */
final class Recipe {
    private static final String WORDS = "words.txt";

    /** As wide as weights are made up elsewhere: a standard deviation of .02 is BERT's and GPT-2's. */
    private static final double DEVIATION = 0.02;

    private final PretrainSpec spec;
    private final Path place;
    private final Consumer<String> say;

    /** A recipe whose own files start at a place. */
    Recipe(PretrainSpec spec, Path place, Consumer<String> say) {
        this.spec = spec;
        this.place = place;
        this.say = say;
    }

    /** Writes a checkpoint to start from into a folder. */
    void write(Path folder, Corpus corpus, Torch torch) {
        say.accept("Learning a vocabulary of " + spec.vocabulary() + " pieces ...");
        boolean encodes = spec.family() == Family.ENCODER;
        WordCounts counts = encodes ? WordCounts.lowerCase() : WordCounts.byteLevel();
        corpus.passages().forEach(passage -> counts.add(passage.text(), passage.weight()));
        if (encodes) {
            WordPieceVocabulary.learn(counts, words(), spec.vocabulary()).save(folder);
        } else {
            ByteLevelVocabulary.learn(counts, spec.vocabulary()).save(folder);
        }
        HubTokens tokens = HubTokens.open(folder);
        Config config = encodes
                ? Beginning.encoder(tokens.size(), spec.layers(), spec.width(), spec.positions())
                : Beginning.decoder(tokens.size(), spec.layers(), spec.width(), spec.positions());
        Beginning.write(folder, torch, config, warmStart(corpus, tokens, torch), spec.seed());
    }

    private Map<String, float[]> warmStart(Corpus corpus, HubTokens tokens, Torch torch) {
        if (!spec.warmStart()) {
            return Map.of();
        }
        say.accept("Learning which tokens keep the same company ...");
        List<Document> documents = corpus.passages().parallelStream()
                .map(passage -> new Document(tokens.plainIds(passage.text()), passage.weight()))
                .toList();
        if (spec.family() == Family.DECODER) {
            return Map.of(
                    "transformer.wte.weight",
                    CooccurrenceEmbeddings.learn(
                            torch, documents, tokens.size(), spec.width(), DEVIATION, spec.seed()));
        }
        float[] embeddings = CooccurrenceEmbeddings.learn(
                torch, documents, tokens.size(), spec.width() - WarmStart.BESIDE, DEVIATION, spec.seed());
        WordVectors words = WordVectors.of(embeddings, documents, tokens.size());
        say.accept("Learning which spans follow each other ...");
        WordVectors taught = new NeighbouringSpans(documents, spec.domainShare(), spec.seed())
                .teach(torch, words, spec.spanSteps(), say);
        List<Integer> frame = IntStream.concat(tokens.classification().stream(), tokens.separator().stream())
                .boxed()
                .toList();
        return WarmStart.tensors(taught, frame, spec.positions(), spec.layers(), spec.seed());
    }

    private List<String> words() {
        try {
            String text = spec.words().isEmpty() ? ownWords() : Files.readString(place.resolve(spec.words()));
            return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        } catch (IOException unreadable) {
            throw new UserException(
                    "words (" + spec.words() + ") must be a text file that can be read: " + unreadable.getMessage()
                            + ".",
                    "leave --words out, for our own list.",
                    unreadable);
        }
    }

    private static String ownWords() {
        try (InputStream words = Recipe.class.getResourceAsStream(WORDS)) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
