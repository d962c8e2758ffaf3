package dev.tunebook.engine.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads times as tables have them: ISO 8601, the format of mails, or a number that grows. */
final class Times {
    private static final List<Function<String, Instant>> FORMATS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    private Times() {}

    /** Seconds since 1970, or the number itself; empty when the text is no time. Without an offset, UTC. */
    static OptionalDouble parse(String cell) {
        String text = cell.strip();
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException noNumber) {
            // a date, then
        }
        String iso = text.replaceFirst("^(\\d{4})/(\\d\\d)/(\\d\\d)", "$1-$2-$3")
                .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +(\\d\\d:)", "$1T$2")
                .replaceFirst(" ?UTC$", "Z");
        for (Function<String, Instant> format : FORMATS) {
            try {
                Instant instant = format.apply(iso);
                return OptionalDouble.of(instant.getEpochSecond() + instant.getNano() / 1e9);
            } catch (DateTimeException another) {
                // the next format
            }
        }
        return OptionalDouble.empty();
    }
}
