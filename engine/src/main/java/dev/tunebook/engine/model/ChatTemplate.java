package dev.tunebook.engine.model;

import dev.tunebook.engine.spec.ChatForm;

/**
 * A form of conversations as the Jinja program that other tools want beside a model: it writes what {@link ChatFormat}
 * spells.
 */
final class ChatTemplate {
    static final String FILE = "chat_template.jinja";

    private ChatTemplate() {}

    /**
     * The program of a form.
     *
     * @param begins whether a special token stands before every text
     */
    static String of(ChatForm form, boolean begins) {
        return (begins ? "{{ bos_token }}" : "")
                + "{% for message in messages %}{{ " + turn(form) + " }}{% endfor %}"
                + "{% if add_generation_prompt %}{{ " + head(form, "'assistant'") + " }}{% endif %}";
    }

    private static String turn(ChatForm form) {
        String said = head(form, "message['role']") + " + (message['content'] | trim)";
        return switch (form) {
            case CHATML -> said + " + '<|im_end|>\\n'";
            case LLAMA3 -> said + " + '<|eot_id|>'";
            case ZEPHYR -> said + " + eos_token + '\\n'";
            default -> said + " + (eos_token if message['role'] == 'assistant' else '') + '\\n\\n'";
        };
    }

    private static String head(ChatForm form, String role) {
        return switch (form) {
            case CHATML -> "'<|im_start|>' + " + role + " + '\\n'";
            case LLAMA3 ->
                "'<|start_header_id|>' + ('ipython' if " + role + " == 'tool' else " + role
                        + ") + '<|end_header_id|>\\n\\n'";
            case ZEPHYR -> "'<|' + " + role + " + '|>\\n'";
            default -> "'### ' + (" + role + " | capitalize) + ':\\n'";
        };
    }
}
