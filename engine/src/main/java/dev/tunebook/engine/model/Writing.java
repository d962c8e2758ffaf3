package dev.tunebook.engine.model;

import dev.tunebook.engine.model.Generation.Ending;
import dev.tunebook.engine.model.tokens.TextStream;
import dev.tunebook.engine.spec.GenerateSpec;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One text that a language model is going on with. */
final class Writing {
    private final LanguageModel model;
    private final String name;
    private final GenerateSpec spec;
    private final Consumer<Generation> listener;
    private final long began = System.nanoTime();
    private final Set<Integer> ends;
    private final TextStream stream;
    private final StopTexts text;
    private final int[] whole;
    private final int[] prompt;
    private int added;
    private Ending ending = Ending.GOING_ON;

    /**
     * @param ids of the prompt
     * @param end the id that ends what is written; the one that ends a text ends it too
     */
    Writing(
            LanguageModel model,
            String name,
            GenerateSpec spec,
            int[] ids,
            OptionalInt end,
            Consumer<Generation> listener) {
        this.model = model;
        this.name = name;
        this.spec = spec;
        this.listener = listener;
        this.ends = IntStream.concat(end.stream(), model.tokens().end().stream())
                .boxed()
                .collect(Collectors.toSet());
        this.stream = new TextStream(model.tokens());
        this.text = new StopTexts(
                spec.stop().stream().map(stop -> stop.replace("\\n", "\n")).toList());
        this.whole = ids.length == 0 ? new int[] {model.tokens().end().orElse(0)} : ids;
        this.prompt = model.fitting(whole, Math.max(1, model.positions() - 1));
    }

    Generation write() {
        Sampler sampler = new Sampler(spec.temperature(), spec.topK(), spec.topP(), spec.seed());
        Generator.generate(model.network(), prompt, sampler, this::goesOn);
        if (ending != Ending.STOP_TEXT) {
            text.add(stream.end());
        }
        return state(text.whole());
    }

    private boolean goesOn(int id) {
        if (ends.contains(id)) {
            ending = Ending.END_OF_TEXT;
            return false;
        }
        added++;
        ending = text.add(stream.next(id))
                ? Ending.STOP_TEXT
                : added >= spec.maxTokens()
                        ? Ending.MAX_TOKENS
                        : prompt.length + added >= model.positions()
                                ? Ending.MAX_POSITIONS
                                : Thread.interrupted() ? Ending.INTERRUPTED : Ending.GOING_ON;
        if (ending == Ending.GOING_ON) {
            listener.accept(state(text.sure()));
        }
        return ending == Ending.GOING_ON;
    }

    private Generation state(String said) {
        return new Generation(
                name,
                spec.prompt(),
                said,
                added,
                whole.length - prompt.length,
                (System.nanoTime() - began) / 1e9,
                ending);
    }
}
