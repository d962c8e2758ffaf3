package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.NumberAnswers;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.runs.RowAnswers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one of those who are compared says of all units.
 *
 * @param labels where rows have labels
 * @param units one by one; empty where they are windows of tokens
 */
record Said(List<SumFigure> figures, Optional<LabelAnswers> labels, Optional<Units> units) {
    /**
     * Rows or inputs.
     *
     * @param goodness of an answer, more for a better one
     */
    record Units(
            IntFunction<String> text,
            IntFunction<String> truth,
            IntFunction<String> answer,
            IntToDoubleFunction goodness) {}

    /** Of rows with labels. */
    static Said labels(Dataset dataset, int[] rows, RowAnswers.Asked asked) {
        LabelAnswers answers = RowAnswers.labels(dataset, rows, asked).answers();
        Units units = new Units(
                row -> dataset.text(rows[row]),
                row -> names(answers, id -> answers.has(row, id)),
                row -> names(answers, id -> answers.answers(row, id)),
                row -> -answers.wrong(row));
        return new Said(answers.figures(), Optional.of(answers), Optional.of(units));
    }

    private static String names(LabelAnswers answers, IntPredicate chosen) {
        String names = IntStream.range(0, answers.labels().size())
                .filter(chosen)
                .mapToObj(answers.labels()::get)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** Of rows with a number. */
    static Said numbers(Dataset dataset, int[] rows, RowAnswers.Asked asked) {
        NumberAnswers answers = RowAnswers.numbers(dataset, rows, asked);
        Units units = new Units(
                row -> dataset.text(rows[row]),
                row -> number(answers.truth()[row]),
                row -> number(answers.predicted()[row]),
                row -> -Math.abs(answers.error(row)));
        return new Said(answers.comparable(), Optional.empty(), Optional.of(units));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** Of inputs that texts were written for. */
    static Said texts(RowAnswers.Written written) {
        Units units = new Units(
                input -> written.inputs().get(input),
                input -> written.answers().references().get(input).get(0),
                input -> written.answers().texts().get(input),
                input -> written.answers().chrf(input));
        return new Said(written.answers().figures(), Optional.empty(), Optional.of(units));
    }

    /** Of windows of tokens. */
    static Said tokens(List<SumFigure> figures) {
        return new Said(figures, Optional.empty(), Optional.empty());
    }
}
