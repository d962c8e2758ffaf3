package dev.tunebook.engine.quality;

import java.math.BigInteger;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of value that tells of a person: how it is written, and what holds of a real one.
 *
 * <p>In the order in which they are looked for: a card number is no phone number.
 */
enum PersonalValue {
    EMAIL(
            "e-mail address",
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}"),
    /** ISO 13616: the first four characters moved to the end, letters as 10 to 35, modulo 97 is 1. */
    IBAN(
            "bank account",
            "(?<![\\p{L}\\p{N}])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\\p{L}\\p{N}])") {
        @Override
        int valid(String found) {
            for (int end = found.length(); end > 0; end = found.lastIndexOf(' ', end - 1)) {
                if (isIban(found.substring(0, end).replace(" ", ""))) {
                    return end;
                }
            }
            return 0;
        }
    },
    /** ISO/IEC 7812: 13 to 19 digits, the first from 2 to 6, the last a check digit after Luhn. */
    CARD("card number", "(?<![\\p{L}\\p{N}])[2-6](?:[ -]?\\d){12,18}(?![\\p{L}\\p{N}])") {
        @Override
        int valid(String found) {
            return isCard(found.replaceAll("\\D", "")) ? found.length() : 0;
        }
    },
    /** Version 4, with none of the addresses that are everyone's, or version 6 in full or shortened once. */
    IP(
            "IP address",
            "(?<![\\p{L}\\p{N}.:])(?:(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"
                    + "|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
                    + "|(?:[0-9A-Fa-f]{1,4}:){2,6}:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,3})(?![\\p{L}\\p{N}:]|\\.\\d)") {
        @Override
        int valid(String found) {
            return found.matches("(0|127|255)\\..*") ? 0 : found.length();
        }
    },
    /** With a country's code, in North American groups, or with an area code that begins with 0. */
    PHONE(
            "phone number",
            "(?<![\\p{L}\\p{N}.,/-]|\\d[ -])(?:\\+\\d(?:[ ()./-]{0,2}\\d){6,13}"
                    + "|(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}"
                    + "|\\(?0\\d{1,4}\\)?[ /-]\\d(?:[ -]?\\d){4,9})(?![\\p{L}\\p{N}]|[ -]\\d)");

    private final String noun;
    private final Pattern pattern;

    PersonalValue(String noun, String pattern) {
        this.noun = noun;
        this.pattern = Pattern.compile(pattern);
    }

    String noun() {
        return noun;
    }

    /** How many characters of what was found are such a value; 0 when it is none. */
    int valid(String found) {
        return found.length();
    }

    /** The text with every such value masked; the same object when there is none. */
    String mask(String text) {
        String masked = pattern.matcher(text).replaceAll(this::masked);
        return masked.equals(text) ? text : masked;
    }

    /** The text with a word in place of every such value. */
    String withStandIn(String text) {
        return pattern.matcher(text).replaceAll(match -> replaced(match, value -> name()));
    }

    private String masked(MatchResult match) {
        return replaced(match, PersonalValue::hide);
    }

    private String replaced(MatchResult match, UnaryOperator<String> replacement) {
        String found = match.group();
        int valid = valid(found);
        return Matcher.quoteReplacement(
                valid == 0 ? found : replacement.apply(found.substring(0, valid)) + found.substring(valid));
    }

    /** All letters and digits but the first hidden, so that the kind is seen and nothing else. */
    private static String hide(String value) {
        return value.isEmpty() ? "" : value.charAt(0) + value.substring(1).replaceAll("[\\p{L}\\p{N}]", "•");
    }

    static boolean isIban(String value) {
        if (value.length() < 15 || value.length() > 34) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (value.substring(4) + value.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    static boolean isCard(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }
}
