package dev.tunebook.kernel.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a signature as JShell words it names, such as {@code Run Words.train(Dataset dataset)}.
 *
 * @param owner the class, qualified or not, an enclosing one before it
 * @param member the method or field; empty for the class itself, and for a constructor
 * @param parameters names or types of the parameters; null where there is no list of them
 */
record Signature(String owner, String member, List<String> parameters) {
    static Signature parse(String text) {
        String plain = withoutBetween(text.strip(), '<', '>');
        List<String> parameters = null;
        if (plain.endsWith(")")) {
            int open = opening(plain);
            parameters = parameters(plain.substring(open + 1, plain.length() - 1));
            plain = plain.substring(0, open);
        }
        plain = withoutBetween(plain, '(', ')');
        plain = plain.contains(":") ? plain.substring(0, plain.indexOf(':')) : plain;
        String name = plain.substring(plain.strip().lastIndexOf(' ') + 1).strip();
        int dot = name.lastIndexOf('.');
        boolean ofMember = dot >= 0 && (plain.contains(" ") || !Character.isUpperCase(name.charAt(dot + 1)));
        return ofMember
                ? new Signature(name.substring(0, dot), name.substring(dot + 1), parameters)
                : new Signature(name, "", parameters);
    }

    /** The same as a constant of an enum, which looks like a class in a class. */
    Optional<Signature> asConstant() {
        int dot = owner.lastIndexOf('.');
        return member.isEmpty() && parameters == null && dot > 0
                ? Optional.of(new Signature(owner.substring(0, dot), owner.substring(dot + 1), null))
                : Optional.empty();
    }

    /** Where the last list of parameters opens. */
    private static int opening(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private static List<String> parameters(String text) {
        List<String> names = new ArrayList<>();
        for (String each : text.split(",")) {
            if (!each.isBlank()) {
                names.add(each.strip().substring(each.strip().lastIndexOf(' ') + 1));
            }
        }
        return names;
    }

    private static String withoutBetween(String text, char open, char close) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == open ? 1 : 0;
            if (depth == 0) {
                kept.append(c);
            }
            depth -= c == close && depth > 0 ? 1 : 0;
        }
        return kept.toString();
    }
}
