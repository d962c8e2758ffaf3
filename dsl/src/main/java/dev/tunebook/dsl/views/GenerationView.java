package dev.tunebook.dsl.views;

import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.Generation.Ending;

/** A text that a model wrote, after the text it went on with. */
public final class GenerationView implements View<Generation> {
    private static final int LONGEST_PROMPT = 2_000;

    @Override
    public String text(Generation generation) {
        return lines(Html.cut(generation.prompt(), LONGEST_PROMPT)) + "→ " + lines(generation.text()) + "\n"
                + facts(generation);
    }

    private static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        text.lines().forEach(line -> lines.append(Html.visible(line)).append('\n'));
        return lines.isEmpty() ? "\n" : lines.toString();
    }

    @Override
    public String html(Generation generation) {
        return new Page(generation.model(), ending(generation.ending()))
                .html("<p style=\"white-space:pre-wrap\" dir=\"auto\"><span class=\"dim\">"
                        + escaped(Html.cut(generation.prompt(), LONGEST_PROMPT)) + "</span> <b>"
                        + escaped(generation.text()) + "</b>"
                        + (generation.ending() == Ending.GOING_ON ? " ▍" : "") + "</p>")
                .paragraph(facts(generation), "dim")
                .toString();
    }

    /** Line breaks stay; everything else that cannot be seen is made visible. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (String line : text.split("\r?\n", -1)) {
            escaped.append(escaped.isEmpty() ? "" : "\n").append(Html.escape(line));
        }
        return escaped.toString();
    }

    private static String facts(Generation generation) {
        String rate = generation.seconds() > 0
                ? ", " + Numbers.count(Math.round(generation.tokens() / generation.seconds())) + " tokens/s"
                : "";
        String cut = generation.cut() == 0
                ? ""
                : " The first " + Numbers.count(generation.cut(), "token", "tokens")
                        + " of the prompt had no room in the model.";
        return Numbers.count(generation.tokens(), "token", "tokens") + " in "
                + Numbers.duration(generation.seconds()) + rate + "."
                + (generation.ending() == Ending.GOING_ON ? "" : " " + sentence(generation.ending())) + cut;
    }

    private static String sentence(Ending ending) {
        String words = ending(ending);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case GOING_ON -> "is writing";
            case END_OF_TEXT -> "the model ended the text";
            case STOP_TEXT -> "stopped at a stop text";
            case MAX_TOKENS -> "stopped at --max-tokens";
            case MAX_POSITIONS -> "the model has no more positions";
            case INTERRUPTED -> "interrupted";
        };
    }
}
