package dev.tunebook.engine.quality;

import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each check looks for, from when on, why it matters and what mends it: one page a check, in {@code checks.md}. */
public record CheckPages(List<Page> pages) {
    private static final String FILE = "checks.md";

    /**
     * One check.
     *
     * @param name as {@code %report --checks} takes it
     * @param why it matters, one sentence
     * @param paragraphs what it looks for, and from when on
     */
    public record Page(String name, String why, List<String> paragraphs) {
        public Page {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    public CheckPages {
        pages = List.copyOf(pages);
    }

    /** All of them, in the order in which they are made. */
    public static CheckPages all() {
        List<Page> pages = new ArrayList<>();
        for (String section : text().split("(?m)^## ")) {
            if (!section.isBlank()) {
                List<String> lines =
                        section.lines().filter(line -> !line.isBlank()).toList();
                String name = lines.get(0).strip();
                pages.add(new Page(name, why(name), lines.subList(1, lines.size())));
            }
        }
        return new CheckPages(pages);
    }

    /**
     * One of them.
     *
     * @throws UserException when there is no check of that name
     */
    public static CheckPages of(String name) {
        List<Page> all = all().pages();
        List<String> names = all.stream().map(Page::name).toList();
        List<Page> found = all.stream().filter(page -> page.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw new UserException(
                    "check (" + name + ") must be one of " + String.join(", ", names) + ".",
                    Nearest.maybe(name, names));
        }
        return new CheckPages(found);
    }

    private static String why(String name) {
        return Arrays.stream(Checks.every())
                .filter(check -> check.name().equals(name))
                .map(Check::why)
                .findFirst()
                .orElse("");
    }

    private static String text() {
        try (InputStream bytes = CheckPages.class.getResourceAsStream(FILE)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
