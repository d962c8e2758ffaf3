package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers requests of one channel by their type, with busy and idle around each. */
final class Requests {
    /** Answers one type of request; {@code null} sends no reply. */
    interface Answer {
        JsonObject to(Message request) throws Exception;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Channel channel;
    private final Outbox outbox;
    private final Activity activity;
    private final boolean main;

    /**
     * @param main whether these are answered in the kernel's main lane
     */
    Requests(Channel channel, Outbox outbox, Activity activity, boolean main) {
        this.channel = channel;
        this.outbox = outbox;
        this.activity = activity;
        this.main = main;
    }

    void on(String type, Answer answer) {
        answers.put(type, answer);
    }

    /** The same answers and one more, or another. */
    Requests and(String type, Answer answer) {
        Requests more = new Requests(channel, outbox, activity, main);
        more.answers.putAll(answers);
        more.on(type, answer);
        return more;
    }

    void answer(Message request) {
        Answer answer = answers.get(request.type());
        if (answer == null) {
            Log.warn("Refused a message of the unknown type " + request.type() + ".");
            return;
        }
        activity.busy(request, main);
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
            activity.idle(request, main);
        }
    }

    private static String replyType(Message request) {
        return request.type().replaceFirst("_request$", "_reply");
    }
}
