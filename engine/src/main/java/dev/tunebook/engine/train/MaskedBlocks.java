package dev.tunebook.engine.train;

import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts end to end, cut into blocks in which some tokens are hidden and predicted (Devlin et al. 2019,
 * arXiv:1810.04805).
 *
 * <p>Each token but the special ones is chosen with the mask rate, at least one in a block. Of those chosen, 80% become
 * the mask, 10% a token drawn from the whole vocabulary, and 10% stay. What is chosen is a function of the seed alone, so
 * that a row is masked anew whenever it comes again with another.
 *
 * @param ids of each block, with the special tokens around it
 */
record MaskedBlocks(List<int[]> ids, HubTokens tokens, int mask, double rate) implements Examples {
    private static final int IGNORED = -100;
    private static final double MASKED = 0.8;
    private static final double REPLACED = 0.9;

    static MaskedBlocks of(List<String> texts, LanguageModel model, int length, double rate) {
        HubTokens tokens = model.tokens();
        int mask = tokens.mask()
                .orElseThrow(() -> new UserException(
                        "The model's tokenizer must have a mask token to train masked-lm.",
                        "--task causal-lm, with a decoder."));
        int[] before = tokens.before();
        int[] behind = tokens.behind();
        TokenStream stream = new TokenStream();
        for (int[] text : Prefetch.read(texts.size(), i -> tokens.plainIds(texts.get(i)))) {
            stream.add(text);
            tokens.separator().ifPresent(stream::add);
        }
        List<int[]> blocks = stream.blocks(length - before.length - behind.length, 1).stream()
                .filter(block -> Arrays.stream(block).anyMatch(id -> !tokens.isSpecial(id)))
                .map(block -> Stream.of(before, block, behind)
                        .flatMapToInt(Arrays::stream)
                        .toArray())
                .toList();
        return new MaskedBlocks(blocks, tokens, mask, rate);
    }

    @Override
    public int cut() {
        return 0;
    }

    @Override
    public Example example(int row, long seed) {
        int[] shown = ids.get(row).clone();
        int[] plain = IntStream.range(0, shown.length)
                .filter(place -> !tokens.isSpecial(shown[place]))
                .toArray();
        long[] targets = new long[shown.length];
        Arrays.fill(targets, IGNORED);
        SplittableRandom random = new SplittableRandom(seed);
        int counted = 0;
        for (int place : plain) {
            if (random.nextDouble() < rate) {
                hide(place, shown, targets, random);
                counted++;
            }
        }
        if (counted == 0) {
            hide(plain[random.nextInt(plain.length)], shown, targets, random);
            counted = 1;
        }
        return new Example(shown, targets, counted);
    }

    private void hide(int place, int[] shown, long[] targets, SplittableRandom random) {
        targets[place] = shown[place];
        double kind = random.nextDouble();
        if (kind < MASKED) {
            shown[place] = mask;
        } else if (kind < REPLACED) {
            shown[place] = random.nextInt(tokens.size());
        }
    }
}
