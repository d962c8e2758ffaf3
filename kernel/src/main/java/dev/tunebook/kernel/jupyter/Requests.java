package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;

/** Answers the requests of one channel, in order, with busy and idle around each. */
final class Requests {
    /** Answers one type of request; {@code null} sends no reply. */
    interface Answer {
        JsonObject to(Message request) throws Exception;
    }

    private final Map<String, Answer> answers = new HashMap<>();
    private final Channel channel;
    private final Outbox outbox;
    private final IoPub ioPub;

    Requests(Channel channel, Outbox outbox, IoPub ioPub) {
        this.channel = channel;
        this.outbox = outbox;
        this.ioPub = ioPub;
    }

    void on(String type, Answer answer) {
        answers.put(type, answer);
    }

    /** Answers what comes into the queue, for ever. */
    void serve(BlockingQueue<Message> queue) {
        while (true) {
            try {
                answer(queue.take());
            } catch (InterruptedException late) {
                Thread.interrupted();
            } catch (Throwable e) {
                Log.warn("A request failed", e);
            }
        }
    }

    private void answer(Message request) {
        Answer answer = answers.get(request.type());
        if (answer == null) {
            Log.warn("Refused a message of the unknown type " + request.type() + ".");
            return;
        }
        ioPub.status(request, "busy");
        try {
            JsonObject content = answer.to(request);
            if (content != null) {
                outbox.add(Outgoing.reply(channel, request, replyType(request), content));
            }
        } catch (Throwable e) {
            Log.warn("A " + request.type() + " failed", e);
            CellFailure failure =
                    new CellFailure(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of());
            outbox.add(Outgoing.reply(channel, request, replyType(request), Replies.error(failure)));
        } finally {
            ioPub.status(request, "idle");
        }
    }

    private static String replyType(Message request) {
        return request.type().replaceFirst("_request$", "_reply");
    }
}
