package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import dev.tunebook.kernel.run.page.Durations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tells a run on a terminal, cell by cell.
 *
 * <p>On a terminal the running cell's line is rewritten in place, with its time and the last line that it showed.
 * Elsewhere, in a log, a long cell says every few seconds that it is still running.
 */
public final class TerminalProgress implements RunListener {
    private static final Duration REDRAW = Duration.ofMillis(120);
    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final String INDENT = "        ";
    private static final int TIME_COLUMNS = 12;

    private final PrintStream terminal;
    private final Style style;
    private Duration lastShown = Duration.ZERO;

    /**
     * @param live whether a line can be rewritten in place
     * @param colours whether to use them
     * @param columns of the terminal
     */
    public record Style(boolean live, boolean colours, int columns) {}

    public TerminalProgress(PrintStream terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
    }

    @Override
    public void kernelReady(Duration startTime, int codeCells) {
        terminal.println(dim("Kernel ready after " + Durations.text(startTime) + " · " + codeCells + " code cells"));
    }

    @Override
    public void cellStarted(CellPlace place) {
        lastShown = Duration.ZERO;
        if (style.live()) {
            rewrite(running(place, Duration.ZERO, ""));
        } else {
            terminal.println(label(place) + FoldedOutputs.cut(place.firstLine(), style.columns() - INDENT.length()));
        }
    }

    @Override
    public void cellRuns(CellPlace place, Duration elapsed, String latestLine) {
        Duration pause = style.live() ? REDRAW : REPORT;
        if (elapsed.minus(lastShown).compareTo(pause) < 0) {
            return;
        }
        lastShown = elapsed;
        if (style.live()) {
            rewrite(running(place, elapsed, latestLine));
        } else {
            String line = "… " + Durations.text(elapsed) + (latestLine.isEmpty() ? "" : "  " + latestLine);
            terminal.println(INDENT + FoldedOutputs.cut(line, style.columns() - INDENT.length()));
        }
    }

    private String running(CellPlace place, Duration elapsed, String latestLine) {
        int sourceColumns = latestLine.isEmpty() ? style.columns() : style.columns() / 2;
        String line =
                label(place) + FoldedOutputs.cut(place.firstLine(), sourceColumns - INDENT.length() - TIME_COLUMNS)
                        + "  " + Durations.text(elapsed) + (latestLine.isEmpty() ? "" : "  " + latestLine);
        return FoldedOutputs.cut(line, style.columns() - 1);
    }

    @Override
    public void cellEnded(CellPlace place, Duration elapsed, JsonArray outputs) {
        String time = Durations.text(elapsed);
        if (style.live()) {
            int columns = style.columns() - INDENT.length() - TIME_COLUMNS;
            String source = FoldedOutputs.cut(place.firstLine(), columns);
            String gap =
                    " ".repeat(Math.max(1, style.columns() - 1 - INDENT.length() - source.length() - time.length()));
            rewrite(label(place) + source + dim(gap + time));
            terminal.println();
        }
        for (String line : FoldedOutputs.of(outputs, style.columns() - INDENT.length() - 1)) {
            terminal.println(INDENT + dim(line));
        }
        if (!style.live()) {
            terminal.println(INDENT + "took " + time);
        }
    }

    @Override
    public void ended(RunOutcome outcome) {
        outcome.failedCell().ifPresent(this::show);
        outcome.kernelLines().forEach(line -> terminal.println(INDENT + dim(PlainText.of(line))));
        if (!outcome.problem().isEmpty()) {
            terminal.println(red(outcome.problem()));
        }
        String time = Durations.text(outcome.elapsed());
        if (outcome.status() == RunOutcome.Status.PASSED) {
            terminal.println(green("Passed") + " in " + time);
        } else {
            terminal.println(red(outcome.status() == RunOutcome.Status.INTERRUPTED ? "Interrupted" : "Failed")
                    + " after " + time);
        }
        for (Path written : outcome.written()) {
            terminal.println("  " + written);
        }
    }

    private void show(RunOutcome.FailedCell failed) {
        CellPlace place = failed.place();
        terminal.println();
        terminal.println(red("Cell " + place.number() + " of " + place.total() + " failed:"));
        int number = 1;
        for (String line : failed.source().lines().toList()) {
            terminal.printf("%4d │ %s%n", number++, PlainText.of(line));
        }
        terminal.println();
        terminal.println(PlainText.of(failed.error()));
    }

    private static String label(CellPlace place) {
        int digits = String.valueOf(place.total()).length();
        String label = String.format("[%" + digits + "d/%d] ", place.number(), place.total());
        return String.format("%-" + INDENT.length() + "s", label);
    }

    private void rewrite(String line) {
        terminal.print("\r\u001b[2K" + line);
        terminal.flush();
    }

    private String dim(String text) {
        return colour("2", text);
    }

    private String red(String text) {
        return colour("31", text);
    }

    private String green(String text) {
        return colour("32", text);
    }

    private String colour(String code, String text) {
        return style.colours() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
