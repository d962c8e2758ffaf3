package dev.tunebook.kernel.run.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The cells of {@link FakeKernel}: one command a line, {@code ~} standing for a line end; other lines do nothing.
 *
 * <pre>
 * out TEXT | err TEXT        a stream
 * show ID TEXT | update ID TEXT | result TEXT
 * clear | clear-wait
 * fail NAME TEXT             an error, and the end of the cell
 * sleep MILLIS               or until interrupted
 * late TEXT                  printed when the next cell runs
 * folder                     prints the working folder
 * die CODE                   the whole process
 * </pre>
 */
final class FakeScript {
    private final FakeKernel kernel;
    // Not the thread's own flag: ZeroMQ breaks when it is set while a message is sent.
    private final Semaphore interrupts = new Semaphore(0);
    private int count;
    private WireMessage lateRequest;
    private String lateText;

    FakeScript(FakeKernel kernel) {
        this.kernel = kernel;
    }

    void interrupt() {
        interrupts.release();
    }

    JsonObject run(WireMessage request) {
        JsonObject reply = new JsonObject();
        reply.addProperty("execution_count", ++count);
        kernel.publish(request, "execute_input", reply.deepCopy());
        if (lateRequest != null) {
            stream(lateRequest, "stdout", lateText);
            lateRequest = null;
        }
        try {
            for (String line : request.text("code").split("\n")) {
                String[] words = line.replace('~', '\n').split(" ", 2);
                command(request, words[0], words.length > 1 ? words[1] : "");
            }
            reply.addProperty("status", "ok");
        } catch (CellFailure failure) {
            reply.addProperty("status", "error");
            error(request, failure.getMessage().split(" ", 2));
        } catch (InterruptedException interrupted) {
            reply.addProperty("status", "error");
            error(request, new String[] {"Interrupted", "the cell was interrupted"});
        }
        return reply;
    }

    private static final class CellFailure extends Exception {
        private static final long serialVersionUID = 1L;

        CellFailure(String text) {
            super(text);
        }
    }

    private void command(WireMessage request, String command, String text) throws CellFailure, InterruptedException {
        switch (command) {
            case "out" -> stream(request, "stdout", text + "\n");
            case "err" -> stream(request, "stderr", text + "\n");
            case "show" -> show(request, "display_data", text.split(" ", 2));
            case "update" -> show(request, "update_display_data", text.split(" ", 2));
            case "result" -> result(request, text);
            case "clear" -> kernel.publish(request, "clear_output", "{\"wait\":false}");
            case "clear-wait" -> kernel.publish(request, "clear_output", "{\"wait\":true}");
            case "fail" -> throw new CellFailure(text);
            case "sleep" -> {
                if (interrupts.tryAcquire(Long.parseLong(text), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException();
                }
            }
            case "late" -> {
                lateRequest = request;
                lateText = text + "\n";
            }
            case "folder" -> stream(request, "stdout", Path.of("").toAbsolutePath() + "\n");
            case "die" -> {
                System.err.println("native trouble");
                Thread.sleep(200);
                Runtime.getRuntime().halt(Integer.parseInt(text));
            }
            default -> {}
        }
    }

    private void stream(WireMessage request, String name, String text) {
        JsonObject content = new JsonObject();
        content.addProperty("name", name);
        content.addProperty("text", text);
        kernel.publish(request, "stream", content);
    }

    private void show(WireMessage request, String type, String[] idAndText) {
        JsonObject content = data(idAndText[1]);
        JsonObject hidden = new JsonObject();
        hidden.addProperty("display_id", idAndText[0]);
        content.add("transient", hidden);
        kernel.publish(request, type, content);
    }

    private void result(WireMessage request, String text) {
        JsonObject content = data(text);
        content.addProperty("execution_count", count);
        kernel.publish(request, "execute_result", content);
    }

    private static JsonObject data(String text) {
        JsonObject data = new JsonObject();
        data.addProperty("text/plain", text);
        JsonObject content = new JsonObject();
        content.add("data", data);
        content.add("metadata", new JsonObject());
        return content;
    }

    private void error(WireMessage request, String[] nameAndText) {
        JsonObject content = new JsonObject();
        content.addProperty("ename", nameAndText[0]);
        content.addProperty("evalue", nameAndText[1]);
        JsonArray traceback = new JsonArray();
        traceback.add("\u001b[31m" + nameAndText[0] + "\u001b[0m: " + nameAndText[1]);
        content.add("traceback", traceback);
        kernel.publish(request, "error", content);
    }
}
