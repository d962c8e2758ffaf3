package dev.tunebook.kernel.jupyter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Stands in for {@code System.out} or {@code System.err}: what any thread prints goes to its cell. */
final class Capture extends OutputStream {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final IoPub ioPub;
    private final String stream;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = new byte[0];

    private Capture(IoPub ioPub, String stream) {
        this.ioPub = ioPub;
        this.stream = stream;
    }

    /** Replaces both streams of the process. */
    static void install(IoPub ioPub) {
        System.setOut(new PrintStream(new Capture(ioPub, "stdout"), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Capture(ioPub, "stderr"), true, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at += CHUNK_BYTES) {
            print(bytes, at, Math.min(CHUNK_BYTES, offset + length - at));
        }
    }

    /** Decodes as far as whole characters go and keeps the rest, at most three bytes, for the next time. */
    private void print(byte[] bytes, int offset, int length) {
        ByteBuffer input = ByteBuffer.allocate(rest.length + length);
        input.put(rest).put(bytes, offset, length).flip();
        CharBuffer output = CharBuffer.allocate(input.remaining());
        decoder.reset();
        decoder.decode(input, output, false);
        rest = new byte[input.remaining()];
        input.get(rest);
        output.flip();
        if (output.hasRemaining()) {
            ioPub.print(stream, output.toString());
        }
    }
}
