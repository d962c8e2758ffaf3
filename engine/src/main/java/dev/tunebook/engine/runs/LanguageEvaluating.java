package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.text.Perplexity;
import dev.tunebook.engine.evaluate.text.TextAnswers;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.Turns;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.Likelihoods;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes evaluations of language models: of what they write, and of how well they say what is written. */
final class LanguageEvaluating {
    private static final int MOST_OUTPUTS = 2_000;

    private LanguageEvaluating() {}

    /** Inputs of a part, each with all its different outputs; a seeded part of them where there are too many. */
    record Questions(List<String> inputs, List<List<String>> references, int of) {
        static Questions of(Dataset dataset, Part part, int most) {
            Map<String, Set<String>> outputs = new LinkedHashMap<>();
            for (int row : dataset.indices(part)) {
                outputs.computeIfAbsent(dataset.text(row), input -> new LinkedHashSet<>())
                        .add(dataset.output(row));
            }
            List<String> inputs = new ArrayList<>(outputs.keySet());
            int all = inputs.size();
            if (most > 0 && all > most) {
                Collections.shuffle(inputs, new Random(Seeds.of(0, "questions")));
                inputs = inputs.subList(0, most);
            }
            return new Questions(
                    List.copyOf(inputs),
                    inputs.stream().map(outputs::get).map(List::copyOf).toList(),
                    all);
        }
    }

    static TextEvaluation texts(Run run, EvaluateSpec spec) {
        FiguresEvaluating common = new FiguresEvaluating(run, spec);
        Questions questions = Questions.of(run.dataset(), spec.on(), spec.rows());
        TextAnswers answers = answers(run, run.languageModel(), run.dataset(), questions, spec.newTokens());
        Likelihoods likelihoods =
                Likelihoods.of(run.dataset(), spec.on(), run.languageModel(), run.spec(), spec.stride());
        Map<String, Interval> figures = new LinkedHashMap<>(SumIntervals.of(answers.figures(), spec.confidence()));
        figures.putAll(SumIntervals.of(figures(likelihoods).subList(0, 1), spec.confidence()));
        if (questions.of() > questions.inputs().size()) {
            common.note("Texts were written for %,d of %,d inputs, drawn by chance: --rows 0 takes all."
                    .formatted(questions.inputs().size(), questions.of()));
        }
        if (answers.unseenByRouge() > 0) {
            common.warn("ROUGE counts nothing but a to z and 0 to 9: it says nothing of %,d of these references."
                    .formatted(answers.unseenByRouge()));
        }
        common.sayWhetherEnough("chrF", figures.get("chrF"), questions.inputs().size(), "inputs");
        common.warnOfOverlap();
        common.look();
        Perplexity perplexity = perplexity(likelihoods);
        List<Integer> mistakes = worst(answers, spec.mistakes());
        RowValues chrf = new RowValues(
                "mean chrF",
                true,
                IntStream.range(0, questions.inputs().size())
                        .mapToDouble(answers::chrf)
                        .toArray(),
                100);
        return common.kept(new TextEvaluation(
                common.about(),
                questions.inputs(),
                answers,
                figures,
                List.of(
                        answers.bleuLine(),
                        "chrF|" + answers.chrfSignature(),
                        "TER|" + answers.terSignature(),
                        "ROUGE|stemmed words|F1, best reference",
                        perplexity.text() + " of the references, "
                                + tokenised(run.languageModel().tokens())),
                mistakes,
                Neighbour.of(
                        run.dataset(),
                        mistakes.stream().map(questions.inputs()::get).toList()),
                RowSlices.ofTexts(chrf, questions.inputs())));
    }

