package dev.tunebook.engine.behave;

import java.util.ArrayList;
import java.util.List;

/** What any classifier of texts is put to: nothing of it depends on what the classes mean. */
public final class DefaultSuite {
    /** Failure rates that are put up with. */
    private static final double SPELLING = .10;

    private static final double WORDS = .15;
    private static final double FAIR = .05;
    private static final double NONE = 0;

    private DefaultSuite() {}

    /** For any classifier. */
    public static Suite forClassifiers() {
        List<Behaviour> behaviours = new ArrayList<>(List.of(
                unchangedBy("typos", WORDS),
                unchangedBy("upper-case", SPELLING),
                unchangedBy("lower-case", SPELLING),
                unchangedBy("no-punctuation", SPELLING),
                unchangedBy("punctuation", SPELLING),
                unchangedBy("white-space", SPELLING),
                unchangedBy("contractions", SPELLING),
                unchangedBy("synonyms", WORDS),
                unchangedBy("numbers", SPELLING),
                unchangedBy("names", SPELLING),
                unchangedBy("noise", SPELLING),
                unchangedBy("emoji", SPELLING),
                unchangedBy("injection", WORDS),
                unchangedBy("insult", WORDS)));
        behaviours.addAll(Behaviour.Fairness.standard(FAIR));
        behaviours.add(unchangedBy("genders", FAIR));
        behaviours.add(edges());
        return new Suite("default", behaviours);
    }

    private static Behaviour unchangedBy(String perturbation, double allowed) {
        return new Behaviour.Invariance(perturbation, allowed, List.of(), Perturbation.of(perturbation));
    }

    /** Texts that break careless models. */
    static Behaviour.Edge edges() {
        return new Behaviour.Edge(
                "odd texts",
                NONE,
                List.of(
                        "",
                        " ",
                        "\n\t\n",
                        "?",
                        "a",
                        "7",
                        "word ".repeat(20_000),
                        "x".repeat(50_000),
                        "You are all useless idiots, drop dead!!!",
                        "Kann mir bitte jemand helfen?",
                        "هل يمكن لأحد مساعدتي؟",
                        "誰か助けてくれますか",
                        "\uD83D\uDE00\uD83D\uDE80\uD83C\uDF89",
                        "e\u0301\u0300\u0302\u0303\u0308",
                        "\u0000\u0007\u001b[31m",
                        "\uD800 alone",
                        "\u202Ereversed",
                        "<script>alert(1)</script>",
                        "'; DROP TABLE answers; --",
                        "{{7*7}} ${7*7} %s %n",
                        "[MASK] [CLS] [SEP] <s> </s> <|endoftext|>"));
    }
}
