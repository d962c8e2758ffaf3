package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.TextClassifier.RowConsumer;
import dev.tunebook.engine.evaluate.streaming.LabelAccumulator;
import dev.tunebook.engine.evaluate.text.TextAnswers;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.Likelihoods;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What somebody says of a dataset's rows, beside what is true: labels, numbers, texts, tokens. */
public final class RowAnswers {
    private RowAnswers() {}

    /** Somebody who is asked. */
    @FunctionalInterface
    public interface Asked {
        /** Tells the answer to each text, by its place, in any order. */
        void answer(List<String> texts, RowConsumer consumer);
    }

    /** The labels that somebody gives rows; none of the probabilities stay where they are very many. */
    public static LabelAccumulator labels(Dataset dataset, int[] rows, Asked asked) {
        Targets.LabelSets targets = (Targets.LabelSets) dataset.content().targets();
        LabelAccumulator answers = new LabelAccumulator(dataset.labels(), rows.length);
        asked.answer(dataset.texts(rows), (row, probabilities) -> {
            int[] own = targets.ids()[rows[row]];
            answers.add(row, id -> Arrays.stream(own).anyMatch(each -> each == id), probabilities);
        });
        return answers;
    }

    /** The numbers that somebody says of rows. */
    public static NumberAnswers numbers(Dataset dataset, int[] rows, Asked asked) {
        double[] predicted = new double[rows.length];
        asked.answer(dataset.texts(rows), (row, answers) -> predicted[row] = answers[0]);
        return new NumberAnswers(values(dataset, rows), predicted);
    }

    /** The numbers of rows. */
    public static double[] values(Dataset dataset, int[] rows) {
        double[] values = ((Targets.Scores) dataset.content().targets()).values();
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /**
     * What is written to inputs.
     *
     * @param inputs rows with the same input are one
     * @param answers beside the references
     */
    public record Written(List<String> inputs, TextAnswers answers) {}

    /**
     * What a run writes to a dataset's inputs; the same inputs whoever is asked.
     *
     * @param other another model in the run's place, such as the one it started from
     * @param most inputs at most; 0 for all
     */
    public static Written texts(Run run, Optional<LanguageModel> other, Dataset dataset, Part on, int most) {
        LanguageEvaluating.Questions questions = LanguageEvaluating.Questions.of(dataset, on, most);
        return new Written(
                questions.inputs(),
                LanguageEvaluating.answers(run, other.orElseGet(run::languageModel), dataset, questions, 0));
    }

    /**
     * What is written to the same inputs by something that is no model.
     *
     * @param writes a text for each of all inputs
     */
    public static Written texts(Dataset dataset, Part on, int most, UnaryOperator<List<String>> writes) {
        LanguageEvaluating.Questions questions = LanguageEvaluating.Questions.of(dataset, on, most);
        return new Written(
                questions.inputs(), new TextAnswers(writes.apply(questions.inputs()), questions.references()));
    }

    /** Figures of how well a run, or another model in its place, says the tokens of a dataset's part. */
    public static List<SumFigure> tokens(Run run, Optional<LanguageModel> other, Dataset dataset, Part on) {
        Likelihoods likelihoods = Likelihoods.of(dataset, on, other.orElseGet(run::languageModel), run.spec(), 0);
        if (likelihoods.units().isEmpty()) {
            throw new UserException(
                    "The " + on + " rows of " + dataset.name() + " must have at least two tokens.", "longer texts.");
        }
        return LanguageEvaluating.figures(likelihoods);
    }
}
