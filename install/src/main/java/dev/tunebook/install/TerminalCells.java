package dev.tunebook.install;

import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.console.CellReader;
import dev.tunebook.kernel.run.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Cells typed at a terminal, with editing, history and the kernel's completion by Tab. */
final class TerminalCells implements CellReader, AutoCloseable {
    private final KernelSession session;
    private final Terminal terminal;
    private final LineReader lines;
    private final StringBuilder begun = new StringBuilder();

    /**
     * @param history the file that typed lines are kept in
     */
    TerminalCells(KernelSession session, Path history) throws IOException {
        this.session = session;
        terminal = TerminalBuilder.builder().system(true).build();
        // While a cell runs Ctrl-C stops it; at the prompt it gives up the line.
        terminal.handle(Terminal.Signal.INT, signal -> session.requestInterrupt());
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(new char[0]);
        lines = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(this::complete)
                .variable(LineReader.HISTORY_FILE, history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    @Override
    public Optional<String> line(String prompt, String indent) throws Cancelled {
        if (indent.isEmpty() && !prompt.contains("…")) {
            begun.setLength(0);
        }
        try {
            String line = lines.readLine(prompt, null, indent);
            begun.append(line).append('\n');
            return Optional.of(line);
        } catch (UserInterruptException givenUp) {
            throw new Cancelled();
        } catch (EndOfFileException end) {
            return Optional.empty();
        }
    }

    @Override
    public String answer(String question, boolean password) {
        try {
            return password ? lines.readLine(question, '*') : lines.readLine(question);
        } catch (UserInterruptException givenUp) {
            session.requestInterrupt();
            return "";
        } catch (EndOfFileException end) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String code = begun + line.line();
        int cursor = begun.length() + line.cursor();
        int wordStart = cursor - line.wordCursor();
        try {
            for (Console.Completion each : Console.completions(session, code, cursor)) {
                // JLine replaces its own word, which may begin before or after the kernel's.
                String value = each.start() >= wordStart
                        ? code.substring(wordStart, each.start()) + each.text()
                        : each.text().substring(Math.min(each.text().length(), wordStart - each.start()));
                candidates.add(new Candidate(value, each.text(), null, null, null, null, false));
            }
        } catch (KernelDeath gone) {
            // The next cell says so.
            candidates.clear();
        }
    }
}
