package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.lexer.Lexeme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports that wait until Java mentions a name that they bring.
 *
 * <p>Every import stands before every snippet and is resolved anew with it: some sixty of them, which most cells have
 * no use for, made a third of the time of {@code 1+1}.
 */
final class WaitingImports {
    private static final Pattern IMPORT =
            Pattern.compile("\\s*import\\s+(?<static>static\\s+)?(?<owner>[\\w.]+)\\.(?<name>\\w+|\\*)\\s*;\\s*");

    private final ImportedNames names;
    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    WaitingImports(ImportedNames names) {
        this.names = names;
    }

    /** Lets Java wait that is nothing but imports whose names can be told; false when it is to run now. */
    synchronized boolean take(String java) {
        Map<String, Set<String>> taken = new HashMap<>();
        List<String> order = new ArrayList<>();
        Matcher next = IMPORT.matcher(java);
        int at = 0;
        while (next.find(at) && next.start() == at) {
            Optional<Set<String>> brought =
                    names.of(next.group("static") != null, next.group("owner"), next.group("name"));
            if (brought.isEmpty()) {
                return false;
            }
            String text = next.group().strip();
            taken.put(text, brought.get());
            order.add(text);
            at = next.end();
        }
        if (at < java.length() || order.isEmpty()) {
            return false;
        }
        waiting.addAll(order);
        taken.forEach((text, brought) -> brought.forEach(name ->
                byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(text)));
        return true;
    }

    /** The imports that Java needs, each once and never again, in the order in which they came. */
    synchronized List<String> mentionedIn(String java) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        Set<String> needed = new LinkedHashSet<>();
        for (Lexeme each : Lexeme.all(java)) {
            needed.addAll(byName.getOrDefault(each.text(), Set.of()));
        }
        return release(needed);
    }

    /**
     * The imports that unfinished Java needs: also those of names that begin as its last word, and all where a new word
     * may begin.
     */
    synchronized List<String> begunIn(String java) {
        List<String> mentioned = mentionedIn(java);
        int start = java.length();
        while (start > 0 && Character.isJavaIdentifierPart(java.charAt(start - 1))) {
            start--;
        }
        if (waiting.isEmpty() || java.substring(0, start).stripTrailing().endsWith(".")) {
            return mentioned;
        }
        String begun = java.substring(start);
        Set<String> needed = new LinkedHashSet<>();
        byName.forEach((name, imports) -> {
            if (name.startsWith(begun)) {
                needed.addAll(imports);
            }
        });
        List<String> all = new ArrayList<>(mentioned);
        all.addAll(release(needed));
        return all;
    }

    /** Lets go of the import of a class whose name a cell takes for one of its own. */
    synchronized void forgetClass(String name) {
        release(waiting.stream()
                .filter(each -> !each.startsWith("import static") && each.endsWith("." + name + ";"))
                .toList());
    }

    private List<String> release(Collection<String> needed) {
        if (needed.isEmpty()) {
            return List.of();
        }
        List<String> released = waiting.stream().filter(needed::contains).toList();
        waiting.removeAll(released);
        byName.values().forEach(imports -> imports.removeAll(released));
        byName.values().removeIf(Set::isEmpty);
        return released;
    }
}
