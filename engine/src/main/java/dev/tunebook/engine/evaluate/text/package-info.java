/**
 * How close generated texts are to reference texts: BLEU, chrF, ROUGE, exact match, token F1,
 * perplexity.
 *
 * <p>Begin with {@link dev.tunebook.engine.evaluate.text.Bleu}. Each figure that is not a mean gives its
 * addends per row, so that bootstrap and paired tests can sum them anew. Numbers equal sacreBLEU's and
 * rouge_score's; knows no model and no tokenizer of a model.
 */
package dev.tunebook.engine.evaluate.text;
