package dev.tunebook.engine.model;

import dev.tunebook.engine.data.Turn;
import dev.tunebook.engine.data.Turn.Role;
import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.ChatForm;
import dev.tunebook.engine.spec.Turns;
import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Spells conversations for a model: marks that say who speaks, what is said without white space at its ends, and a mark
 * that ends it.
 *
 * <p>A checkpoint's chat template is a program, and none that came with a download is run: three common ones are known by
 * their marks, and whatever else gets the plain form. No form adds a system turn that is not there.
 */
public final class ChatFormat {
    private static final String TURN_BEGINS = "<|im_start|>";
    private static final String TURN_ENDS = "<|im_end|>";
    private static final String HEADER_BEGINS = "<|start_header_id|>";
    private static final String HEADER_ENDS = "<|end_header_id|>";
    private static final String TURN_IS_OVER = "<|eot_id|>";

    private final ChatForm form;
    private final HubTokens tokens;

    /**
     * A conversation as ids.
     *
     * @param ids with the special tokens that begin a text
     * @param learnt whether each id is to be said, rather than read only
     */
    public record Spelled(int[] ids, boolean[] learnt) {}

    private ChatFormat(ChatForm form, HubTokens tokens) {
        this.form = form;
        this.tokens = tokens;
    }

    /**
     * The form for a model.
     *
     * @param wanted as the user says
     * @throws UserException when the model's vocabulary lacks the marks of a form that is asked for
     */
    public static ChatFormat of(ChatForm wanted, HubTokens tokens) {
        if (wanted == ChatForm.AUTO) {
            return new ChatFormat(found(tokens), tokens);
        }
        List<String> lacking = marks(wanted).stream()
                .filter(mark -> tokens.plainIds(mark).length != 1)
                .toList();
        if (!lacking.isEmpty()) {
            throw new UserException(
                    "chat-form (%s) must have its marks in the model's vocabulary; it lacks %s."
                            .formatted(wanted.name().toLowerCase(Locale.ROOT), String.join(", ", lacking)),
                    "--chat-form plain, which any model can learn.");
        }
        return new ChatFormat(wanted, tokens);
    }

    private static ChatForm found(HubTokens tokens) {
        String template = tokens.chatTemplate();
        for (ChatForm form : List.of(ChatForm.CHATML, ChatForm.LLAMA3)) {
            if (template.contains(marks(form).get(0))
                    && marks(form).stream().allMatch(mark -> tokens.plainIds(mark).length == 1)) {
                return form;
            }
        }
        boolean zephyr = template.contains("<|user|>") && template.contains("<|assistant|>");
        return zephyr ? ChatForm.ZEPHYR : ChatForm.PLAIN;
    }

    /** What must be one token each. */
    private static List<String> marks(ChatForm form) {
        return switch (form) {
            case CHATML -> List.of(TURN_BEGINS, TURN_ENDS);
            case LLAMA3 -> List.of(HEADER_BEGINS, HEADER_ENDS, TURN_IS_OVER);
            default -> List.of();
        };
    }

    /**
     * Writes the form beside a saved model as a template that other tools follow, unless its own template says the same.
     *
     * @param folder of the model
     */
    void save(Path folder) {
        if (tokens.chatTemplate().isEmpty() || found(tokens) != form) {
            String template = ChatTemplate.of(form, tokens.before().length > 0);
            WholeFile.write(folder.resolve(ChatTemplate.FILE), template.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Which one it is; never {@link ChatForm#AUTO}. */
    public ChatForm form() {
        return form;
    }

    /**
     * A whole conversation.
     *
     * @param turns whose words are to be learnt
     */
    public Spelled spell(List<Turn> conversation, Turns turns) {
        List<int[]> pieces = new ArrayList<>();
        List<Boolean> learnt = new ArrayList<>();
        int last = IntStream.range(0, conversation.size())
                .filter(i -> conversation.get(i).role() == Role.ASSISTANT)
                .max()
                .orElse(-1);
        boolean all = turns == Turns.ALL;
        add(tokens.before(), false, pieces, learnt);
        for (int i = 0; i < conversation.size(); i++) {
            Role role = conversation.get(i).role();
            boolean said = all || (turns == Turns.LAST ? i == last : role == Role.ASSISTANT);
            add(head(role), all, pieces, learnt);
            add(tokens.plainIds(conversation.get(i).text().strip()), said, pieces, learnt);
            add(closing(role), said, pieces, learnt);
            add(tokens.plainIds(gap()), all, pieces, learnt);
        }
        return joined(pieces, learnt);
    }

    /** What a model reads that is to answer: the conversation so far, and the mark that the assistant speaks. */
    public int[] ask(List<Turn> conversation) {
        int[] before = spell(conversation, Turns.ASSISTANT).ids();
        int[] head = head(Role.ASSISTANT);
        int[] ids = Arrays.copyOf(before, before.length + head.length);
        System.arraycopy(head, 0, ids, before.length, head.length);
        return ids;
    }

    /** The id that ends what the assistant says. */
    public OptionalInt end() {
        int[] closing = closing(Role.ASSISTANT);
        return closing.length == 0 ? OptionalInt.empty() : OptionalInt.of(closing[0]);
    }

    private static void add(int[] ids, boolean said, List<int[]> pieces, List<Boolean> learnt) {
        pieces.add(ids);
        learnt.add(said);
    }

    private static Spelled joined(List<int[]> pieces, List<Boolean> said) {
        int[] ids = pieces.stream().flatMapToInt(Arrays::stream).toArray();
        boolean[] learnt = new boolean[ids.length];
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            int until = from + pieces.get(i).length;
            Arrays.fill(learnt, from, until, said.get(i));
            from = until;
        }
        return new Spelled(ids, learnt);
    }

    private int[] head(Role role) {
        return tokens.plainIds(
                switch (form) {
                    case CHATML -> TURN_BEGINS + role + "\n";
                    case LLAMA3 -> HEADER_BEGINS + (role == Role.TOOL ? "ipython" : role) + HEADER_ENDS + "\n\n";
                    case ZEPHYR -> "<|" + role + "|>\n";
                    default -> "### " + role.name().charAt(0) + role.toString().substring(1) + ":\n";
                });
    }

    private int[] closing(Role role) {
        return switch (form) {
            case CHATML -> tokens.plainIds(TURN_ENDS);
            case LLAMA3 -> tokens.plainIds(TURN_IS_OVER);
            case ZEPHYR -> endOfText();
            default -> role == Role.ASSISTANT ? endOfText() : new int[0];
        };
    }

    private int[] endOfText() {
        OptionalInt end = tokens.end();
        return end.isPresent() ? new int[] {end.getAsInt()} : tokens.behind();
    }

    private String gap() {
        return switch (form) {
            case LLAMA3 -> "";
            case PLAIN, AUTO -> "\n\n";
            default -> "\n";
        };
    }
}
