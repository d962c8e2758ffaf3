package dev.tunebook.engine.data.tickets;

import java.util.List;
import java.util.Random;

/** Order numbers, amounts, dates and codes, in the many ways that people write them. */
final class Numbers {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> SMALL =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final String CODE_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Numbers() {}

    static String draw(String symbol, Random random) {
        return switch (symbol) {
            case "order" -> order(random);
            case "amount" -> amount(random);
            case "day" -> day(random);
            case "days" -> random.nextBoolean() ? pick(SMALL, random) : String.valueOf(2 + random.nextInt(13));
            case "percent" -> 5 * (1 + random.nextInt(5)) + (random.nextInt(3) == 0 ? " percent" : "%");
            case "version" -> 2 + random.nextInt(6) + "." + random.nextInt(10) + "." + random.nextInt(10);
            case "code" -> code(random);
            case "four" -> String.valueOf(1000 + random.nextInt(9000));
            default -> throw new IllegalStateException("tickets.grammar has no {" + symbol + "}");
        };
    }

    private static String order(Random random) {
        int number = 10_000 + random.nextInt(90_000);
        return switch (random.nextInt(5)) {
            case 0 -> "#" + number;
            case 1 -> "no. " + number;
            case 2 -> "TK-" + number;
            case 3 -> "tk" + number;
            default -> String.valueOf(number);
        };
    }

    private static String amount(Random random) {
        int whole = 4 + random.nextInt(random.nextInt(4) == 0 ? 400 : 90);
        String cents = List.of("", ".00", ".50", ".90", ".95", ".99").get(random.nextInt(6));
        return switch (random.nextInt(6)) {
            case 0 -> "$" + whole + cents;
            case 1 -> "£" + whole + cents;
            case 2 -> whole + cents + " euros";
            case 3 -> whole + cents + " eur";
            case 4 -> "€" + whole + cents;
            default -> whole + cents.replace('.', ',') + " €";
        };
    }

    private static String day(Random random) {
        int day = 1 + random.nextInt(28);
        int month = random.nextInt(12);
        return switch (random.nextInt(5)) {
            case 0 -> day + " " + MONTHS.get(month);
            case 1 -> MONTHS.get(month) + " " + day;
            case 2 -> day + "." + (month + 1) + ".";
            case 3 -> "the " + day + ordinal(day);
            default -> pick(WEEKDAYS, random);
        };
    }

    private static String ordinal(int day) {
        return switch (day) {
            case 1, 21 -> "st";
            case 2, 22 -> "nd";
            case 3, 23 -> "rd";
            default -> "th";
        };
    }

    private static String code(Random random) {
        StringBuilder code = new StringBuilder(
                List.of("SPRING-", "HELLO", "GIFT-", "THANKS", "").get(random.nextInt(5)));
        for (int i = 0; i < 5; i++) {
            code.append(CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length())));
        }
        return code.toString();
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
