package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A list of endings, tried in order; only the first that fits is looked at. */
record PorterRules(List<Rule> rules) {

    /** Replaces an ending where what is left of the word fulfils a condition. */
    record Rule(String ending, String replacement, Predicate<String> condition) {}

    /** {@code pairs} alternate ending and replacement, "-" for none; all under one condition. */
    static PorterRules of(Predicate<String> condition, String pairs) {
        String[] words = pairs.split(" ");
        List<Rule> rules = new ArrayList<>();
        for (int index = 0; index < words.length; index += 2) {
            rules.add(new Rule(words[index], words[index + 1].replace("-", ""), condition));
        }
        return new PorterRules(List.copyOf(rules));
    }

    String apply(String word) {
        for (Rule rule : rules) {
            if (word.endsWith(rule.ending())) {
                String stem = word.substring(0, word.length() - rule.ending().length());
                return rule.condition().test(stem) ? stem + rule.replacement() : word;
            }
        }
        return word;
    }
}
