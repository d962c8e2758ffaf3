package dev.tunebook.engine.spec;

/** What a model is trained to do. */
public enum Task {
    /** One of several classes for a text: logits {@code [batch, classes]}. */
    CLASSIFICATION,
    /** The token behind each mask: logits {@code [batch, time, vocabulary]}. */
    MASKED_LM,
    /** The token that comes next: logits {@code [batch, time, vocabulary]}. */
    CAUSAL_LM;

    /** As a user writes it. */
    public String optionName() {
        return Values.text(this);
    }
}
