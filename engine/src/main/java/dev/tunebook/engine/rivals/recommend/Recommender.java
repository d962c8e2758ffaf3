package dev.tunebook.engine.rivals.recommend;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.PairedAnswers;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCatalog;
import dev.tunebook.engine.rivals.recommend.Recommendation.Candidate;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.ModelsSpec;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries base models on some rows of a dataset and says which suits it. */
public final class Recommender {
    /** Of those that nobody named, larger ones are left out: on a CPU fifty steps of theirs take minutes. */
    private static final long MOST_PARAMETERS = 50_000_000;

    /** What a width of 256 is usually trained with; it falls with the square of the width, to 5.5e-5 at BERT-base's 768. */
    private static final double LEARNING_RATE = 5e-4;

    private static final double WIDTH = 256;
    private static final double HIGHEST_RATE = 1e-3;
    private static final List<String> WIDTHS = List.of("hidden_size", "n_embd", "dim");

    private final Dataset dataset;
    private final Probes probes;
    private final long began = System.nanoTime();
    private final double words;
    private final int[] wordAnswers;
    private final List<Tried> tried = new ArrayList<>();

    private Recommender(Dataset dataset, ModelSpec spec) {
        this.dataset = dataset;
        this.probes = new Probes(dataset, spec);
        this.wordAnswers = probes.words();
        this.words = probes.macroF1(wordAnswers);
    }

    /** What came of one model; answers of its better probe, none where it could not be tried. */
    private record Tried(Candidate candidate, int[] answers) {
        double score() {
            return answers.length == 0 ? Double.NEGATIVE_INFINITY : candidate.score();
        }
    }

    /**
     * Tries models one after the other.
     *
     * @param dataset of rows with one class each
     * @param spec which models, and on how many rows
     * @param place that relative folders of models start at
     * @param soFar is told what is known after each model
     * @throws UserException when rows have something else than one class, there are too few, or it is interrupted
     */
    public static Recommendation of(
            Dataset dataset, ModelSpec spec, Path place, Hub hub, Consumer<Recommendation> soFar) {
        if (dataset.kind() != Kind.SINGLE_LABEL) {
            throw new UserException(
                    dataset.name() + " (" + dataset.kind() + ") must have one class for each row.",
                    "%models, and %compare of two runs.");
        }
        List<ModelCard> cards = cards(spec, place, hub);
        Recommender recommender = new Recommender(dataset, spec);
        for (ModelCard card : cards) {
            recommender.tried.add(recommender.attempt(card));
            if (recommender.tried.size() < cards.size()) {
                soFar.accept(recommender.recommendation(false));
            }
        }
        Recommendation found = recommender.recommendation(true);
        soFar.accept(found);
        return found;
    }

    static List<ModelCard> cards(ModelSpec spec, Path place, Hub hub) {
        if (!spec.candidates().isEmpty()) {
            return spec.candidates().stream()
                    .map(name -> ModelCatalog.find(name, place, hub))
                    .toList();
        }
        return ModelCatalog.of(ModelsSpec.defaults(), hub).cards().stream()
                .filter(card -> card.origin() != ModelCard.Origin.HUB && card.parameters() <= MOST_PARAMETERS)
                .toList();
    }

    private Tried attempt(ModelCard card) {
        long start = System.nanoTime();
        try {
            if (card.folder().isEmpty() && card.origin() == ModelCard.Origin.EMBEDDED) {
                int[] answers = probes.trainedWhole(card.name());
                return tried(card.name(), Double.NaN, probes.macroF1(answers), answers, since(start), "");
            }
            String name = card.origin() == ModelCard.Origin.FOLDER
                    ? card.folder().orElseThrow().toString()
                    : card.name();
            int[] frozen = probes.frozen(name);
            int[] tuned = probes.tuned(name, learningRate(card));
            double frozenF1 = probes.macroF1(frozen);
            double tunedF1 = probes.macroF1(tuned);
            return tried(card.name(), frozenF1, tunedF1, frozenF1 > tunedF1 ? frozen : tuned, since(start), "");
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (UserException unfit) {
            return tried(card.name(), Double.NaN, Double.NaN, new int[0], since(start), unfit.getMessage());
        }
    }

    private Tried tried(String model, double frozen, double trained, int[] answers, double seconds, String fault) {
        Optional<Comparison> againstWords = comparison(answers, wordAnswers);
        return new Tried(
                new Candidate(model, frozen, trained, againstWords, Optional.empty(), seconds, fault), answers);
    }

    static double learningRate(ModelCard card) {
        return WIDTHS.stream()
                .map(card.shape()::get)
                .filter(width -> width != null)
                .findFirst()
                .map(Double::parseDouble)
                .map(width -> Math.min(HIGHEST_RATE, LEARNING_RATE * (WIDTH / width) * (WIDTH / width)))
                .orElse(LEARNING_RATE);
    }

    private Recommendation recommendation(boolean complete) {
        List<Tried> ordered = tried.stream()
                .sorted(Comparator.comparingDouble(Tried::score).reversed())
                .toList();
        Tried best = ordered.get(0);
        return new Recommendation(
                dataset.name(),
                probes.rows(),
                words,
                ordered.stream()
                        .map(each -> complete && each != best
                                ? each.candidate().beside(comparison(each.answers(), best.answers()))
                                : each.candidate())
                        .toList(),
                complete,
                since(began));
    }

    private Optional<Comparison> comparison(int[] first, int[] second) {
        return first.length == 0 || second.length == 0
                ? Optional.empty()
                : Optional.of(Comparison.of(
                        PairedAnswers.of(probes.predictions(first), probes.predictions(second)), CountFigure.MACRO_F1));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
