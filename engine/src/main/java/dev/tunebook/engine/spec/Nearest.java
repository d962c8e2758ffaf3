package dev.tunebook.engine.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the legal name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The one legal name that contains what was typed, or the nearest by Levenshtein distance, ignoring case; empty when more than a third of the
     * longer name would have to change.
     */
    public static Optional<String> to(String typed, Collection<String> legal) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<String> holders = legal.stream()
                .filter(name ->
                        wanted.length() > 1 && name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (holders.size() == 1) {
            return Optional.of(holders.get(0));
        }
        return legal.stream()
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(name -> 3 * distance(wanted, name.toLowerCase(Locale.ROOT))
                        <= Math.max(3, Math.max(name.length(), wanted.length())));
    }

    /** The {@code Maybe} line for an unknown name: the nearest legal one, or all of them. */
    public static String maybe(String typed, Collection<String> legal) {
        return to(typed, legal).map(name -> name + ".").orElseGet(() -> switch (legal.size()) {
            case 0 -> "leave it out.";
            case 1 -> legal.iterator().next() + ".";
            default -> "one of " + String.join(", ", legal) + ".";
        });
    }

    /** Levenshtein distance: insertions, deletions and substitutions of characters, each at cost 1. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
