package dev.tunebook.engine.evaluate.text;

/** The lists of endings of Porter's algorithm that all its versions share, by the step that cuts them. */
final class PorterEndings {
    static final PorterRules PLURALS = PorterRules.of(stem -> true, "sses ss ies i ss ss s -");

    static final PorterRules REPAIR = PorterRules.of(stem -> true, "at ate bl ble iz ize");

    static final PorterRules DOUBLE = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 0,
            "ational ate tional tion enci ence anci ance izer ize alli al entli ent eli e ousli ous ization ize"
                    + " ation ate ator ate alism al iveness ive fulness ful ousness ous aliti al iviti ive biliti ble");

    static final PorterRules ADJECTIVES = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 0, "icate ic ative - alize al iciti ic ical ic ful - ness -");

    static final PorterRules SINGLE = PorterRules.of(
            stem -> PorterMeasure.measure(stem) > 1,
            "al - ance - ence - er - ic - able - ible - ant - ement - ment - ent -");

    static final PorterRules LAST =
            PorterRules.of(stem -> PorterMeasure.measure(stem) > 1, "ou - ism - ate - iti - ous - ive - ize -");

    private PorterEndings() {}
}
