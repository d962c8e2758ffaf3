package dev.tunebook.engine.data.tickets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people type: with capitals or without, contractions, slips of the finger, missing full stops, a smiley. */
final class Typing {
    private static final Map<String, String> CONTRACTIONS = Map.ofEntries(
            Map.entry("i am", "i'm"),
            Map.entry("(?<!can |could |do )i have", "i've"),
            Map.entry("i would", "i'd"),
            Map.entry("it is", "it's"),
            Map.entry("do not", "don't"),
            Map.entry("does not", "doesn't"),
            Map.entry("did not", "didn't"),
            Map.entry("has not", "hasn't"),
            Map.entry("have not", "haven't"),
            Map.entry("is not", "isn't"),
            Map.entry("was not", "wasn't"),
            Map.entry("cannot", "can't"),
            Map.entry("there is", "there's"),
            Map.entry("what is", "what's"));
    private static final Map<String, String> CHAT = Map.of(
            "please", "pls", "you", "u", "your", "ur", "thanks", "thx", "because", "cuz", "are", "r", "and", "&");
    private static final List<String> SMILEYS =
            List.of("🙂", "😡", "🙏", "😢", "🤔", "👍", "😅", "📦", ":)", ":(", ":-/");
    private static final Pattern SENTENCE = Pattern.compile("(^|[.?!:]\\s+|^[^a-z]*,\\s+)([a-z])");
    private static final Pattern NAMES = Pattern.compile(
            "\\b(january|february|march|april|june|july|august|september|october|november|december|monday|tuesday"
                    + "|wednesday|thursday|friday|saturday|sunday|mara|jonas|ines|tobin|lena|kofi|yuki|pavel|noor|elsa"
                    + "|tariq|rosa|emil|zoe|hanne|marek|aisha|bruno|signe|ola|ostermoor|kelbridge|varnholt|senn|tarrow"
                    + "|quell|upper(?= quell)|little(?= senn)|bay|minstead|lye|christmas)\\b");
    private static final Pattern SINGLE_I = Pattern.compile("\\bi\\b");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]{4,}");

    private final Random random;

    Typing(Random random) {
        this.random = random;
    }

    /** Types a ticket that is given in lower case. */
    String type(String ticket) {
        String typed = ticket;
        if (chance(45)) {
            typed = contract(typed, chance(20));
        }
        if (chance(5)) {
            typed = replaceWords(typed, CHAT);
        }
        typed = capitals(typed);
        for (int slips = chance(18) ? 1 + random.nextInt(3) : 0; slips > 0; slips--) {
            typed = slip(typed);
        }
        return end(typed);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String contract(String text, boolean withoutApostrophe) {
        String contracted = replaceWords(text, CONTRACTIONS);
        return withoutApostrophe ? contracted.replace("'", "") : contracted;
    }

    private static String replaceWords(String text, Map<String, String> words) {
        String replaced = text;
        for (Map.Entry<String, String> word :
                words.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            replaced = replaced.replaceAll("\\b" + word.getKey() + "\\b", Matcher.quoteReplacement(word.getValue()));
        }
        return replaced;
    }

    private String capitals(String text) {
        int style = random.nextInt(100);
        if (style < 28) {
            return text;
        }
        if (style < 31) {
            return text.toUpperCase(Locale.ROOT);
        }
        String tidy = upper(SENTENCE, upper(NAMES, text));
        return style < 45 ? tidy : upper(SINGLE_I, tidy);
    }

    private static String upper(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> {
            String match = found.group();
            int at = found.groupCount() == 2 ? match.length() - 1 : 0;
            return Matcher.quoteReplacement(
                    match.substring(0, at) + Character.toUpperCase(match.charAt(at)) + match.substring(at + 1));
        });
    }

    /** Swaps, drops, doubles or mistypes a letter within a word. */
    String slip(String text) {
        List<int[]> words = WORD.matcher(text)
                .results()
                .map(word -> new int[] {word.start(), word.end()})
                .toList();
        if (words.isEmpty()) {
            return text;
        }
        int[] word = words.get(random.nextInt(words.size()));
        int at = word[0] + 1 + random.nextInt(word[1] - word[0] - 2);
        String head = text.substring(0, at);
        char letter = text.charAt(at);
        return switch (random.nextInt(4)) {
            case 0 -> head + text.charAt(at + 1) + letter + text.substring(at + 2);
            case 1 -> head + text.substring(at + 1);
            case 2 -> head + letter + text.substring(at);
            default -> head + beside(letter) + text.substring(at + 1);
        };
    }

    /** A letter that is next to it on a keyboard. */
    private char beside(char letter) {
        for (String row : List.of("qwertyuiop", "asdfghjkl", "zxcvbnm")) {
            int place = row.indexOf(Character.toLowerCase(letter));
            if (place >= 0) {
                return row.charAt(
                        place == 0 || place < row.length() - 1 && random.nextBoolean() ? place + 1 : place - 1);
            }
        }
        return letter;
    }

    private String end(String text) {
        String ended = text;
        if (chance(20)) {
            ended = ended.replaceAll("[.,]$", "");
        } else if (chance(5)) {
            ended = ended.replaceAll("[.?!]?$", random.nextBoolean() ? "!!" : "...");
        }
        if (chance(5)) {
            ended = ended.replaceFirst("^([^,.?!:]{2,22}[,.!]) ", "$1\n");
        }
        return chance(5) ? ended + " " + SMILEYS.get(random.nextInt(SMILEYS.size())) : ended;
    }
}
