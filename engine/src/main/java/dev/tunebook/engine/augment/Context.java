package dev.tunebook.engine.augment;

import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Replaces words by others that a masked language model finds likely in their place (contextual augmentation, Kobayashi,
 * NAACL 2018).
 *
 * <p>One word after the other is hidden, so that each replacement knows the one before. A word is drawn from the ten
 * likeliest that are whole words of letters and of the same part of speech, by their probability, none that is a hundred
 * times less likely than the likeliest of all.
 */
final class Context implements Augmenter, AutoCloseable {
    private static final int LIKELIEST = 10;

    /** Of these are taken the ones that are whole words. */
    private static final int CANDIDATES = 60;

    /** Beside the likeliest: where a model is sure of a word, no other is put in its place. */
    private static final double LEAST_WEIGHT = 0.01;

    private final LanguageModel model;
    private final int mask;
    private final double rate;

    /**
     * Loads the model.
     *
     * @param name a folder, or {@code org/name} on the hub
     * @throws UserException when it has no masked-language-model head or no mask token
     */
    Context(String name, double rate) {
        this.rate = rate;
        model = BaseModels.find(name, Progress.NONE)
                .languageModel(Torch.start("auto", 0), TrainSpec.defaults().task(Task.MASKED_LM));
        try {
            requireHead(name);
            mask = model.tokens()
                    .mask()
                    .orElseThrow(() -> new UserException(
                            "model (" + name + ") must have a mask token.", "--model distilbert-base-uncased."));
        } catch (UserException unfit) {
            model.close();
            throw unfit;
        }
    }

    /** A head that was made up would say any word. */
    private void requireHead(String name) {
        if (model.network().weights().madeUp().stream().anyMatch(tensor -> tensor.endsWith(".weight"))) {
            throw new UserException(
                    "model (" + name + ") must have learned to fill in masks; its checkpoint has no head for that.",
                    "--model distilbert-base-uncased; or teach this one with %train DATASET --task masked-lm --model "
                            + name + ", keep it with %save RUN FOLDER, and give --model FOLDER.");
        }
    }

    @Override
    public Optional<String> augment(String text, Random random) {
        Pieces pieces = Pieces.of(text);
        for (int piece : pieces.drawn(rate, random)) {
            replacement(pieces, piece, random).ifPresent(word -> pieces.set(piece, word));
        }
        return pieces.toString().equals(text) ? Optional.empty() : Optional.of(pieces.toString());
    }

    private Optional<String> replacement(Pieces pieces, int piece, Random random) {
        String word = pieces.get(piece);
        String before = String.join("", pieces.all().subList(0, piece));
        String after =
                String.join("", pieces.all().subList(piece + 1, pieces.all().size()));
        int[] ids = ids(before, after);
        int place = model.tokens().before().length + model.tokens().plainIds(before).length;
        if (ids.length > model.positions()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double[] logits = logits(ids, place);
        String tag = PartsOfSpeech.of(pieces.all())[piece];
        int[] likeliest = likeliest(logits);
        for (int id : likeliest) {
            String other = model.tokens().decode(new int[] {id}, true);
            double weight = Math.exp(logits[id] - logits[likeliest[0]]);
            if (words.size() < LIKELIEST
                    && weight >= LEAST_WEIGHT
                    && isWhole(before, other, id)
                    && !other.strip().equalsIgnoreCase(word)
                    && fits(pieces, piece, other, tag)) {
                words.add(other.strip());
                weights.add(weight);
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(Pieces.inCaseOf(word, drawn(words, weights, random)));
    }

    /** A piece of a word that begins with a sign such as ## goes on with the word before: spelled alone it is longer. */
    private boolean isWhole(String before, String other, int id) {
        String word = other.strip();
        int[] again = model.tokens().plainIds(before.endsWith(" ") && other.startsWith(" ") ? other : word);
        return word.length() > 1 && word.chars().allMatch(Character::isLetter) && again.length == 1 && again[0] == id;
    }

    private static boolean fits(Pieces pieces, int piece, String other, String tag) {
        List<String> replaced = new ArrayList<>(pieces.all());
        replaced.set(piece, other.strip().toLowerCase(Locale.ROOT));
        return PartsOfSpeech.of(replaced)[piece].equals(tag);
    }

    private int[] ids(String before, String after) {
        return IntStream.of(0, 1, 2, 3, 4)
                .mapToObj(part -> switch (part) {
                    case 0 -> model.tokens().before();
                    case 1 -> model.tokens().plainIds(before);
                    case 2 -> new int[] {mask};
                    case 3 -> model.tokens().plainIds(after);
                    default -> model.tokens().behind();
                })
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    private double[] logits(int[] ids, int place) {
        try (Scope scope = model.network().torch().scope()) {
            float[] all = model.network()
                    .logits(scope, Batch.of(scope, List.of(ids), model.tokens().padding()))
                    .floats();
            int vocabulary = all.length / ids.length;
            return IntStream.range(0, vocabulary)
                    .mapToDouble(id -> all[place * vocabulary + id])
                    .toArray();
        }
    }

    private static int[] likeliest(double[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -logits[id]))
                .limit(CANDIDATES)
                .mapToInt(id -> id)
                .toArray();
    }

    private static String drawn(List<String> words, List<Double> weights, Random random) {
        double left = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int word = 0; word < words.size(); word++) {
            left -= weights.get(word);
            if (left < 0) {
                return words.get(word);
            }
        }
        return words.get(words.size() - 1);
    }

    @Override
    public void close() {
        model.close();
    }
}
