package dev.tunebook.engine.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer while it comes, piece by piece.
 *
 * <p>Unlike Java 17's own stream, its reader can be interrupted, and gives up where nothing comes any more.
 */
final class Arriving implements HttpResponse.BodySubscriber<Arriving>, AutoCloseable {
    /** Some pieces; none at the end; or why there will be no more. */
    private record Message(List<ByteBuffer> pieces, Throwable failure) {}

    private final Duration patience;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> pieces = new ArrayDeque<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    Arriving(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<Arriving> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> arrived) {
        messages.add(new Message(arrived, null));
    }

    @Override
    public void onError(Throwable failure) {
        messages.add(new Message(List.of(), failure));
    }

    @Override
    public void onComplete() {
        messages.add(new Message(List.of(), null));
    }

    /**
     * Waits for the next piece; empty at the end.
     *
     * @throws IOException when the connection broke, or nothing came for a while
     */
    Optional<ByteBuffer> next() throws IOException, InterruptedException {
        while (pieces.isEmpty()) {
            Message message = messages.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new IOException("nothing came for " + patience.toSeconds() + " s");
            }
            if (message.failure() != null) {
                throw new IOException(message.failure().getMessage(), message.failure());
            }
            if (message.pieces().isEmpty()) {
                messages.add(message);
                return Optional.empty();
            }
            pieces.addAll(message.pieces());
            subscription.join().request(1);
        }
        return Optional.of(pieces.remove());
    }

    /**
     * Waits for everything.
     *
     * @throws IOException when it is more than allowed as well
     */
    byte[] all(int mostBytes) throws IOException, InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> piece = next(); piece.isPresent(); piece = next()) {
            byte[] bytes = new byte[piece.get().remaining()];
            piece.get().get(bytes);
            whole.write(bytes);
            if (whole.size() > mostBytes) {
                throw new IOException("more than " + mostBytes + " bytes came");
            }
        }
        return whole.toByteArray();
    }

    /** Wants no more. */
    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }
}
