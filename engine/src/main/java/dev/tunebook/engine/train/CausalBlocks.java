package dev.tunebook.engine.train;

import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.tokens.HubTokens;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Texts end to end, each closed by the id that ends a text, cut into blocks in which every token but the first is
 * predicted from those before it.
 *
 * @param ids of each block
 */
record CausalBlocks(List<int[]> ids) implements Examples {
    static CausalBlocks of(List<String> texts, LanguageModel model, int length) {
        return new CausalBlocks(stream(texts, model.tokens()).blocks(length, 2));
    }

    /** All texts as one stream. */
    static TokenStream stream(List<String> texts, HubTokens tokens) {
        TokenStream stream = new TokenStream();
        int[] end = end(tokens);
        for (int[] text : Prefetch.read(texts.size(), i -> tokens.plainIds(texts.get(i)))) {
            stream.add(tokens.before());
            stream.add(text);
            stream.add(end);
        }
        return stream;
    }

    /** What ends a text: what the tokenizer puts behind it, or the id that stands for its end. */
    static int[] end(HubTokens tokens) {
        OptionalInt end = tokens.end();
        return tokens.behind().length > 0 || end.isEmpty() ? tokens.behind() : new int[] {end.getAsInt()};
    }

    /** Nothing is cut off: what is too long goes on in the next block. */
    @Override
    public int cut() {
        return 0;
    }

    @Override
    public Example example(int row, long seed) {
        int[] block = ids.get(row);
        return new Example(block, Arrays.stream(block).asLongStream().toArray(), block.length - 1);
    }
}
