package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.Part;
import java.util.Arrays;
import java.util.List;

/**
 * Inputs with outputs: a causal model reads the input, and the loss is that of the output alone.
 *
 * <p>A row is the input, a line break, the output, the end of a text. What is too long loses the beginning of its input
 * first, and only then the end of its output.
 *
 * @param ids of each row
 * @param starts where each row's output begins
 * @param cut rows that were too long
 */
record Answers(List<int[]> ids, int[] starts, int cut) implements Examples {
    private static final int IGNORED = -100;

    static Answers of(Dataset dataset, Part part, LanguageModel model, int most) {
        HubTokens tokens = model.tokens();
        int[] rows = dataset.indices(part);
        List<Answer> answers = Prefetch.read(rows.length, i -> {
            int[] input = model.promptIds(dataset.text(rows[i]) + LanguageModel.ANSWER);
            int[] output = joined(tokens.plainIds(dataset.output(rows[i])), CausalBlocks.end(tokens));
            int[] said = Arrays.copyOf(output, Math.min(output.length, most - tokens.before().length - 1));
            int[] asked = model.fitting(input, most - said.length);
            return new Answer(joined(asked, said), asked.length, input.length + output.length > most);
        });
        return new Answers(
                answers.stream().map(Answer::ids).toList(),
                answers.stream().mapToInt(Answer::start).toArray(),
                (int) answers.stream().filter(Answer::cut).count());
    }

    private record Answer(int[] ids, int start, boolean cut) {}

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public Example example(int row, long seed) {
        int[] whole = ids.get(row);
        long[] targets = Arrays.stream(whole).asLongStream().toArray();
        Arrays.fill(targets, 0, starts[row], IGNORED);
        return new Example(whole, targets, whole.length - starts[row]);
    }
}
