package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.text.Perplexity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a language model says the tokens of texts.
 *
 * @param perplexity with its window and stride
 * @param tokenised what the tokens are, in words: without it, two perplexities cannot be compared
 */
public record TokenEvaluation(About about, Perplexity perplexity, Map<String, Interval> figures, String tokenised)
        implements FiguresEvaluation {
    public TokenEvaluation {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
