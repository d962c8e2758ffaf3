package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.extension.Shown;
import dev.tunebook.kernel.shell.InterruptedCell;
import dev.tunebook.kernel.shell.Shell;
import dev.tunebook.kernel.shell.UserCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs a cell: its Java and its magics in order, on the calling thread. */
public final class CellRunner {
    private final LiveNotebook notebook;
    private final UserCode userCode;
    private final boolean main;
    private int number;

    /** The runner of a notebook's own cells. */
    public CellRunner(LiveNotebook notebook, UserCode userCode) {
        this(notebook, userCode, true);
        notebook.runNestedBy(this::runParts);
    }

    private CellRunner(LiveNotebook notebook, UserCode userCode, boolean main) {
        this.notebook = notebook;
        this.userCode = userCode;
        this.main = main;
    }

    /** Another, for cells that run on another thread beside this one's; they have no timeout. */
    public CellRunner beside(UserCode other) {
        return new CellRunner(notebook, other, false);
    }

    /**
     * Runs a cell to its end.
     *
     * @param cellNumber the number in brackets before the cell
     * @param result told the cell's result, if it has one
     * @return why it failed, or empty
     */
    public Optional<CellFailure> run(String cell, int cellNumber, Consumer<MimeBundle> result) {
        userCode.begin();
        notebook.displays().beginCell();
        Duration timeout = main ? notebook.cellTimeout() : Duration.ZERO;
        Alarm alarm = Alarm.after(timeout, userCode::interrupt);
        try (alarm) {
            number = cellNumber;
            Object value = runParts(cell);
            if (isToBeShown(value)) {
                result.accept(userCode.run(() -> notebook.views().show(value)));
            }
            return Optional.empty();
        } catch (Throwable thrown) {
            if (alarm.rang()) {
                return Optional.of(Failures.timedOut(timeout));
            }
            Throwable why =
                    userCode.stopping() && !(thrown instanceof InterruptedCell) ? new InterruptedCell(thrown) : thrown;
            return Optional.of(notebook.failures().describe(why));
        } finally {
            userCode.end();
        }
    }

    /** What the last cell wants to be shown apart from its output. */
    public List<MimeBundle> takePages() {
        return notebook.pages().take();
    }

    private Object runParts(String cell) throws Exception {
        List<CellPart> parts = CellSplitter.split(cell);
        Shell shell = notebook.shell();
        Object value = null;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof CellPart.Java java) {
                value = shell.evaluate(java.text(), cell, java.offset(), number);
            } else if (parts.get(i) instanceof CellPart.MagicCall call) {
                shell.watchSockets();
                value = userCode.run(() -> notebook.magics().run(call));
                if (i < parts.size() - 1 && isToBeShown(value)) {
                    show(value);
                }
            }
        }
        return value;
    }

    private boolean isToBeShown(Object value) {
        return value != null
                && !(value instanceof Shown)
                && !notebook.displays().isShown(value);
    }

    private void show(Object value) throws Exception {
        MimeBundle bundle = userCode.run(() -> notebook.views().show(value));
        notebook.output().display(bundle, UUID.randomUUID().toString());
    }
}
