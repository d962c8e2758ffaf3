package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static dev.tunebook.kernel.session.KernelSession.Channel.STDIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RobustIT {
    private static final long SEED = 20261123;

    @AutoClose
    private final KernelSession kernel = KernelSession.start();

    @Test
    void refusesAReplay() throws IOException {
        JsonObject header = kernel.header("execute_request");
        List<byte[]> frames = Frames.of(header, KernelSession.executeContent("int runs = 1;"));
        kernel.sendFrames(SHELL, frames);
        kernel.sendFrames(SHELL, frames);
        assertThat(kernel.receive(SHELL, KernelSession.PATIENCE_MILLIS).type()).isEqualTo("execute_reply");
        assertThat(kernel.receive(SHELL, 500)).isNull();
        assertThat(kernel.log()).contains("Refused a message that has been here before.");
    }

    @Test
    void refusesAWrongSignature() throws IOException {
        List<byte[]> frames = Frames.of(kernel.header("execute_request"), KernelSession.executeContent("int ran = 1;"));
        frames.set(1, "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
        kernel.sendFrames(SHELL, frames);
        assertThat(kernel.receive(SHELL, 500)).isNull();
        assertThat(kernel.log()).contains("Refused a message with a wrong signature.");
        kernel.run("1+1").says("result 2");
    }

    @Test
    void livesThroughAThousandBrokenMessages() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            KernelSession.Channel channel = List.of(SHELL, CONTROL, STDIN).get(random.nextInt(3));
            kernel.sendFrames(channel, broken(random));
            if (i % 100 == 99) {
                kernel.run("1+1").says("result 2");
            }
        }
        kernel.ask(CONTROL, "kernel_info_request", "{}").replies("ok");
        assertThat(kernel.log())
                .contains(
                        "Refused a message of the unknown type no_such_",
                        "Refused a message that is not JSON",
                        "Refused a message part that is no JSON object",
                        "without delimiter, signature and four parts.");
    }

    @Test
    void livesThroughAHugeFrame() throws IOException {
        kernel.sendFrames(SHELL, List.of(new byte[64 << 20]));
        kernel.run("1+1").says("result 2");
        assertThat(kernel.log()).contains("without delimiter, signature and four parts.");
    }

    /** Its header alone made room for all of it, and no room was left for anything else. */
    @Test
    void livesThroughAFrameThatIsSaidToBeHuge() throws IOException {
        for (KernelSession.Channel channel : KernelSession.Channel.values()) {
            try (Socket socket = new Socket("127.0.0.1", kernel.port(channel))) {
                socket.setSoTimeout(KernelSession.PATIENCE_MILLIS);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream();
                out.write(greeting());
                assertThat(in.readNBytes(64)).hasSize(64);
                out.write(ready(channel));
                assertThat(in.read()).as("a command").isEqualTo(4);
                in.readNBytes(in.read());
                out.write(ByteBuffer.allocate(9)
                        .put((byte) 2)
                        .putLong(Integer.MAX_VALUE - 16)
                        .array());
                assertThat(in.readAllBytes())
                        .as("what comes until it is closed")
                        .isEmpty();
            }
            assertThat(kernel.log())
                    .contains(" MB on the " + nameOf(channel) + " channel, and disconnected who sent it.");
        }
        kernel.run("1+1").says("result 2");
        kernel.ask(CONTROL, "kernel_info_request", "{}").replies("ok");
    }

    private static String nameOf(KernelSession.Channel channel) {
        return channel == KernelSession.Channel.HB
                ? "heartbeat"
                : channel.name().toLowerCase(Locale.ROOT);
    }

    /** Of version 3.0 of ZeroMQ's protocol, without security. */
    private static byte[] greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(64);
        greeting.put((byte) 0xff).put(9, (byte) 0x7f).put(10, (byte) 3);
        greeting.position(12).put("NULL".getBytes(StandardCharsets.US_ASCII));
        return greeting.array();
    }

    private static byte[] ready(KernelSession.Channel channel) {
        String type = switch (channel) {
            case IOPUB -> "SUB";
            case HB -> "REQ";
            default -> "DEALER";
        };
        ByteBuffer command = ByteBuffer.allocate(200);
        command.put((byte) 4).put((byte) 0);
        command.put((byte) 5).put("READY".getBytes(StandardCharsets.US_ASCII));
        command.put((byte) 11).put("Socket-Type".getBytes(StandardCharsets.US_ASCII));
        command.putInt(type.length()).put(type.getBytes(StandardCharsets.US_ASCII));
        command.put(1, (byte) (command.position() - 2));
        return Arrays.copyOf(command.array(), command.position());
    }

    @Test
    void livesThroughDeepJson() {
        String deep = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
        kernel.sendFrames(SHELL, Frames.sign(List.of(header(), "{}", "{}", deep)));
        kernel.run("1+1").says("result 2");
    }

    private List<byte[]> broken(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> List.of(noise(random));
            case 1 -> List.of("<IDS|MSG>".getBytes(StandardCharsets.US_ASCII), noise(random), noise(random));
            case 2 -> Frames.sign(List.of(header(), "{}", "{}", "{not json"));
            case 3 -> Frames.sign(List.of("[]", "null", "\"\"", "3"));
            case 4 ->
                Frames.sign(List.of(kernel.header("no_such_" + random.nextInt()).toString(), "{}", "{}", "{}"));
            case 5 ->
                Frames.sign(List.of(
                        kernel.header("complete_request").toString(),
                        "{}",
                        "{}",
                        "{\"code\": " + random.nextInt() + ", \"cursor_pos\": \"" + random.nextInt() + "\"}"));
            default -> flipped(random);
        };
    }

    /** A good message with one byte changed somewhere. */
    private List<byte[]> flipped(Random random) {
        List<byte[]> frames = new ArrayList<>(
                Frames.of(kernel.header("execute_request"), KernelSession.executeContent("int x = 1;")));
        int which = random.nextInt(frames.size());
        byte[] changed = frames.get(which).clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        }
        frames.set(which, changed);
        return frames;
    }

    private String header() {
        return kernel.header("execute_request").toString();
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }
}
