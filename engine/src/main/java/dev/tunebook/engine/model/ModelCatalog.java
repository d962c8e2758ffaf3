package dev.tunebook.engine.model;

import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.hub.Snapshot;
import dev.tunebook.engine.model.ModelCard.Origin;
import dev.tunebook.engine.spec.ModelsSpec;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The base models that can be named: those of Tunebook, those in the cache, and some that are worth fetching. */
public record ModelCatalog(List<ModelCard> cards) {
    private static final String SHORT = "short texts of one domain, from a few hundred rows on, in seconds";

    /** What is measured of our own is in their cards and in engine/BENCHMARKS.md. */
    private static final List<ModelCard> OWN = List.of(
            known(
                    "tunebook/encoder-mini",
                    "bert",
                    5,
                    11,
                    "apache-2.0",
                    "what short English texts are about, from ten rows a class on, in a minute on a laptop",
                    "knows no facts; upper case is lost; texts of at most 128 tokens"),
            known(
                    "tunebook/decoder-mini",
                    "gpt2",
                    5,
                    11,
                    "apache-2.0",
                    "learning to write short English texts of one kind from some thousand examples",
                    "writes grammar without sense before it is trained; classifies worse than the encoder"));

    /** Facts as their authors publish them; sizes are of the files that would be fetched. */
    private static final List<ModelCard> KNOWN = List.of(
            known(
                    "google/bert_uncased_L-4_H-256_A-4",
                    "bert",
                    11,
                    45,
                    "apache-2.0",
                    "English classification on a laptop",
                    "knows little; upper case is lost"),
            known(
                    "distilbert/distilbert-base-uncased",
                    "distilbert",
                    67,
                    268,
                    "apache-2.0",
                    "English classification: most of BERT in half the time",
                    "upper case is lost"),
            known(
                    "google-bert/bert-base-uncased",
                    "bert",
                    110,
                    440,
                    "apache-2.0",
                    "English classification, the usual yardstick",
                    "slow on a CPU; upper case is lost"),
            known(
                    "FacebookAI/roberta-base",
                    "roberta",
                    125,
                    499,
                    "mit",
                    "English classification, stronger than BERT",
                    "slow on a CPU"),
            known(
                    "answerdotai/ModernBERT-base",
                    "modernbert",
                    149,
                    599,
                    "apache-2.0",
                    "English and code, texts of up to 8192 tokens",
                    "slow on a CPU"),
            known(
                    "openai-community/gpt2",
                    "gpt2",
                    124,
                    548,
                    "mit",
                    "English generation, small enough to watch it learn",
                    "classifies worse than encoders of its size"),
            known(
                    "HuggingFaceTB/SmolLM2-135M",
                    "llama",
                    135,
                    269,
                    "apache-2.0",
                    "English generation at the smallest useful size",
                    "knows few facts"),
            known(
                    "Qwen/Qwen2.5-0.5B",
                    "qwen2",
                    494,
                    988,
                    "apache-2.0",
                    "generation in many languages",
                    "needs a GPU or LoRA and patience"),
            known(
                    "Qwen/Qwen3-0.6B-Base",
                    "qwen3",
                    596,
                    1192,
                    "apache-2.0",
                    "generation in over 100 languages",
                    "needs a GPU or LoRA and patience"));

    public ModelCatalog {
        cards = List.copyOf(cards);
    }

    private static ModelCard known(
            String name,
            String architecture,
            int millions,
            int megabytes,
            String licence,
            String strength,
            String weakness) {
        return new ModelCard(
                name,
                Origin.HUB,
                architecture,
                millions * 1_000_000L,
                megabytes * 1_000_000L,
                licence,
                strength,
                weakness,
                Optional.empty(),
                Map.of());
    }

    /** All that are asked for: embedded ones, cached ones, then those that would be fetched. */
    public static ModelCatalog of(ModelsSpec spec, Hub hub) {
        List<ModelCard> cards = new ArrayList<>(embedded());
        Set<String> here = new HashSet<>();
        for (Snapshot cached : hub.cached()) {
            here.add(cached.name());
            readable(cached).ifPresent(cards::add);
        }
        KNOWN.stream().filter(card -> !here.contains(card.name())).forEach(cards::add);
        String wanted = spec.with().toLowerCase(Locale.ROOT);
        return new ModelCatalog(cards.stream()
                .filter(card -> (card.name() + " " + card.architecture() + " " + card.strength())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList());
    }

    private static List<ModelCard> embedded() {
        List<ModelCard> cards = new ArrayList<>();
        cards.add(new ModelCard(
                BaseModels.STANDARD,
                Origin.EMBEDDED,
                "ngram-bag",
                0,
                0,
                "apache-2.0",
                SHORT,
                "starts from nothing: knows no word that the training rows lack",
                Optional.empty(),
                Map.of()));
        EmbeddedModels.names()
                .forEach(name -> cards.add(described(
                        name, Origin.EMBEDDED, EmbeddedModels.folder(name).orElseThrow())));
        return cards;
    }

    /** One that Tunebook cannot read, such as an architecture that it lacks, is no model to train. */
    private static Optional<ModelCard> readable(Snapshot cached) {
        try {
            return Optional.of(described(cached.name(), Origin.CACHED, cached.folder()));
        } catch (UserException unusable) {
            return Optional.empty();
        }
    }

    private static ModelCard described(String name, Origin origin, Path folder) {
        ModelCard read = FolderCard.read(name, origin, folder);
        return Stream.concat(OWN.stream(), KNOWN.stream())
                .filter(card -> card.name().equals(name))
                .findFirst()
                .map(card -> new ModelCard(
                        name,
                        origin,
                        read.architecture(),
                        read.parameters(),
                        read.bytes(),
                        card.licence(),
                        card.strength(),
                        card.weakness(),
                        read.folder(),
                        read.shape()))
                .orElse(read);
    }

    /**
     * The card of one model; nothing is fetched for it.
     *
     * @param name as {@code %train --model} takes it
     * @param base that a relative folder starts at
     * @throws UserException when it is neither listed nor a folder of a checkpoint
     */
    public static ModelCard find(String name, Path base, Hub hub) {
        List<ModelCard> all = of(ModelsSpec.defaults(), hub).cards();
        Optional<ModelCard> listed =
                all.stream().filter(card -> card.name().equals(name)).findFirst();
        if (listed.isPresent()) {
            return listed.get();
        }
        Path folder = base.resolve(name);
        if (Files.isDirectory(folder)) {
            return described(name, Origin.FOLDER, folder);
        }
        List<String> names = all.stream().map(ModelCard::name).toList();
        throw new UserException(
                "model (" + name + ") must be one that %models lists, or the folder of a checkpoint.",
                Nearest.to(name, names)
                        .map(near -> near + ".")
                        .orElse("%train DATASET --model " + name + ", which fetches it from the hub."));
    }
}
