package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellRunner;
import dev.tunebook.kernel.cell.History;
import dev.tunebook.kernel.cell.HistoryFile;
import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.extension.CurrentNotebook;
import dev.tunebook.kernel.shell.UserCode;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A running kernel: takes requests from the sockets, lets one thread run the shell channel's and another the control
 * channel's, and sends what they answer.
 */
final class Kernel {
    private final Outbox outbox = new Outbox();
    private final IoPub ioPub = new IoPub(outbox);
    private final Inputs inputs = new Inputs(outbox);
    private final UserCode userCode = new UserCode(System.err::println);
    private final BlockingQueue<Message> shellQueue = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> controlQueue = new LinkedBlockingQueue<>();
    private final WarmShell warmShell;
    private final Requests shellRequests;
    private final Requests controlRequests;
    private final Wire wire;
    private final Sockets sockets;

    Kernel(Connection connection, String version) throws GeneralSecurityException {
        wire = new Wire(new Signature(connection.signatureScheme(), connection.key()));
        sockets = new Sockets(connection, this::receive);
        warmShell = new WarmShell(userCode);
        History history = new History(historyFile());
        LiveNotebook notebook = new LiveNotebook(warmShell, userCode, ioPub, history);
        warmShell.serve(notebook);
        CurrentNotebook.set(notebook);
        ExecuteRequests execute =
                new ExecuteRequests(new CellRunner(notebook, userCode), ioPub, inputs, history, shellQueue);
        shellRequests = new Requests(Channel.SHELL, outbox, ioPub);
        controlRequests = new Requests(Channel.CONTROL, outbox, ioPub);
        for (Requests requests : List.of(shellRequests, controlRequests)) {
            requests.on("kernel_info_request", request -> kernelInfo(version));
            requests.on("shutdown_request", this::shutDown);
            requests.on("interrupt_request", request -> interrupt());
        }
        shellRequests.on("execute_request", execute);
        shellRequests.on("history_request", new HistoryRequests(history));
        new CodeRequests(notebook, warmShell).register(shellRequests);
        new Comms().register(shellRequests);
    }

    /** Serves until shutdown. */
    void run() throws InterruptedException {
        Capture.install(ioPub);
        System.setIn(inputs);
        ioPub.status(null, "starting");
        start("outbox", this::sendAll);
        start("control", () -> controlRequests.serve(controlQueue));
        Thread cells = new Thread(null, () -> shellRequests.serve(shellQueue), "cell", 16L << 20);
        cells.setDaemon(true);
        cells.start();
        Signals.onInterrupt(userCode::interrupt);
        sockets.run();
    }

    /** History is kept beyond the session only where the launcher names a file for it. */
    private static HistoryFile historyFile() {
        String path = System.getProperty("tunebook.history");
        return path == null || path.isBlank() ? HistoryFile.none() : HistoryFile.at(Path.of(path));
    }

    private void receive(Channel channel, List<byte[]> frames) {
        try {
            Message message = wire.read(frames);
            switch (channel) {
                case SHELL -> shellQueue.add(message);
                case CONTROL -> controlQueue.add(message);
                default -> inputs.answer(message);
            }
        } catch (Refused refused) {
            Log.warn("Refused " + refused.getMessage() + ".");
        }
    }

    private void sendAll() {
        Sockets.Outlet outlet = sockets.outlet();
        try {
            for (Outgoing next = outbox.take(); next != null; next = outbox.take()) {
                outlet.send(next.channel(), wire.write(next));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outlet.end();
    }

    private JsonObject kernelInfo(String version) {
        warmShell.startSoon();
        return Replies.kernelInfo(version);
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