    private static List<Integer> worst(TextAnswers answers, int most) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < answers.texts().size(); i++) {
            places.add(i);
        }
        places.sort((one, other) -> Double.compare(answers.chrf(one), answers.chrf(other)));
        return places.subList(0, Math.min(most, places.size()));
    }

    /**
     * What a model writes to questions, token by token the likeliest.
     *
     * @param newTokens most of each; 0 for as long as the longest training output
     */
    static TextAnswers answers(Run run, LanguageModel model, Dataset dataset, Questions questions, int newTokens) {
        int most = newTokens > 0 ? newTokens : longest(dataset, model.tokens());
        GenerateSpec how = GenerateSpec.defaults().maxTokens(most);
        List<String> texts = new ArrayList<>();
        for (String input : questions.inputs()) {
            Generation written =
                    model.generate(run.name(), how.prompt(input), input + LanguageModel.ANSWER, progress -> {});
            if (written.ending() == Generation.Ending.INTERRUPTED) {
                throw new StoppedException(
                        "Interrupted after %d of %d texts were written."
                                .formatted(texts.size(), questions.inputs().size()),
                        "fewer, with --rows 50.");
            }
            texts.add(written.text().strip());
        }
        return new TextAnswers(texts, questions.references());
    }

    private static int longest(Dataset dataset, HubTokens tokens) {
        int[] rows = dataset.indices(Part.TRAIN);
        int longest = 16;
        for (int i = 0; i < Math.min(MOST_OUTPUTS, rows.length); i++) {
            longest = Math.max(longest, tokens.plainIds(dataset.output(rows[i])).length);
        }
        return longest + 1;
    }

    static TokenEvaluation tokens(Run run, EvaluateSpec spec) {
        FiguresEvaluating common = new FiguresEvaluating(run, spec);
        Likelihoods likelihoods =
                Likelihoods.of(run.dataset(), spec.on(), run.languageModel(), run.spec(), spec.stride());
        if (likelihoods.units().isEmpty()) {
            throw new UserException(
                    "The " + spec.on() + " rows of " + run.dataset().name() + " must have at least two tokens.",
                    "longer texts.");
        }
        Map<String, Interval> figures = new LinkedHashMap<>(SumIntervals.of(figures(likelihoods), spec.confidence()));
        TrainSpec trained = run.spec();
        boolean hidden = trained.task() == Task.MASKED_LM;
        if (!hidden && run.dataset().kind() == Kind.CHAT && trained.turns() != Turns.ALL) {
            common.note(
                    trained.turns() == Turns.LAST
                            ? "Of the last thing that the assistant says alone."
                            : "Of what the assistant says alone; what users say is read and not scored.");
        }
        if (hidden) {
            common.note(String.format(
                    Locale.ROOT,
                    "Of hidden tokens, %.0f%% of all, chosen by the run's seed: not comparable with models that say the next token.",
                    100 * trained.maskRate()));
        } else {
            double bits = likelihoods.sum().mean() * likelihoods.tokens() / Math.log(2) / likelihoods.bytes();
            common.note(
                    String.format(Locale.ROOT, "%.3f bits per byte, which can be compared across tokenizers.", bits));
        }
        int windows = figures(likelihoods).get(0).rows();
        common.sayWhetherEnough("perplexity", figures.get("perplexity"), windows, "windows");
        common.warnOfOverlap();
        common.look();
        return common.kept(new TokenEvaluation(
                common.about(),
                perplexity(likelihoods),
                figures,
                tokenised(run.languageModel().tokens())));
    }

    private static Perplexity perplexity(Likelihoods likelihoods) {
        return new Perplexity(
                likelihoods.sum().negativeLogLikelihood(),
                likelihoods.sum().tokens(),
                likelihoods.window(),
                likelihoods.stride());
    }

    private static String tokenised(HubTokens tokens) {
        return String.format(Locale.ROOT, "in tokens of a vocabulary of %,d", tokens.size());
    }

    /** Of a language model's scores, perplexity first. */
    static List<SumFigure> figures(Likelihoods likelihoods) {
        Addends addends = Addends.of(likelihoods.addends());
        return List.of(
                new SumFigure("perplexity", false, addends, sums -> Math.exp(sums[0] / sums[1])),
                new SumFigure("nats a token", false, addends, sums -> sums[0] / sums[1]),
                new SumFigure("likeliest token is right", true, addends, sums -> sums[2] / sums[1]));
    }
}
