package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellRunner;
import dev.tunebook.kernel.cell.History;
import dev.tunebook.kernel.cell.HistoryFile;
import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.cell.StartupScripts;
import dev.tunebook.kernel.extension.CurrentNotebook;
import dev.tunebook.kernel.shell.UserCode;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/**
 * A running kernel: takes requests from the sockets, gives each to the lane that answers it, and sends the answers.
 */
final class Kernel {
    private final Outbox outbox = new Outbox();
    private final IoPub ioPub = new IoPub(outbox);
    private final Inputs inputs = new Inputs(outbox);
    private final UserCode userCode = new UserCode(note -> System.err.println(note));
    private final Activity activity = new Activity(ioPub);
    private final Lanes lanes = new Lanes();
    private final Lane control = new Lane("control");
    private final Requests cellRequests = new Requests(Channel.SHELL, outbox, activity, true);
    private final Requests asideRequests = new Requests(Channel.SHELL, outbox, activity, false);
    private final Requests controlRequests = new Requests(Channel.CONTROL, outbox, activity, false);
    private final Subshells subshells;
    private final WarmShell warmShell;
    private final LiveNotebook notebook;
    private final CellRunner runner;
    private final ExecuteRequests execute;
    private final History history;
    private final Wire wire;
    private final Sockets sockets;

    Kernel(Connection connection, String version) throws GeneralSecurityException {
        wire = new Wire(new Signature(connection.signatureScheme(), connection.key()));
        warmShell = new WarmShell(userCode);
        history = new History(historyFile());
        notebook = new LiveNotebook(warmShell, userCode, ioPub, history);
        notebook.cellTimeout(cellTimeout());
        notebook.askBy(inputs::ask);
        warmShell.serve(notebook);
        CurrentNotebook.set(notebook);
        runner = new CellRunner(notebook, userCode);
        execute = new ExecuteRequests(runner, ioPub, inputs, history, lanes.cells());
        subshells = new Subshells(this::subshellRequests, outbox);
        for (Requests requests : List.of(cellRequests, asideRequests, controlRequests)) {
            requests.on("kernel_info_request", request -> Replies.kernelInfo(version));
            requests.on("shutdown_request", this::shutDown);
            requests.on("interrupt_request", request -> interrupt());
        }
        cellRequests.on("execute_request", execute);
        asideRequests.on("history_request", new HistoryRequests(history));
        new CodeRequests(notebook, warmShell).register(asideRequests);
        new CommRequests(notebook.comms(), ioPub).register(asideRequests);
        subshells.register(controlRequests);
        // Beside it the sockets are bound.
        warmShell.open();
        sockets = new Sockets(connection, this::receive);
    }

    private Requests subshellRequests(Lane lane) {
        ExecuteRequests beside = execute.beside(runner.beside(new UserCode(note -> System.err.println(note))), lane);
        return asideRequests.and("execute_request", beside);
    }

    /** Serves until shutdown. */
    void run() throws InterruptedException {
        Capture.install(ioPub);
        System.setIn(inputs);
        ioPub.status(null, "starting");
        start("outbox", this::sendAll);
        control.start();
        lanes.cells().add(this::runStartupScripts);
        lanes.start(cellRequests, asideRequests, subshells);
        Signals.onInterrupt(userCode::interrupt);
        sockets.run();
        history.close();
    }

    private static Duration cellTimeout() {
        String seconds = System.getProperty("tunebook.cell.timeout", "0");
        try {
            return Duration.ofMillis(Math.max(0, Math.round(Double.parseDouble(seconds) * 1000)));
        } catch (NumberFormatException e) {
            Log.warn("tunebook.cell.timeout (" + seconds + ") must be a number of seconds. Maybe 600.");
            return Duration.ZERO;
        }
    }

    /** History is kept beyond the session only where the launcher names a file for it. */
    private static HistoryFile historyFile() {
        String path = System.getProperty("tunebook.history");
        if (path == null || path.isBlank()) {
            return HistoryFile.none();
        }
        String home = System.getProperty("user.home");
        return HistoryFile.at(Path.of(path.startsWith("~/") ? home + path.substring(1) : path));
    }

    private void runStartupScripts() {
        StartupScripts scripts = StartupScripts.of(System.getenv(), Path.of(System.getProperty("user.home")));
        execute.startedWith(scripts.run(runner));
    }

    private void receive(Channel channel, List<byte[]> frames) {
        try {
            Message message = wire.read(frames);
            switch (channel) {
                case SHELL -> lanes.add(message);
                case CONTROL -> control.add(message, controlRequests);
                default -> inputs.answer(message);
            }
        } catch (Refused refused) {
            Log.warn("Refused " + refused.getMessage() + ".");
        }
    }

    private void sendAll() {
        try {
            Sockets.Outlet outlet = sockets.outlet(outbox::isClosed);
            for (Outgoing next = outbox.take(); next != null; next = outbox.take()) {
                outlet.send(next.channel(), wire.write(next));
            }
            outlet.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonObject interrupt() {
        userCode.interrupt();
        return Replies.ok();
    }

    private JsonObject shutDown(Message request) {
        JsonObject content = Replies.ok();
        content.addProperty("restart", request.flag("restart", false));
        Thread ending = new Thread(this::end, "shutdown");
        ending.start();
        return content;
    }

    private void end() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
