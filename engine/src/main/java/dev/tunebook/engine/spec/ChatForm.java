package dev.tunebook.engine.spec;

/** How a conversation is written for a model. */
public enum ChatForm {
    /** As the checkpoint's chat template has it where that is one of the forms below; else plain. */
    AUTO,
    /** {@code ### User:}, a line break, what is said, an empty line; what the assistant says ends as a text ends. */
    PLAIN,
    /** {@code <|im_start|>user}, a line break, what is said, {@code <|im_end|>}. */
    CHATML,
    /** {@code <|start_header_id|>user<|end_header_id|>}, an empty line, what is said, {@code <|eot_id|>}. */
    LLAMA3,
    /** {@code <|user|>}, a line break, what is said, the end of a text. */
    ZEPHYR
}
