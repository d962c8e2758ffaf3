package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.compare.SacreBleuDraws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Texts that a model wrote, and the references of each.
 *
 * @param texts one for each question
 * @param references of each question, at least one
 */
public record TextAnswers(List<String> texts, List<List<String>> references) {
    private static final Bleu BLEU = new Bleu(BleuSpec.DEFAULT);
    private static final Chrf CHRF = new Chrf(ChrfSpec.DEFAULT);
    private static final Ter TER = new Ter(TerSpec.DEFAULT);
    private static final Rouge ROUGE = new Rouge(Stemming.NLTK);

    public TextAnswers {
        TextPairs.require(texts, references);
        texts = List.copyOf(texts);
        references = references.stream().map(List::copyOf).toList();
    }

    /** Which BLEU this is. */
    public String bleuSignature() {
        return BleuSpec.DEFAULT.signature(TextPairs.count(references));
    }

    /** Which chrF this is. */
    public String chrfSignature() {
        return ChrfSpec.DEFAULT.signature(TextPairs.count(references));
    }

    /** Which TER this is. */
    public String terSignature() {
        return TerSpec.DEFAULT.signature(TextPairs.count(references));
    }

    /** BLEU over all questions, with its parts. */
    public BleuScore bleu() {
        return BLEU.corpus(texts, references);
    }

    /** BLEU as sacreBLEU prints it with its own resamples: to be put beside a paper. */
    public String bleuLine() {
        return bleu().text(SacreBleuDraws.spread(bleuFigure()));
    }

    /** chrF of one question, 0 to 100. */
    public double chrf(int question) {
        return CHRF.score(CHRF.addends(texts.get(question), references.get(question)));
    }

    /** Questions whose text or references ROUGE sees nothing in. */
    public long unseenByRouge() {
        return IntStream.range(0, texts.size())
                .filter(i -> references.get(i).stream().anyMatch(Rouge::seesNothingIn))
                .count();
    }

    /** All figures, the one that usually decides first: chrF needs no words. */
    public List<SumFigure> figures() {
        List<SumFigure> figures = new ArrayList<>();
        figures.add(new SumFigure("chrF", true, rows(i -> CHRF.addends(texts.get(i), references.get(i))), CHRF::score));
        figures.add(bleuFigure());
        figures.add(new SumFigure("TER", false, rows(i -> TER.addends(texts.get(i), references.get(i))), Ter::score));
        figures.add(mean("ROUGE-1", i -> best(i, (reference, text) -> ROUGE.ofRuns(reference, text, 1))));
        figures.add(mean("ROUGE-2", i -> best(i, (reference, text) -> ROUGE.ofRuns(reference, text, 2))));
        figures.add(mean("ROUGE-L", i -> best(i, ROUGE::ofOrder)));
        figures.add(mean("ROUGE-Lsum", i -> best(i, ROUGE::ofSummary)));
        figures.add(mean("exact match", i -> AnswerMatch.exact(texts.get(i), references.get(i))));
        figures.add(mean("token F1", i -> AnswerMatch.f1(texts.get(i), references.get(i))));
        return figures;
    }

    private SumFigure bleuFigure() {
        String count = TextPairs.count(references);
        return new SumFigure(
                "BLEU",
                true,
                rows(i -> BLEU.addends(texts.get(i), references.get(i))),
                sums -> BLEU.score(sums, count).score());
    }

    private SumFigure mean(String title, ToDoubleFunction<Integer> value) {
        return SumFigure.mean(
                title,
                true,
                IntStream.range(0, texts.size())
                        .mapToDouble(i -> value.applyAsDouble(i))
                        .toArray());
    }

    @FunctionalInterface
    private interface Row {
        double[] addends(int question);
    }

    private Addends rows(Row row) {
        return Addends.of(
                IntStream.range(0, texts.size()).mapToObj(row::addends).toArray(double[][]::new));
    }

    @FunctionalInterface
    private interface Score {
        RougeScore of(String reference, String text);
    }

    /** F1 with the reference that it is highest with. */
    private double best(int question, Score score) {
        return references.get(question).stream()
                .mapToDouble(
                        reference -> score.of(reference, texts.get(question)).f1())
                .max()
                .orElseThrow();
    }
}
